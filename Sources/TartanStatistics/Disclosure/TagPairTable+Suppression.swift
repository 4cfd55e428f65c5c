extension TagPairTable {
  /// Decides what of this table may be published: small counts are hidden; where totals bound a hidden pair too closely
  /// the smaller total is hidden with it, and where other pairs do, the smallest of those.
  ///
  /// The promise is against a reader who uses totals and triples of codes (`PairBounds`); in strict mode also against
  /// one who knows a count of 1 and takes one step from it.
  ///
  /// - Parameters:
  ///   - rule: what is too small, and against whom. Zeros are shown: hide them by `also`.
  ///   - also: places that must be hidden whatever their size.
  ///   - known: places that an earlier export shows: they protect nothing.
  /// - Returns: the hidden places, or why nothing can be published.
  public func suppressed(
    by rule: SuppressionRule, also: HiddenPlaces? = nil, known: HiddenPlaces? = nil
  ) -> TableSuppression {
    let barred = Set((known?.places ?? []).compactMap(pair))
    var hidden = Set((also?.places ?? []).compactMap(pair))
    for pair in values.indices where isOwn(pair) && rule.isTooSmall(values[pair] ?? 0) { hidden.insert(pair) }
    if also?[.total] == true { return withheld(.alreadyPublic(.total)) }
    guard !hidden.isEmpty else { return .published(HiddenPlaces(grid)) }
    if statements < rule.threshold { return withheld(.tooFew(statements)) }
    if let open = hidden.intersection(barred).min() { return withheld(.alreadyPublic(place(of: open))) }
    while true {
      let bounds = PairBounds(self, hidden: hidden)
      let weak = hidden.sorted().filter { !isWide($0, bounds, hidden, rule) }
      if weak.isEmpty { break }
      let before = hidden.count
      for pair in weak {
        if let partner = partner(for: pair, bounds, hidden.union(barred), rule) { hidden.insert(partner) }
      }
      if hidden.count == before { return withheld(.noPartner(place(of: weak[0]))) }
    }
    let shows = values.indices.contains { isOwn($0) && (values[$0] ?? 0) > 0 && !hidden.contains($0) }
    return shows ? .published(places(showing: hidden)) : withheld(.nothingLeft)
  }

  /// The range of a place for a reader of the rest.
  public func interval(of place: TablePlace, hidden: HiddenPlaces) -> ClosedRange<Int> {
    guard let pair = pair(place) else { return statements...statements }
    return PairBounds(self, hidden: Set(hidden.places.compactMap(self.pair))).ranges[pair]
  }

  /// Whether a pair is in the table, counted once; totals of codes that stand on no axis are not.
  private func isOwn(_ pair: Int) -> Bool {
    let (first, second) = pair.quotientAndRemainder(dividingBy: codes)
    return first <= second && values[pair] != nil && (first < second || isPrinted(first))
  }

  private func isWide(_ pair: Int, _ bounds: PairBounds, _ hidden: Set<Int>, _ rule: SuppressionRule) -> Bool {
    guard bounds.ranges[pair].isWide(rule.threshold) else { return false }
    guard rule.guardsAgainstLoneContributors else { return true }
    let (first, second) = pair.quotientAndRemainder(dividingBy: codes)
    // Only a pair or a total of one of its own codes bears on it in one step.
    let near = (0..<codes).flatMap { other in
      [first, second, other].map { min($0, other) * codes + max($0, other) }
    }
    return near.allSatisfy { known in
      guard known != pair, values[known] == 1, hidden.contains(known) else { return true }
      if isSameStatement(known, pair) { return true }
      return bounds.range(first, second, knowing: known, is: 1).isWide(rule.threshold)
    }
  }

  /// Whether two counts of 1 are surely the same statement: one of them is the total of a code of the other.
  private func isSameStatement(_ one: Int, _ other: Int) -> Bool {
    guard values[one] == 1, values[other] == 1 else { return false }
    let (a, b) = one.quotientAndRemainder(dividingBy: codes)
    let (c, d) = other.quotientAndRemainder(dividingBy: codes)
    return (a == b && (a == c || a == d)) || (c == d && (c == a || c == b))
  }

  /// What to hide next so that a pair or total becomes wider.
  private func partner(for pair: Int, _ bounds: PairBounds, _ taken: Set<Int>, _ rule: SuppressionRule) -> Int? {
    let (first, second) = pair.quotientAndRemainder(dividingBy: codes)
    let totals = [first, second].map { $0 * codes + $0 }.filter { !taken.contains($0) }
    let pairs = (0..<codes).filter { $0 != first && $0 != second }.flatMap { other in
      [first, second].map { min($0, other) * codes + max($0, other) }
    }.filter { values[$0] != nil && !taken.contains($0) }
    if first != second, !bounds.frechet(first, second).isWide(rule.threshold), let total = smallest(totals) {
      return total
    }
    // Of the pairs that touch its codes, one that a bound rests on; the smallest of those.
    let binding = pairs.filter { rests(pair, on: $0, bounds) }
    return smallest(binding) ?? smallest(pairs) ?? smallest(totals)
  }

  private func rests(_ pair: Int, on other: Int, _ bounds: PairBounds) -> Bool {
    let (first, second) = pair.quotientAndRemainder(dividingBy: codes)
    let (one, two) = other.quotientAndRemainder(dividingBy: codes)
    let third = one == first || one == second ? two : one
    let range = bounds.ranges[pair]
    if first == second {
      let both = bounds.ranges[other]
      let high = statements - bounds.range(third, third).lowerBound + both.upperBound
      return both.lowerBound == range.lowerBound || high == range.upperBound
    }
    let (low, high) = bounds.bounds(first, second, by: third)
    return low == range.lowerBound || high == range.upperBound
  }

  private func smallest(_ pairs: [Int]) -> Int? {
    pairs.min { (values[$0] ?? 0, $0) < (values[$1] ?? 0, $1) }
  }

  private func place(of pair: Int) -> TablePlace {
    (0..<grid.count).map { grid.place($0) }.first { self.pair($0) == pair } ?? .total
  }

  private func withheld(_ reason: Withholding.Reason) -> TableSuppression {
    .withheld(Withholding(reason: reason, mergers: []))
  }
}
