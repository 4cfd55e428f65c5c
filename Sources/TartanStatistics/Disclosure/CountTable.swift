/// A two-way table of counts whose margins are the sums of its cells: each statement stands in one cell.
public struct CountTable: Hashable, Sendable {
  let grid: TableGrid
  /// Cells and margins in reading order.
  let values: [Int]

  /// A table of these cells, or nothing when rows differ in length, a count is negative or the sum is beyond `Int`.
  public init?(cells: [[Int]]) {
    let columns = cells.first?.count ?? 0
    guard cells.allSatisfy({ $0.count == columns }) else { return nil }
    let grid = TableGrid(rows: cells.count, columns: columns)
    var values = Array(repeating: 0, count: grid.count)
    for (row, counts) in cells.enumerated() {
      for (column, count) in counts.enumerated() {
        let (sum, overflows) = values[grid.total].addingReportingOverflow(count)
        guard count >= 0, !overflows else { return nil }
        values[grid.total] = sum
        values[grid.cell(row, column)] = count
        values[grid.rowTotal(row)] += count
        values[grid.columnTotal(column)] += count
      }
    }
    self.grid = grid
    self.values = values
  }

  /// How many rows, the margin not counted.
  public var rows: Int { grid.rows }
  /// How many columns, the margin not counted.
  public var columns: Int { grid.columns }
  /// The number of statements.
  public var total: Int { values[grid.total] }

  /// The count or sum at one place.
  public subscript(_ place: TablePlace) -> Int { values[grid.index(place)] }

  /// The cells, row after row.
  public var cells: [[Int]] {
    (0..<rows).map { row in (0..<columns).map { values[grid.cell(row, $0)] } }
  }

  /// Whether no cell above 0 is left to show, only margins: then merging categories would say more.
  public func showsNoCell(_ hidden: HiddenPlaces) -> Bool {
    values.indices.allSatisfy { grid.isMargin($0) || values[$0] == 0 || hidden.flags[$0] } && total > 0
  }

  /// Whether nothing above 0 is left to show but the grand total.
  func showsNothing(_ hidden: HiddenPlaces) -> Bool {
    values.indices.allSatisfy { $0 == grid.total || values[$0] == 0 || hidden.flags[$0] } && total > 0
  }
}
