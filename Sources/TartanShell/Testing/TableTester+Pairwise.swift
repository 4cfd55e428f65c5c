import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

extension TableTester {
  /// Above so many products of pairs, the matrix of Rao and Scott takes too long.
  private static let mostProducts = 2_000_000_000

  /// X²_S of two families of tags: the whole sets of one are dealt to those of the other.
  func testPairwise() throws(Diagnostic) -> TableTest {
    let (inRows, inColumns) = (try memberships(rows), try memberships(columns))
    guard let first = TagSets(packedStarts: inRows.starts, tags: inRows.items, rows.items.count),
      let second = TagSets(packedStarts: inColumns.starts, tags: inColumns.items, columns.items.count)
    else { throw tooLarge() }
    var test = TableTest()
    guard let plain = PairwiseIndependence(first, second) else {
      let side = first.varyingTags.isEmpty ? rows : columns
      test.notes = ["no test: no \(side.title) is on some of the statements and not on others"]
      return test
    }
    test.testCells(
      plain.tests.map { (row: $0.first, column: $0.second, counts: Optional($0.counts)) }, request.correction)
    test.figures = [.measure("X²_S", plain.statistic, decimals: 2)]
    test.notes = [
      "X²_S is the sum of X² over \(Wording.counted(plain.tests.count, "pair")) of \(rows.title) and \(columns.title)"
    ]
    test.notes += openingNotes(first.statementCount, leftOut(plain, first, second))
    let isCounted = persons.field != nil && !persons.areDistinct
    test.notes += personNotes(split: nil, isCounted ? "\(rows.title)" : "")
    if request.method == .raoScott {
      try checkWork(first.statementCount, plain.tests.count)
      test.figures += raoScottFigures(RaoScott(first, second))
    } else if let shuffled = PairwisePermutation(first, second) {
      let tally = try shuffling.tally(shuffled, count: request.permutations)
      test.figures.append(.p(shuffles, tally.p))
      test.notes.append(shuffleNote("whole sets of labels"))
    }
    test.notes.append(request.correction.note([(test.cells.count { $0.p != nil }, "cell")]))
    return test
  }

  private func leftOut(_ plain: PairwiseIndependence, _ first: TagSets, _ second: TagSets) -> [String] {
    var notes: [String] = []
    for (axis, leftOut, totals) in [
      (rows, plain.firstLeftOut, first.totals), (columns, plain.secondLeftOut, second.totals),
    ] {
      notes += named(leftOut.filter { totals[$0] > 0 }, of: axis, "on every statement of the test")
      notes += named(leftOut.filter { totals[$0] == 0 }, of: axis, "on no statement of the test")
    }
    return notes
  }

  private func checkWork(_ statements: Int, _ pairs: Int) throws(Diagnostic) {
    let (products, overflows) = statements.multipliedReportingOverflow(by: pairs * pairs)
    guard overflows || products > Self.mostProducts || pairs > Self.mostCorrected else { return }
    throw Diagnostic(
      .badValue, at: request.clauses.test?.method?.span,
      "rao-scott would take too long for \(pairs) pairs on \(Wording.statements(statements))",
      hints: ["test permutation"])
  }
}
