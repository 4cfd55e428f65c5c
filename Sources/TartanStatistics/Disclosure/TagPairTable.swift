/// Tags by tags: how many statements carry both, and each.
///
/// Nothing adds up here, but the totals bound every pair. The totals of row and column codes are shown as margins, the
/// number of statements in the caption. A code may stand on both axes; then its cells are the same number twice.
public struct TagPairTable: Hashable, Sendable {
  let grid: TableGrid
  private let rowCodes: [Int]
  private let columnCodes: [Int]
  /// The number of statements.
  public let statements: Int
  /// For each pair of codes its count, for each code its total on the diagonal; nothing for pairs that are not in the
  /// table.
  let values: [Int?]
  let codes: Int

  /// A table, or nothing when counts cannot belong to sets of statements or contradict each other.
  ///
  /// - Parameters:
  ///   - rowCodes: the code of each row, as a position in `totals`.
  ///   - columnCodes: the code of each column.
  ///   - totals: the statements of each code.
  ///   - cells: for each row and column the statements that carry both codes.
  ///   - statements: how many statements there are, with and without these codes.
  public init?(rowCodes: [Int], columnCodes: [Int], totals: [Int], cells: [[Int]], statements: Int) {
    guard cells.count == rowCodes.count, cells.allSatisfy({ $0.count == columnCodes.count }) else { return nil }
    guard (rowCodes + columnCodes).allSatisfy(totals.indices.contains) else { return nil }
    guard totals.allSatisfy({ $0 >= 0 && $0 <= statements }) else { return nil }
    var values: [Int?] = Array(repeating: nil, count: totals.count * totals.count)
    for (code, total) in totals.enumerated() { values[code * totals.count + code] = total }
    for (row, first) in rowCodes.enumerated() {
      for (column, second) in columnCodes.enumerated() {
        let count = cells[row][column]
        guard count <= min(totals[first], totals[second]) else { return nil }
        guard count >= max(0, totals[first] + totals[second] - statements) else { return nil }
        for place in [first * totals.count + second, second * totals.count + first] {
          guard values[place] == nil || values[place] == count else { return nil }
          values[place] = count
        }
      }
    }
    grid = TableGrid(rows: rowCodes.count, columns: columnCodes.count)
    self.rowCodes = rowCodes
    self.columnCodes = columnCodes
    self.statements = statements
    self.values = values
    codes = totals.count
  }

  /// The position among pairs of codes that a place shows, the smaller code first; nothing for the number of
  /// statements.
  func pair(_ place: TablePlace) -> Int? {
    switch place {
    case .cell(let row, let column):
      min(rowCodes[row], columnCodes[column]) * codes + max(rowCodes[row], columnCodes[column])
    case .rowTotal(let row): rowCodes[row] * codes + rowCodes[row]
    case .columnTotal(let column): columnCodes[column] * codes + columnCodes[column]
    case .total: nil
    }
  }

  /// All places that show a pair which is among these.
  func places(showing pairs: Set<Int>) -> HiddenPlaces {
    var hidden = HiddenPlaces(grid)
    for index in 0..<grid.count {
      if let pair = pair(grid.place(index)), pairs.contains(pair) { hidden.insert(index: index) }
    }
    return hidden
  }

  /// Whether a code stands on an axis, so that its total is printed.
  func isPrinted(_ code: Int) -> Bool { rowCodes.contains(code) || columnCodes.contains(code) }
}
