/// Measures of how two sets of statements overlap, from four counts: a statements in both, n1 in the first, n2 in the
/// second, N in the base. Each is nil where its formula divides by zero: undefined, never 0.
public struct OverlapMeasures: Hashable, Sendable {
  /// What is measured.
  public let counts: OverlapCounts

  private let a: Double
  private let n1: Double
  private let n2: Double
  private let n: Double

  /// Measures these counts.
  public init(_ counts: OverlapCounts) {
    self.counts = counts
    a = Double(counts.both)
    n1 = Double(counts.inFirst)
    n2 = Double(counts.inSecond)
    n = Double(counts.base)
  }

  /// The share of the first set that is in the second too: a / n1, 0 to 1.
  public var shareOfFirst: Double? { ratio(a, n1) }

  /// The share of the second set that is in the first too: a / n2, 0 to 1.
  public var shareOfSecond: Double? { ratio(a, n2) }

  /// Jaccard's coefficient (1901): the statements in both, of those in either: a / (n1 + n2 - a), 0 to 1.
  public var jaccard: Double? { ratio(a, n1 + n2 - a) }

  /// The statements in both to be expected if the sets had nothing to do with each other: n1 n2 / N.
  public var expected: Double? { ratio(n1 * n2, n) }

  /// Observed over expected: a N / (n1 n2). 1: as often as by chance; up to a constant the association strength of van
  /// Eck and Waltman (2009).
  public var lift: Double? { ratio(a * n, n1 * n2) }

  /// Pearson's correlation of the two sets as 0/1 variables: (a d - b c) / sqrt(n1 n2 (N - n1) (N - n2)), -1 to 1, with
  /// b and c the statements in one set only and d those in neither. Undefined if a set is empty or everything.
  public var phi: Double? {
    let b = n1 - a
    let c = n2 - a
    let d = n - n1 - n2 + a
    return ratio(a * d - b * c, (n1 * n2 * (n - n1) * (n - n2)).squareRoot())
  }

  /// The adjusted standardised residual (Haberman 1973): (a - E) / sqrt(E (1 - n1/N) (1 - n2/N)) with E the expected
  /// count; standard normal in large samples of unrelated sets, and equal to phi sqrt(N).
  public var adjustedResidual: Double? {
    guard let expected else { return nil }
    return ratio(a - expected, (expected * (1 - n1 / n) * (1 - n2 / n)).squareRoot())
  }

  private func ratio(_ numerator: Double, _ denominator: Double) -> Double? {
    denominator == 0 ? nil : numerator / denominator
  }
}
