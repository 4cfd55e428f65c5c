import Testing
import TartanEngine
import TartanModel
import TartanPlan

@Suite struct MeasureTests {
  /// The twelve statements by hand: theme, tags, authority.
  private static let tiny: [(theme: Int, tags: [Int])] = [
    (0, [0, 2]), (0, [0]), (0, [0, 3]), (0, []), (2, [0, 1]), (2, [1]), (2, [1, 3]), (2, [3]), (2, [0, 1, 3]), (1, [2]),
    (1, []), (1, [2, 3]),
  ]

  @Test func aTableOfTwelveStatementsIsTheOneCountedByHand() throws {
    let statements = MeasureTests.tiny.map { row in
      SampleStatement(id: "", theme: row.theme, tags: row.tags, role: nil, year: nil, days: nil, text: "")
    }
    let sample = Sample(statements, themes: 3, tags: 4, roles: 1)
    let table = try sample.executor().cross(
      rows: sample.themeAxis(), columns: sample.tagAxis(), within: Bitmap(all: 12))
    #expect(table.counts == [3, 0, 1, 1, 0, 0, 2, 1, 2, 4, 0, 3])
    #expect(table.rowTotals == [4, 3, 5])
    #expect(table.inAnyColumnByRow == [3, 2, 5])
    #expect(table.taggingsByRow == [5, 3, 9])
    #expect(table.columnTotals == [5, 4, 3, 5])
    #expect(table.inAnyColumn == 10)
    let pairs = try sample.executor().pairs(sample.tagAxis(), within: Bitmap(all: 12))
    #expect(pairs.pairs.map(\.both) == [2, 1, 2, 0, 2, 1])
  }
}
