/// The two ends of an interval.
public struct Interval: Hashable, Sendable {
  /// The lower end.
  public let lower: Double
  /// The upper end, not below the lower.
  public let upper: Double

  /// Makes an interval from its ends.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// How many standard errors a two-sided interval of this confidence reaches to each side: 1.96 for 0.95.
  static func normalScore(_ confidence: Double) -> Double? {
    guard confidence > 0, confidence < 1 else { return nil }
    return Distribution.normalQuantile((1 + confidence) / 2)
  }

  /// This interval without what lies outside 0 to 1.
  var clippedToUnit: Interval { Interval(lower: max(0, lower), upper: min(1, upper)) }
}
