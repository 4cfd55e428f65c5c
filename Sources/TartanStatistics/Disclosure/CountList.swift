/// Counts of one field: of single values, which add up to the number of statements.
///
/// Its hidden places are the row totals of a table without columns. A list of tags does not add up: that is a
/// `GroupsByTags` of one group without tag totals.
public struct CountList: Hashable, Sendable {
  /// The counts, in the order of the list.
  public let counts: [Int]
  /// Their sum, which is always public.
  public let total: Int

  /// A list, or nothing when a count is negative or the sum is beyond `Int`.
  public init?(_ counts: [Int]) {
    var total = 0
    for count in counts {
      let (sum, overflows) = total.addingReportingOverflow(count)
      guard count >= 0, !overflows else { return nil }
      total = sum
    }
    self.counts = counts
    self.total = total
  }

  private var grid: TableGrid { TableGrid(rows: counts.count, columns: 0) }

  /// Decides what may be published: small counts are hidden, and the smallest others until there are two hidden ones
  /// that hold the threshold together. Then each lies anywhere from 0 to their sum, which is all that the others tell.
  ///
  /// - Parameters:
  ///   - rule: what is too small, and against whom.
  ///   - contributors: the people behind each count; the statements themselves when left out.
  ///   - also: places that must be hidden whatever their size.
  ///   - known: places that an earlier export shows: they protect nothing.
  /// - Returns: the hidden places, or why nothing can be published.
  public func suppressed(
    by rule: SuppressionRule, contributors: Contributors? = nil, also: HiddenPlaces? = nil, known: HiddenPlaces? = nil
  ) -> TableSuppression {
    let contributors = contributors ?? Contributors(values: counts + [total], grid: grid)
    var hidden = HiddenPlaces(grid)
    for place in counts.indices {
      let isZero = rule.hidesZeros && counts[place] == 0
      if isZero || rule.isTooSmall(contributors.counts[place]) { hidden.insert(.rowTotal(place)) }
    }
    if let also { hidden.formUnion(also) }
    guard !hidden.isEmpty else { return .published(hidden) }
    let people = min(total, contributors.counts[grid.total])
    if people < rule.threshold { return withheld(.tooFew(people)) }
    if hidden[.total] { return withheld(.alreadyPublic(.total)) }
    if let known, let open = hidden.places.first(where: { known[$0] }) { return withheld(.alreadyPublic(open)) }
    var partners = counts.indices.filter { !hidden[.rowTotal($0)] && !(known?[.rowTotal($0)] ?? false) }
      .sorted { (counts[$0] == 0 ? 1 : 0, counts[$0], $0) > (counts[$1] == 0 ? 1 : 0, counts[$1], $1) }
    while !isSafe(hidden, rule, contributors) {
      guard let partner = partners.popLast() else { return withheld(.noPartner(hidden.places[0])) }
      hidden.insert(.rowTotal(partner))
    }
    if counts.indices.allSatisfy({ counts[$0] == 0 || hidden[.rowTotal($0)] }) { return withheld(.nothingLeft) }
    return .published(hidden)
  }

  /// The least and the greatest value of a count for a reader of the rest.
  public func interval(of place: Int, hidden: HiddenPlaces) -> ClosedRange<Int> {
    guard hidden[.rowTotal(place)] else { return counts[place]...counts[place] }
    let rest = hidden.indices.reduce(0) { $0 + counts[$1] }
    return hidden.count > 1 ? 0...rest : rest...rest
  }

  /// Whether every hidden count is open enough, to a stranger and to each lone contributor.
  private func isSafe(_ hidden: HiddenPlaces, _ rule: SuppressionRule, _ contributors: Contributors) -> Bool {
    func isOpen(_ places: [Int]) -> Bool {
      places.isEmpty || (places.count > 1 && places.reduce(0) { $0 + counts[$1] } >= rule.threshold)
    }
    let places = hidden.indices
    guard isOpen(places) else { return false }
    guard rule.guardsAgainstLoneContributors else { return true }
    let people = Set(places.map { contributors.lone[$0] }).filter { $0 >= 0 }
    return people.allSatisfy { person in isOpen(places.filter { contributors.lone[$0] != person }) }
  }

  private func withheld(_ reason: Withholding.Reason) -> TableSuppression {
    .withheld(Withholding(reason: reason, mergers: []))
  }
}
