/// What is too small to show, and against whom.
///
/// The default threshold is 5; trusted research environments ask for 10 (ONS Longitudinal Study, UK LLC, ABS DataLab).
public struct SuppressionRule: Hashable, Sendable {
  /// Counts above 0 and below this are hidden, and nobody can bound a hidden number more closely than this.
  public let threshold: Int
  /// Whether a hidden number must also be safe from the one person behind another hidden number, who knows that one.
  public let guardsAgainstLoneContributors: Bool
  /// Whether cells of 0 are hidden too; margins of 0 never are.
  public let hidesZeros: Bool

  /// A rule, or nothing when the threshold is below 2: then there is nothing to hide.
  ///
  /// - Parameters:
  ///   - threshold: the smallest count that may be shown.
  ///   - guardsAgainstLoneContributors: the strict mode, right when people are few.
  ///   - hidesZeros: whether cells of 0 are hidden too.
  public init?(threshold: Int, guardsAgainstLoneContributors: Bool = true, hidesZeros: Bool = false) {
    guard threshold >= 2 else { return nil }
    self.threshold = threshold
    self.guardsAgainstLoneContributors = guardsAgainstLoneContributors
    self.hidesZeros = hidesZeros
  }

  func isTooSmall(_ count: Int) -> Bool { count > 0 && count < threshold }
}
