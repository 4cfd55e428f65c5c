import TartanStatistics
import Testing

@Suite struct DifferencingTests {
  /// A little dataset: for each statement a row code and a column code.
  private struct Data {
    let rows: [Int]
    let columns: [Int]

    func bits(_ isIn: (Int) -> Bool) -> [UInt64] {
      var words = Array(repeating: UInt64(0), count: (rows.count + 63) / 64)
      for statement in rows.indices where isIn(statement) { words[statement / 64] |= 1 << UInt64(statement % 64) }
      return words
    }

    func table(_ filter: (Int) -> Bool, hidden: HiddenPlaces? = nil) -> PublishedTable {
      PublishedTable(
        filter: bits(filter), rows: (0..<3).map { code in bits { rows[$0] == code } },
        columns: (0..<3).map { code in bits { columns[$0] == code } }, hidden: hidden)
    }

    func list(_ filter: (Int) -> Bool) -> PublishedTable {
      PublishedTable(filter: bits(filter), rows: (0..<3).map { code in bits { rows[$0] == code } }, columns: [])
    }

    func counts(_ filter: (Int) -> Bool) -> [[Int]] {
      (0..<3).map { row in
        (0..<3).map { column in
          rows.indices.filter { filter($0) && rows[$0] == row && columns[$0] == column }.count
        }
      }
    }
  }

  /// Cells 2 9 11 / 8 12 7 / 6 10 15 in order of statements: the first two are the small cell.
  private var data: Data {
    var (rows, columns): ([Int], [Int]) = ([], [])
    for (row, counts) in [[2, 9, 11], [8, 12, 7], [6, 10, 15]].enumerated() {
      for (column, count) in counts.enumerated() {
        rows += Array(repeating: row, count: count)
        columns += Array(repeating: column, count: count)
      }
    }
    return Data(rows: rows, columns: columns)
  }

  private func publish(_ data: Data, _ filter: (Int) -> Bool, _ rule: SuppressionRule) throws -> PublishedTable {
    let hidden = try #require(CountTable(cells: data.counts(filter))?.suppressed(by: rule).hidden)
    return data.table(filter, hidden: hidden)
  }

  @Test func theSameTableIsHiddenAsBefore() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    let first = try publish(data, { _ in true }, rule)
    let check = DifferencingCheck(data.table { _ in true }, earlier: [first], rule: rule)
    #expect(check.mustHide == first.hidden)
    #expect(check.warnings.isEmpty && !check.revealsHiddenTotal)
    let again = CountTable(cells: data.counts { _ in true })?
      .suppressed(by: rule, also: check.mustHide, known: check.known).hidden
    #expect(again == first.hidden)
  }

  @Test func aFilterThatDropsThreeStatementsIsNoticed() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    let first = try publish(data, { _ in true }, rule)
    // Three of the twelve of the middle cell are filtered out.
    let filter: (Int) -> Bool = { !(30..<33).contains($0) }
    let check = DifferencingCheck(data.table(filter), earlier: [first], rule: rule)
    #expect(check.warnings == [.differsByFew(statements: 3, export: 0)])
    #expect(check.differences[.rowTotal(1)] && check.differences[.columnTotal(1)] && check.differences[.total])
    #expect(check.differences[.cell(row: 1, column: 1)] != first.hidden[.cell(row: 1, column: 1)])
    #expect(!check.differences[.rowTotal(0)])
    for place in first.hidden.places { #expect(check.mustHide[place], "\(place) stays hidden") }
    #expect(check.known[.cell(row: 2, column: 2)])
  }

  @Test func aCellIsRecognisedAsAMarginUnderAFilter() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    let first = try publish(data, { _ in true }, rule)
    // A list of the rows among the statements of the first column: its counts are the cells of that column.
    let check = DifferencingCheck(data.list { self.data.columns[$0] == 0 }, earlier: [first], rule: rule)
    for row in 0..<3 where first.hidden[.cell(row: row, column: 0)] { #expect(check.mustHide[.rowTotal(row)]) }
    #expect(check.mustHide.count > 1)
  }

  @Test func aFilterThatIsAHiddenNumberIsRefused() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    let first = try publish(data, { _ in true }, rule)
    let partner = try #require(first.hidden.places.last)
    guard case .cell(let row, let column) = partner else {
      Issue.record("a cell is hidden last")
      return
    }
    let check = DifferencingCheck(
      data.table { self.data.rows[$0] == row && self.data.columns[$0] == column }, earlier: [first], rule: rule)
    #expect(check.revealsHiddenTotal)
  }

  @Test func tablesOfOtherStatementsHaveNoBearing() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    let first = try publish(data, { self.data.rows[$0] != 2 }, rule)
    let check = DifferencingCheck(data.list { self.data.rows[$0] == 2 }, earlier: [first], rule: rule)
    #expect(check.mustHide.isEmpty && check.warnings.isEmpty && !check.revealsHiddenTotal)
  }

  @Test func whatATableDoesNotHaveIsNotCompared() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    var absent = HiddenPlaces(rows: 3, columns: 3)
    for code in 0..<3 {
      absent.insert(.rowTotal(code))
      absent.insert(.columnTotal(code))
    }
    let shape = data.table { _ in true }
    let first = PublishedTable(
      filter: data.bits { _ in true }, rows: (0..<3).map { code in data.bits { self.data.rows[$0] == code } },
      columns: (0..<3).map { code in data.bits { self.data.columns[$0] == code } }, absent: absent)
    let check = DifferencingCheck(shape, earlier: [first], rule: rule)
    #expect(!check.known[.rowTotal(0)] && check.known[.cell(row: 0, column: 0)])
  }

  @Test func whatIsHiddenOnceStaysHiddenInAllExports() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    var dice = DisclosureDice(seed: 77)
    var compared = 0
    for _ in 0..<20 {
      let size = Int.random(in: 60...120, using: &dice)
      let data = Data(
        rows: (0..<size).map { _ in Int.random(in: 0..<3, using: &dice) * Int.random(in: 0..<2, using: &dice) },
        columns: (0..<size).map { _ in Int.random(in: 0..<3, using: &dice) })
      guard let first = try? publish(data, { _ in true }, rule) else { continue }
      let left = Int.random(in: 0..<size, using: &dice)
      let filter: (Int) -> Bool = { $0 != left }
      let check = DifferencingCheck(data.table(filter), earlier: [first], rule: rule)
      let table = try #require(CountTable(cells: data.counts(filter)))
      #expect(!check.differences.isEmpty)
      guard let hidden = table.suppressed(by: rule, also: check.mustHide, known: check.known).hidden else { continue }
      compared += 1
      for place in first.hidden.places where table[place] > 0 { #expect(hidden[place]) }
      for place in hidden.places { #expect(first.hidden[place], "a number that was shown protects nothing") }
    }
    #expect(compared > 5)
  }
}
