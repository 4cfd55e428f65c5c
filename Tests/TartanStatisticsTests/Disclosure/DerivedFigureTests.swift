import TartanStatistics
import Testing

@Suite struct DerivedFigureTests {
  private var hidden: HiddenPlaces {
    var hidden = HiddenPlaces(rows: 3, columns: 2)
    hidden.insert(.cell(row: 0, column: 0))
    hidden.insert(.rowTotal(1))
    return hidden
  }

  @Test(arguments: [
    DerivedFigure.rowPercent(row: 0, column: 0), .rowPercent(row: 1, column: 0), .columnPercent(row: 0, column: 0),
    .totalPercent(.rowTotal(1)), .expected(row: 1, column: 1), .residual(row: 1, column: 1),
    .pairMeasure(row: 0, column: 0), .picture(.cell(row: 0, column: 0)), .rowsSorted(byColumn: 0),
    .rowsSorted(byColumn: nil), .columnsSorted(byRow: 0), .rowSummary(1), .columnSummary(0), .tableSummary,
  ])
  func whatRestsOnAHiddenNumberIsNotShown(_ figure: DerivedFigure) { #expect(!hidden.mayShow(figure)) }

  @Test(arguments: [
    DerivedFigure.rowPercent(row: 0, column: 1), .columnPercent(row: 1, column: 0), .totalPercent(.rowTotal(2)),
    .expected(row: 0, column: 0), .residual(row: 2, column: 1), .pairMeasure(row: 2, column: 0),
    .picture(.columnTotal(1)), .rowsSorted(byColumn: 1), .columnsSorted(byRow: 2), .columnsSorted(byRow: nil),
    .rowSummary(2), .columnSummary(1),
  ])
  func whatRestsOnShownNumbersIsShown(_ figure: DerivedFigure) { #expect(hidden.mayShow(figure)) }

  @Test func aFigureOfTheCallersOwnIsJudgedByItsPlaces() {
    #expect(hidden.mayShow(computedFrom: [.cell(row: 2, column: 0), .total]))
    #expect(!hidden.mayShow(computedFrom: [.cell(row: 2, column: 0), .rowTotal(1)]))
    #expect(HiddenPlaces(rows: 1, columns: 1).mayShow(.tableSummary))
  }

  @Test func tellingRowsAreNamedUnlessHidden() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    let table = try #require(CountTable(cells: [[6, 0], [20, 2], [0, 30]]))
    let nothing = HiddenPlaces(rows: 3, columns: 2)
    #expect(
      DisclosureWarning.telling(in: table, hidden: nothing, rule: rule) == [
        .wholeRow(row: 0, column: 0, statements: 6), .nearlyWholeRow(row: 1, column: 0, exceptions: 2),
        .wholeRow(row: 2, column: 1, statements: 30),
      ])
    var hidden = nothing
    hidden.insert(.cell(row: 0, column: 0))
    hidden.insert(.rowTotal(1))
    #expect(
      DisclosureWarning.telling(in: table, hidden: hidden, rule: rule) == [
        .wholeRow(row: 2, column: 1, statements: 30)
      ])
  }

  @Test func allStatementsOfAGroupWithATagAreNamed() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    let table = try #require(GroupsByTags(bases: [6, 9], cells: [[6, 1], [0, 8]]))
    #expect(
      DisclosureWarning.telling(in: table, hidden: HiddenPlaces(rows: 2, columns: 2), rule: rule) == [
        .wholeRow(row: 0, column: 0, statements: 6), .wholeColumn(row: 0, column: 0, statements: 6),
        .nearlyWholeRow(row: 1, column: 1, exceptions: 1),
      ])
  }
}
