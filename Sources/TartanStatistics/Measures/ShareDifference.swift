/// The difference of two shares of separate bases, with Newcombe's interval.
public struct ShareDifference: Hashable, Sendable {
  /// The first share minus the second, -1 to 1.
  public let difference: Double
  /// The hybrid of both Wilson intervals (Newcombe 1998, method 10).
  public let interval: Interval

  /// Compares two shares; nil where a base is empty.
  public init?(_ first: Share, _ second: Share, confidence: Double = 0.95) {
    guard let p1 = first.value, let p2 = second.value, let w1 = first.wilson(confidence: confidence),
      let w2 = second.wilson(confidence: confidence)
    else { return nil }
    func reach(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    difference = p1 - p2
    interval = Interval(
      lower: difference - reach(p1 - w1.lower, w2.upper - p2),
      upper: difference + reach(w1.upper - p1, p2 - w2.lower))
  }
}
