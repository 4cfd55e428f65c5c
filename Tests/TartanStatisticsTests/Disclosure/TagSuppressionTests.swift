import TartanStatistics
import Testing

@Suite struct TagSuppressionTests {
  /// p6 of the reference values: theme by tag.
  private static let bases = [35, 32, 19, 20, 9, 5]
  private static let tagged = [25, 23, 15, 18, 8, 2]
  private static let cells = [
    [10, 6, 2, 6, 3, 13, 5], [7, 2, 5, 8, 5, 6, 4], [6, 1, 6, 2, 3, 3, 6], [7, 5, 16, 3, 0, 5, 3],
    [5, 0, 0, 2, 2, 2, 1],
    [0, 0, 0, 0, 0, 2, 0],
  ]

  private func expectSafe(
    _ table: GroupsByTags, _ hidden: HiddenPlaces, _ rule: SuppressionRule, tagged: [Int]? = nil,
    location: SourceLocation = #_sourceLocation
  ) throws {
    for place in allPlaces(rows: table.groups, columns: table.tags) {
      guard table[place] > 0, table[place] < rule.threshold else { continue }
      if case .columnTotal = place, !table.showsTagTotals { continue }
      #expect(hidden[place], "\(place) is small", sourceLocation: location)
    }
    // In strict mode each row's statements may be alone in all their cells of 1 at once.
    for row in [nil] + (rule.guardsAgainstLoneContributors ? (0..<table.groups).map { Optional($0) } : []) {
      func isKnown(_ place: TablePlace) -> Bool {
        guard let row, table[place] == 1 else { return false }
        switch place {
        case .cell(row, _): return true
        case .columnTotal(let tag): return table[.cell(row: row, column: tag)] == 1
        default: return false
        }
      }
      let attack = try #require(PublishedAttack(table, tagged: tagged) { hidden[$0] && !isKnown($0) })
      for place in hidden.places where !isKnown(place) {
        let range = try #require(attack.interval(of: place))
        #expect(range.contains(table[place]))
        #expect(range.isWiderThan(rule.threshold), "\(place) in \(range), row \(row ?? -1)", sourceLocation: location)
      }
    }
  }

  @Test func theReferenceSetIsProtectedAsThere() throws {
    let table = try #require(GroupsByTags(bases: Self.bases, cells: Self.cells))
    let rule = try #require(SuppressionRule(threshold: 5, guardsAgainstLoneContributors: false))
    let hidden = try #require(table.suppressed(by: rule).hidden)
    try expectSafe(table, hidden, rule)
    let perTag = (0..<7).map { tag in (0..<6).filter { hidden[.cell(row: $0, column: tag)] }.count }
    #expect(perTag == [0, 3, 2, 3, 3, 3, 3])
    #expect((0..<7).allSatisfy { !hidden[.columnTotal($0)] })
    #expect(table.interval(ofRow: 5, tag: 5, hidden: hidden) == 0...5)
    #expect(table.interval(ofRow: 0, tag: 2, hidden: hidden) == 0...7)
  }

  @Test func theReferenceSetIsProtectedFromLoneContributors() throws {
    let table = try #require(GroupsByTags(bases: Self.bases, cells: Self.cells))
    let rule = try #require(SuppressionRule(threshold: 5))
    try expectSafe(table, try #require(table.suppressed(by: rule).hidden), rule)
  }

  @Test(arguments: [(3, false), (5, false), (5, true), (10, true)])
  func noAttackerBoundsAHiddenCount(_ threshold: Int, _ strict: Bool) throws {
    let rule = try #require(SuppressionRule(threshold: threshold, guardsAgainstLoneContributors: strict))
    var dice = DisclosureDice(seed: UInt64(threshold + 100))
    var published = (plain: 0, tagged: 0)
    for _ in 0..<60 {
      let (groups, tags) = (Int.random(in: 1...5, using: &dice), Int.random(in: 1...4, using: &dice))
      var (bases, tagged, cells): ([Int], [Int], [[Int]]) = ([], [], [])
      for _ in 0..<groups {
        let base = Int.random(in: threshold...40, using: &dice)
        let sets = (0..<base).map { _ in (0..<tags).map { _ in Int.random(in: 0..<4, using: &dice) == 0 } }
        bases.append(base)
        tagged.append(sets.filter { $0.contains(true) }.count)
        cells.append((0..<tags).map { tag in sets.filter { $0[tag] }.count })
      }
      let totals = Bool.random(using: &dice)
      let plain = try #require(GroupsByTags(bases: bases, cells: cells, showsTagTotals: totals))
      if let hidden = plain.suppressed(by: rule).hidden {
        published.plain += 1
        try expectSafe(plain, hidden, rule)
      }
      let covered = try #require(GroupsByTags(bases: bases, cells: cells, tagged: tagged, showsTagTotals: totals))
      if let hidden = covered.suppressed(by: rule).hidden {
        published.tagged += 1
        try expectSafe(covered, hidden, rule, tagged: tagged)
      }
    }
    #expect(published.plain > 40)
    #expect(published.tagged > 10)
  }

  @Test func aGroupOfFewMustBeMergedFirst() throws {
    let table = try #require(GroupsByTags(bases: [20, 3, 9, 1], cells: [[6], [2], [8], [0]]))
    let rule = try #require(SuppressionRule(threshold: 5))
    let why = try #require(table.suppressed(by: rule).withholding)
    #expect(why.reason == .smallBase(row: 1))
    #expect(why.mergers.map(\.categories) == [[1, 2, 3]])
  }

  @Test func aTotalIsHiddenWhenCountsAreNotEnough() throws {
    let table = try #require(GroupsByTags(bases: [20, 30], cells: [[2], [0]]))
    let rule = try #require(SuppressionRule(threshold: 5))
    let hidden = try #require(table.suppressed(by: rule).hidden)
    #expect(hidden[.columnTotal(0)] && hidden[.cell(row: 0, column: 0)])
    try expectSafe(table, hidden, rule)
  }

  @Test func aListOfTagsHidesSmallCountsOnly() throws {
    let table = try #require(GroupsByTags(bases: [60], cells: [[12, 3, 0, 20]], showsTagTotals: false))
    let rule = try #require(SuppressionRule(threshold: 5))
    #expect(table.suppressed(by: rule).hidden?.places == [.cell(row: 0, column: 1)])
  }

  @Test func taggedStatementsAreShownOnlyWhereNoGroupHasAFew() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    #expect(!GroupsByTags.mayShowTagged(Self.tagged, bases: Self.bases, rule: rule))
    #expect(GroupsByTags.mayShowTagged([10, 0, 9], bases: [15, 6, 9], rule: rule))
  }

  @Test func impossibleCountsAreRefused() {
    #expect(GroupsByTags(bases: [3], cells: [[4]]) == nil)
    #expect(GroupsByTags(bases: [3, 4], cells: [[1]]) == nil)
    #expect(GroupsByTags(bases: [3], cells: [[-1]]) == nil)
    #expect(GroupsByTags(bases: [3], cells: [[2]], tagged: [1]) == nil)
    #expect(GroupsByTags(bases: [], cells: []) != nil)
  }
}

extension ClosedRange where Bound == Int {
  /// Whether the ends are at least `width` apart.
  func isWiderThan(_ width: Int) -> Bool { upperBound - lowerBound >= width }
}
