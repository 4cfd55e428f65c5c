/// Fisher's exact test (1935) of a fourfold table, two-sided: the probability, given the margins, of all tables that are
/// no more probable than the one observed.
///
/// Library functions compare probabilities with a tolerance, which decides ties by rounding. Here the probabilities
/// relative to the most probable table come from their exact ratios, and two that look equal are compared by their prime
/// factors.
public enum FisherExact {
  /// The two-sided p.
  ///
  /// - Parameter counts: any fourfold table.
  /// - Returns: 0 to 1; 1 where a code is on every statement or on none; nil for no statement; 0 where it is below the
  ///   smallest double.
  /// - Complexity: about 40 standard deviations of `both`, whatever N is.
  public static func twoSided(_ counts: FourfoldCounts) -> Double? {
    guard counts.total > 0 else { return nil }
    guard counts.hasVaryingCodes else { return 1 }
    let tables = HypergeometricTables(counts)
    let observed = tables.weight(of: counts.both)
    guard observed > 0 else { return 0 }
    var extreme = 0.0
    var total = 0.0
    for upwards in [true, false] {
      tables.walk(upwards: upwards) { both, weight in
        total += weight
        if tables.isNoMoreProbable(both, weight, than: counts.both, observed) { extreme += weight }
        return weight > 1e-18 * min(observed, 1)
      }
    }
    return min(1, extreme / total)
  }
}

/// The tables with the margins of a fourfold table, each known by its count of statements with both codes, with weights
/// relative to the most probable one.
private struct HypergeometricTables {
  private let first: Int
  private let second: Int
  /// N - nA - nB: the statements with neither code, less those with both.
  private let offset: Int
  private let range: ClosedRange<Int>
  private let mode: Int

  init(_ counts: FourfoldCounts) {
    first = counts.first
    second = counts.second
    offset = counts.total - first - second
    range = max(0, -offset)...min(first, second)
    let top = Double(first + 1) * Double(second + 1) / Double(counts.total + 2)
    mode = min(max(Int(top), range.lowerBound), range.upperBound)
  }

  /// The weight of `both + 1` over that of `both`.
  private func step(from both: Int) -> Double {
    Double((first - both) * (second - both)) / Double((both + 1) * (offset + both + 1))
  }

  /// The weight of one table; the most probable has 1.
  func weight(of both: Int) -> Double {
    var weight = 1.0
    for k in stride(from: mode, to: both, by: 1) { weight *= step(from: k) }
    for k in stride(from: mode - 1, through: both, by: -1) { weight /= step(from: k) }
    return weight
  }

  /// Visits the tables from the most probable outwards, that one only on the way up, until the visitor has enough.
  func walk(upwards: Bool, _ visit: (Int, Double) -> Bool) {
    var both = mode
    var weight = 1.0
    if upwards, !visit(both, weight) { return }
    while upwards ? both < range.upperBound : both > range.lowerBound {
      if upwards {
        weight *= step(from: both)
        both += 1
      } else {
        both -= 1
        weight /= step(from: both)
      }
      if weight == 0 || !visit(both, weight) { return }
    }
  }

  /// Whether a table is at most as probable as the observed one. Rounding adds up to far less than 1e-9 over a walk;
  /// what lies closer is compared exactly.
  func isNoMoreProbable(_ both: Int, _ weight: Double, than observed: Int, _ observedWeight: Double) -> Bool {
    if abs(weight - observedWeight) > 1e-9 * observedWeight { return weight < observedWeight }
    return weight <= observedWeight || cells(both).hasSameFactorials(as: cells(observed))
  }

  /// The four counts of a table: its weight is a constant over the product of their factorials.
  private func cells(_ both: Int) -> FactorialProduct {
    FactorialProduct([both, first - both, second - both, offset + both])
  }
}
