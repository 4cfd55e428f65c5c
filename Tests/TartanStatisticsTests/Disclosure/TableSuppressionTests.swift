import TartanStatistics
import Testing

@Suite struct TableSuppressionTests {
  /// p6 of the reference values: theme by authority, 120 statements.
  private static let disclosureSet = [
    [2, 11, 4, 3, 10, 5, 0], [3, 4, 8, 2, 9, 5, 1], [0, 6, 1, 2, 6, 2, 2], [4, 5, 2, 2, 2, 3, 2],
    [1, 2, 1, 0, 2, 3, 0],
    [0, 3, 0, 1, 0, 1, 0],
  ]

  /// What no attacker may learn, section 5.3 of the statistics page; strict also for each lone contributor.
  private func expectSafe(
    _ table: CountTable, _ hidden: HiddenPlaces, _ rule: SuppressionRule, location: SourceLocation = #_sourceLocation
  ) throws {
    let places = allPlaces(rows: table.rows, columns: table.columns)
    for place in places where table[place] > 0 && table[place] < rule.threshold {
      #expect(hidden[place], "\(place) is small", sourceLocation: location)
    }
    let ones = hidden.places.filter { table[$0] == 1 }
    for known in [nil] + (rule.guardsAgainstLoneContributors ? ones.map { Optional($0) } : []) {
      let attack = try #require(PublishedAttack(table) { hidden[$0] && $0 != known })
      for place in hidden.places where place != known && !(known.map { isSamePerson($0, place, table) } ?? false) {
        let range = try #require(attack.interval(of: place))
        #expect(range.contains(table[place]))
        #expect(
          range.count > rule.threshold, "\(place) in \(range) knowing \(String(describing: known)) of \(table.cells)",
          sourceLocation: location)
      }
    }
  }

  /// A margin of 1 and the cell of 1 under it are one statement.
  private func isSamePerson(_ one: TablePlace, _ other: TablePlace, _ table: CountTable) -> Bool {
    func cell(_ place: TablePlace) -> TablePlace? {
      guard table[place] == 1 else { return nil }
      switch place {
      case .rowTotal(let row):
        return (0..<table.columns).map { .cell(row: row, column: $0) }.first { table[$0] == 1 }
      case .columnTotal(let column):
        return (0..<table.rows).map { .cell(row: $0, column: column) }.first { table[$0] == 1 }
      default: return place
      }
    }
    return cell(one) != nil && cell(one) == cell(other)
  }

  @Test(arguments: [false, true]) func theReferenceSetIsProtected(_ strict: Bool) throws {
    let table = try #require(CountTable(cells: Self.disclosureSet))
    let rule = try #require(SuppressionRule(threshold: 5, guardsAgainstLoneContributors: strict))
    let hidden = try #require(table.suppressed(by: rule).hidden)
    try expectSafe(table, hidden, rule)
    // The reference hides 31 of the 42 cells.
    #expect(hidden.places.filter { if case .cell = $0 { true } else { false } }.count <= 31)
  }

  @Test(arguments: [(2, false), (3, true), (5, false), (5, true), (10, true)])
  func noAttackerBoundsAHiddenNumber(_ threshold: Int, _ strict: Bool) throws {
    let rule = try #require(SuppressionRule(threshold: threshold, guardsAgainstLoneContributors: strict))
    var dice = DisclosureDice(seed: UInt64(threshold))
    var published = 0
    for _ in 0..<80 {
      let (rows, columns) = (Int.random(in: 2...5, using: &dice), Int.random(in: 2...5, using: &dice))
      let table = try #require(CountTable(cells: dice.cells(rows: rows, columns: columns)))
      guard let hidden = table.suppressed(by: rule).hidden else { continue }
      published += 1
      try expectSafe(table, hidden, rule)
    }
    #expect(published > 20)
  }

  @Test func zerosAreHiddenWhereTheRuleSaysSo() throws {
    let table = try #require(CountTable(cells: [[0, 20, 30], [25, 18, 40], [30, 26, 0]]))
    let rule = try #require(SuppressionRule(threshold: 5, hidesZeros: true))
    let hidden = try #require(table.suppressed(by: rule).hidden)
    #expect(hidden[.cell(row: 0, column: 0)] && hidden[.cell(row: 2, column: 2)])
    try expectSafe(table, hidden, rule)
  }

  @Test func aTableWithoutSmallNumbersIsShownWhole() throws {
    let table = try #require(CountTable(cells: [[5, 6], [0, 8]]))
    let rule = try #require(SuppressionRule(threshold: 5))
    #expect(table.suppressed(by: rule).hidden?.isEmpty == true)
  }

  @Test func anEmptyTableHasNothingToHide() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    for cells in [[], [[]], [[0]]] as [[[Int]]] {
      let table = try #require(CountTable(cells: cells))
      #expect(table.suppressed(by: rule).hidden?.isEmpty == true)
    }
  }

  @Test func aTableOfFewStatementsIsWithheld() throws {
    let table = try #require(CountTable(cells: [[1, 1], [1, 1]]))
    let rule = try #require(SuppressionRule(threshold: 5))
    let why = try #require(table.suppressed(by: rule).withholding)
    #expect(why.reason == .tooFew(4))
    #expect(why.mergers.isEmpty)
  }

  @Test func aTableWithoutRoomIsWithheld() throws {
    let table = try #require(CountTable(cells: [[3, 1], [2, 1]]))
    let rule = try #require(SuppressionRule(threshold: 5))
    #expect(table.suppressed(by: rule).withholding?.reason == .nothingLeft)
  }

  @Test func aTableOfSmallCellsSaysWhatToMerge() throws {
    let table = try #require(CountTable(cells: [[3, 1, 0], [2, 1, 1], [0, 4, 2]]))
    let rule = try #require(SuppressionRule(threshold: 5))
    let hidden = try #require(table.suppressed(by: rule).hidden)
    try expectSafe(table, hidden, rule)
    #expect(table.showsNoCell(hidden))
    let mergers = table.mergers(for: rule)
    #expect(mergers.map(\.axis) == [.rows, .columns])
    #expect(mergers.map(\.categories) == [[0, 1], [0, 2]])
  }

  @Test func whatIsSaidToMergeIsEnough() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    var dice = DisclosureDice(seed: 3)
    var advised = 0
    for _ in 0..<25 {
      let cells = (0..<4).map { _ in (0..<4).map { _ in Int.random(in: 0...4, using: &dice) } }
      let table = try #require(CountTable(cells: cells))
      if let hidden = table.suppressed(by: rule).hidden, !table.showsNoCell(hidden) { continue }
      let mergers = table.mergers(for: rule)
      guard !mergers.isEmpty else { continue }
      advised += 1
      let merged = try #require(CountTable(cells: merge(cells, mergers)))
      let hidden = try #require(merged.suppressed(by: rule).hidden)
      #expect(!merged.showsNoCell(hidden))
    }
    #expect(advised > 10, "of 25")
  }

  private func merge(_ cells: [[Int]], _ mergers: [CategoryMerger]) -> [[Int]] {
    func groups(_ axis: CategoryMerger.Axis, _ count: Int) -> [[Int]] {
      let merged = mergers.filter { $0.axis == axis }.map(\.categories)
      let single = (0..<count).filter { one in !merged.contains { $0.contains(one) } }.map { [$0] }
      // Merged categories stand where the first of them stood.
      return (merged + single).sorted { $0[0] < $1[0] }
    }
    let columns = groups(.columns, cells.first?.count ?? 0)
    return groups(.rows, cells.count).map { rows in
      columns.map { group in rows.reduce(0) { sum, row in group.reduce(sum) { $0 + cells[row][$1] } } }
    }
  }

  @Test func aRuleBelowTwoIsNoRule() {
    #expect(SuppressionRule(threshold: 1) == nil)
    #expect(SuppressionRule(threshold: -3) == nil)
  }

  @Test func raggedAndNegativeTablesAreRefused() {
    #expect(CountTable(cells: [[1, 2], [3]]) == nil)
    #expect(CountTable(cells: [[1, -2]]) == nil)
    #expect(CountTable(cells: [[Int.max, 1]]) == nil)
  }

  @Test func oneTalkativePersonIsOneContributor() throws {
    let table = try #require(CountTable(cells: [[12, 20, 31], [24, 28, 30], [26, 40, 33]]))
    // Person 0 said all twelve of the first cell; everybody else is different from each other.
    let people = Contributors(rows: 3, columns: 3) { place in
      place == .cell(row: 0, column: 0) ? [0] : Set(0..<table[place])
    }
    let rule = try #require(SuppressionRule(threshold: 5))
    let hidden = try #require(table.suppressed(by: rule, contributors: people).hidden)
    #expect(hidden[.cell(row: 0, column: 0)])
    try expectSafe(table, hidden, rule)
  }

  @Test func whatIsPublicAlreadyProtectsNothing() throws {
    let table = try #require(CountTable(cells: [[2, 9, 11], [8, 12, 7], [6, 10, 15]]))
    let rule = try #require(SuppressionRule(threshold: 5))
    let plain = try #require(table.suppressed(by: rule).hidden)
    var known = HiddenPlaces(rows: 3, columns: 3)
    for place in plain.places where place != .cell(row: 0, column: 0) { known.insert(place) }
    let other = try #require(table.suppressed(by: rule, known: known).hidden)
    #expect(other.places.allSatisfy { !known[$0] })
    try expectSafe(table, other, rule)
    known.insert(.cell(row: 0, column: 0))
    let why = try #require(table.suppressed(by: rule, known: known).withholding)
    #expect(why.reason == .alreadyPublic(.cell(row: 0, column: 0)))
  }

  @Test func whatWasHiddenStaysHidden() throws {
    let table = try #require(CountTable(cells: [[20, 9, 11], [8, 12, 7], [6, 10, 15]]))
    let rule = try #require(SuppressionRule(threshold: 5))
    var also = HiddenPlaces(rows: 3, columns: 3)
    also.insert(.cell(row: 1, column: 1))
    let hidden = try #require(table.suppressed(by: rule, also: also).hidden)
    #expect(hidden[.cell(row: 1, column: 1)])
    try expectSafe(table, hidden, rule)
  }

  /// A table of random statements, with those behind each place as its people.
  private func withPeople(_ dice: inout DisclosureDice) throws -> (CountTable, Contributors) {
    let (rows, columns) = (Int.random(in: 2...4, using: &dice), Int.random(in: 2...4, using: &dice))
    var cells = Array(repeating: Array(repeating: 0, count: columns), count: rows)
    var people: [TablePlace: Set<Int>] = [:]
    for statement in 0..<Int.random(in: 5...40, using: &dice) {
      let row = Int.random(in: 0..<rows, using: &dice) * Int.random(in: 0..<2, using: &dice)
      let column = Int.random(in: 0..<columns, using: &dice)
      cells[row][column] += 1
      for place in [.cell(row: row, column: column), .rowTotal(row), .columnTotal(column), .total] as [TablePlace] {
        people[place, default: []].insert(statement)
      }
    }
    return (try #require(CountTable(cells: cells)), Contributors(rows: rows, columns: columns) { people[$0] ?? [] })
  }

  @Test func statementsAsPeopleMakeNoDifference() throws {
    var dice = DisclosureDice(seed: 5)
    let rule = try #require(SuppressionRule(threshold: 4))
    for _ in 0..<40 {
      let (table, people) = try withPeople(&dice)
      #expect(table.suppressed(by: rule).hidden == table.suppressed(by: rule, contributors: people).hidden)
    }
  }

  @Test func theAuditKnowsWhatALoneContributorKnows() throws {
    var dice = DisclosureDice(seed: 6)
    var verdicts = (safe: 0, open: 0)
    for _ in 0..<60 {
      let (table, people) = try withPeople(&dice)
      var hidden = HiddenPlaces(rows: table.rows, columns: table.columns)
      for place in allPlaces(rows: table.rows, columns: table.columns).dropLast() {
        if table[place] < 5 || Int.random(in: 0..<3, using: &dice) > 0 { hidden.insert(place) }
      }
      let ones = [nil] + hidden.places.filter { table[$0] == 1 }.map { Optional($0) }
      let isSafe = try ones.allSatisfy { known in
        let known = hidden.places.filter { place in known.map { place == $0 || isSamePerson($0, place, table) } ?? false
        }
        let attack = try #require(PublishedAttack(table) { hidden[$0] && !known.contains($0) })
        return try hidden.places.allSatisfy { place in
          try known.contains(place) || #require(attack.interval(of: place)).isWiderThan(3)
        }
      }
      let audit = TableAudit(table, hidden: hidden)
      #expect((audit.firstTooNarrow(threshold: 3, contributors: people) == nil) == isSafe)
      if isSafe { verdicts.safe += 1 } else { verdicts.open += 1 }
    }
    #expect(verdicts.safe > 5 && verdicts.open > 5)
  }
}
