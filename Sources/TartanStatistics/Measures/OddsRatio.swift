import Glibc

/// The odds ratio of a pair of codes with 1/2 added to each count, and its interval.
///
/// The half is always added (Haldane 1956, Anscombe 1956), not only where a count is 0: that would make the measure jump
/// between counts of 1 and 0. Print it as "OR (+1/2)".
public struct OddsRatio: Hashable, Sendable {
  /// (a + 1/2)(d + 1/2) / ((b + 1/2)(c + 1/2)), above 0; 1 is no association.
  public let estimate: Double
  /// Woolf's interval (1955): exp(log OR ± z sqrt(sum of 1 / (count + 1/2))).
  public let interval: Interval

  /// Computes both; nil where there is no statement.
  public init?(_ counts: FourfoldCounts, confidence: Double = 0.95) {
    guard counts.total > 0, let z = Interval.normalScore(confidence) else { return nil }
    let a = Double(counts.both) + 0.5
    let b = Double(counts.firstOnly) + 0.5
    let c = Double(counts.secondOnly) + 0.5
    let d = Double(counts.neither) + 0.5
    estimate = a * d / (b * c)
    let error = (1 / a + 1 / b + 1 / c + 1 / d).squareRoot()
    interval = Interval(lower: exp(log(estimate) - z * error), upper: exp(log(estimate) + z * error))
  }
}
