import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

extension TableTester {
  /// Pearson's X² of a table in which each statement stands in one cell.
  func testSingle() throws(Diagnostic) -> TableTest {
    guard let table = ContingencyTable(counts.counts, rows: counts.rows.count, columns: counts.columns.count) else {
      throw tooLarge()
    }
    var test = TableTest()
    let used = (rows: table.usedRows, columns: table.usedColumns)
    guard let pearson = table.chiSquared else {
      // Without a statement in any cell both are short: what is empty by itself is to blame.
      let short = counts.rowTotals.count { $0 > 0 } < 2 ? "row" : "column"
      test.notes = ["no test: fewer than two \(short)s have statements"]
      return test
    }
    if request.test != nil {
      test.conditions = pearson.conditions
      test.testCells(
        used.rows.flatMap { row in
          used.columns.map { (row: row, column: $0, counts: table.fourfold(row, $0)) }
        }, request.correction)
      let leftOut =
        named((0..<table.rowCount).filter { table.rowTotals[$0] == 0 }, of: rows, "rows without statements")
        + named(
          (0..<table.columnCount).filter { table.columnTotals[$0] == 0 }, of: columns, "columns without statements")
      test.notes = openingNotes(table.total, leftOut)
      try addP(pearson, table, to: &test)
      test.notes.append(request.correction.note([(test.cells.count { $0.p != nil }, "cell")]))
    } else {
      test.notes = openingNotes(table.total, [])
    }
    try addEffect(pearson, table, to: &test)
    return test
  }

  private func addEffect(_ pearson: ChiSquaredTest, _ table: ContingencyTable, to test: inout TableTest)
    throws(Diagnostic)
  {
    test.figures += [
      .measure("V corrected", pearson.cramersVBiasCorrected, decimals: 3), .measure("V", pearson.cramersV, decimals: 3),
    ]
    guard let count = request.bootstrap else { return }
    let values = try shuffling.bootstrap(CramersVBootstrap(table), count: count)
    let interval = values.interval()
    test.figures += [
      .measure("95 % of V corrected: from", interval?.lower, decimals: 3), .measure("to", interval?.upper, decimals: 3),
    ]
    let undefined =
      values.undefined == 0 ? "" : "; V is not defined in \(values.undefined) of them, which are left out"
    test.notes.append(
      "interval of V: the middle 95 % of \(count) samples drawn from the statements (seed \(request.seed)); they have a "
        + "larger V on average than the data, so it leans upwards\(undefined)")
  }

  private func addP(_ pearson: ChiSquaredTest, _ table: ContingencyTable, to test: inout TableTest)
    throws(Diagnostic)
  {
    let blocks = try blocksOfTable()
    test.notes += blocks.notes
    let conditions = pearson.conditions
    let small =
      "\(conditions.cellsBelowFive) of \(Wording.counted(conditions.cells, "cell")) "
      + "(\(Wording.percent(conditions.cellsBelowFive, of: conditions.cells))) have an expected count under 5, the "
      + "smallest is \(Working.number(conditions.smallestExpected, 1))"
    test.figures = [.measure("X²", pearson.statistic, decimals: 2)]
    switch method(conditions, blocks.test) {
    case .exact: try addExact(table, to: &test)
    case .permutation:
      let p: Double?
      if let shuffled = blocks.test {
        p = try shuffling.tally(shuffled, count: request.permutations).p
        test.notes.append("\(small): \(shuffleNote("whole persons"))")
      } else {
        guard let shuffled = TablePermutation(table) else { return }
        p = try shuffling.tally(shuffled, count: request.permutations).p
        let instead = conditions.hold ? "" : ", not from the chi-square distribution"
        test.notes.append("\(small): \(shuffleNote("X²"))\(instead)")
      }
      test.figures.append(.p(shuffles, p))
    default:
      test.figures += [.measure("df", Double(pearson.degrees), decimals: 0), .p("chi-square", pearson.p)]
      let warning = conditions.hold ? "" : ": p from the chi-square distribution is not to be trusted, test permutation"
      test.notes.append(small + warning + unusedSeed)
    }
  }

  private func method(_ conditions: CochranConditions, _ blocks: MarginalPermutation?) -> TestMethod {
    if let method = request.method { return method }
    let shuffles = blocks != nil || request.clauses.permutations != nil || !conditions.hold
    return shuffles ? .permutation : .chiSquared
  }

  /// Said where a seed was typed and nothing was drawn.
  private var unusedSeed: String {
    request.clauses.seed != nil && request.bootstrap == nil ? "; nothing is drawn at random, the seed has no use" : ""
  }

  private func addExact(_ table: ContingencyTable, to test: inout TableTest) throws(Diagnostic) {
    let isFourfold = test.conditions?.cells == 4
    if let p = FreemanHalton.p(table) {
      test.figures = [.p(isFourfold ? "Fisher" : "Freeman-Halton", p)]
      let unused = request.clauses.permutations != nil || !unusedSeed.isEmpty
      test.notes.append(
        "p is the exact sum over all tables with these margins that are no more probable: another order than that of X²"
          + (unused ? "; nothing was drawn at random, permutations and seed have no use" : ""))
      return
    }
    guard let shuffled = TablePermutation(table, statistic: .probability) else { return }
    let p = try shuffling.tally(shuffled, count: request.permutations).p
    test.figures = [.p("Freeman-Halton, \(shuffles)", p)]
    test.notes.append(
      "too many tables have these margins to sum them up: \(shuffleNote("the tables' probability"))")
  }

  /// The test that deals to whole persons: rows if no person has statements in two of them, else columns.
  private func blocksOfTable() throws(Diagnostic) -> (test: MarginalPermutation?, notes: [String]) {
    let shuffles = request.method == nil || request.method == .permutation
    guard persons.field != nil, !persons.areDistinct, shuffles else { return (nil, personNotes(split: nil, "")) }
    let (inRows, inColumns) = (try memberships(rows), try memberships(columns))
    let placed = (0..<inRows.statementCount).filter {
      !inRows.items(of: $0).isEmpty && !inColumns.items(of: $0).isEmpty
    }
    let makers = placed.map { persons.makers[$0] }
    for (axis, lines) in [(rows, inRows), (columns, inColumns)] {
      try refuseOnePersonLines(placed.compactMap { lines.items(of: $0).first.map { Int($0) } }, makers, axis)
    }
    func tested(_ groups: Memberships, _ groupCount: Int, _ tags: Memberships, _ tagCount: Int) -> MarginalPermutation?
    {
      let sets = TagSets(placed.map { tags.items(of: $0).map { Int($0) } }, tagCount: tagCount)
      let grouped = sets.flatMap { sets in
        GroupedTagSets(
          groups: placed.compactMap { groups.items(of: $0).first.map { Int($0) } }, groupCount: groupCount, sets: sets)
      }
      return grouped.flatMap { MarginalPermutation($0, statistic: .table, blocks: makers) }
    }
    let test =
      tested(inRows, counts.rows.count, inColumns, counts.columns.count)
      ?? tested(inColumns, counts.columns.count, inRows, counts.rows.count)
    let split =
      test == nil ? Persons.split(makers, placed.compactMap { inRows.items(of: $0).first.map { Int($0) } }) : 0
    return (test, personNotes(split: split, "\(rows.title) and of \(columns.title)"))
  }
}
