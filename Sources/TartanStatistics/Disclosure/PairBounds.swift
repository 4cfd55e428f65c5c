/// What a reader can work out about counts of pairs of sets from the counts that are shown.
///
/// For two sets of `a` and `b` among N: `max(0, a + b - N) <= ab <= min(a, b)` (Fréchet 1935). For three sets also
/// `ab >= ac + bc - c`, `ab <= a - ac + bc` and `ab >= a + b + c - ac - bc - N` (Bonferroni; the facets of the
/// correlation polytope on three points, Pitowsky 1989). Bounds are tightened by these until nothing changes, each from
/// the intervals of the others.
/// For two sets alone that is exact. For more it is how a reader would go about it, not a proof: four sets
/// have further inequalities.
struct PairBounds {
  let codes: Int
  let statements: Int
  /// For each pair, smaller code first, totals on the diagonal.
  private(set) var ranges: [ClosedRange<Int>]
  /// A pair that the reader knows beside what is shown.
  private var known: (pair: Int, value: Int)?
  /// Rounds of tightening; each that changes something narrows a range by one or more, so a bound on time is needed.
  private static let rounds = 20

  /// - Parameters:
  ///   - table: the true counts.
  ///   - hidden: the pairs that are not shown.
  init(_ table: TagPairTable, hidden: Set<Int>) {
    codes = table.codes
    known = nil
    statements = table.statements
    ranges = table.values.enumerated().map { pair, value in
      if let value, !hidden.contains(pair) { value...value } else { 0...table.statements }
    }
    let open = ranges.indices.filter { ranges[$0].count > 1 && $0 / codes <= $0 % codes }
    for _ in 0..<Self.rounds {
      var changed = false
      for pair in open {
        let tight = tightened(pair)
        if tight != ranges[pair] {
          ranges[pair] = tight
          changed = true
        }
      }
      if !changed { break }
    }
  }

  /// The range of a pair or a total.
  func range(_ first: Int, _ second: Int) -> ClosedRange<Int> {
    let pair = min(first, second) * codes + max(first, second)
    if let known, known.pair == pair { return known.value...known.value }
    return ranges[pair]
  }

  /// The bounds that totals alone give a pair.
  func frechet(_ first: Int, _ second: Int) -> ClosedRange<Int> {
    let (a, b) = (range(first, first), range(second, second))
    return max(0, a.lowerBound + b.lowerBound - statements)...min(a.upperBound, b.upperBound)
  }

  /// The bounds that a third set gives a pair, or two others a total.
  func bounds(_ first: Int, _ second: Int, by third: Int) -> (low: Int, high: Int) {
    let (a, b, c) = (range(first, first), range(second, second), range(third, third))
    let (ac, bc) = (range(first, third), range(second, third))
    let low = max(
      ac.lowerBound + bc.lowerBound - c.upperBound,
      a.lowerBound + b.lowerBound + c.lowerBound - ac.upperBound - bc.upperBound - statements)
    let high = min(
      a.upperBound - ac.lowerBound + bc.upperBound, b.upperBound - bc.lowerBound + ac.upperBound)
    return (low, high)
  }

  /// The same bounds once one pair is known, as to the one statement behind it; only what follows in one step.
  func range(_ first: Int, _ second: Int, knowing pair: Int, is value: Int) -> ClosedRange<Int> {
    var informed = self
    informed.known = (pair, value)
    return informed.tightened(min(first, second) * codes + max(first, second))
  }

  private func tightened(_ pair: Int) -> ClosedRange<Int> {
    let (first, second) = pair.quotientAndRemainder(dividingBy: codes)
    var (low, high) = (ranges[pair].lowerBound, ranges[pair].upperBound)
    if first == second {
      for other in 0..<codes where other != first {
        let both = range(first, other)
        low = max(low, both.lowerBound)
        high = min(high, statements - range(other, other).lowerBound + both.upperBound)
      }
    } else {
      let totals = frechet(first, second)
      (low, high) = (max(low, totals.lowerBound), min(high, totals.upperBound))
      for third in 0..<codes where third != first && third != second {
        let bounds = bounds(first, second, by: third)
        (low, high) = (max(low, bounds.low), min(high, bounds.high))
      }
    }
    // True counts always fit, so the ends cannot cross.
    return low...max(low, high)
  }
}
