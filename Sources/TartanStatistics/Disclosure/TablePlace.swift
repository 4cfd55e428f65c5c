/// One number of a two-way table: a cell, a margin or the grand total.
public enum TablePlace: Hashable, Sendable {
  /// The count of a row code and a column code together.
  case cell(row: Int, column: Int)
  /// The margin at the end of a row: its sum, or the base of a row of tags.
  case rowTotal(Int)
  /// The margin at the foot of a column.
  case columnTotal(Int)
  /// The number of statements in the table.
  case total
}

/// The shape of a table with its margins: places in reading order, the margins as a last column and a last row.
struct TableGrid: Hashable, Sendable {
  let rows: Int
  let columns: Int

  var count: Int { (rows + 1) * (columns + 1) }
  var total: Int { count - 1 }

  func cell(_ row: Int, _ column: Int) -> Int { row * (columns + 1) + column }
  func rowTotal(_ row: Int) -> Int { cell(row, columns) }
  func columnTotal(_ column: Int) -> Int { cell(rows, column) }

  func index(_ place: TablePlace) -> Int {
    switch place {
    case .cell(let row, let column):
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "a cell lies inside its table")
      return cell(row, column)
    case .rowTotal(let row):
      precondition(row >= 0 && row < rows, "a row total belongs to a row of the table")
      return rowTotal(row)
    case .columnTotal(let column):
      precondition(column >= 0 && column < columns, "a column total belongs to a column of the table")
      return columnTotal(column)
    case .total: return total
    }
  }

  func place(_ index: Int) -> TablePlace {
    let (row, column) = index.quotientAndRemainder(dividingBy: columns + 1)
    switch (row == rows, column == columns) {
    case (false, false): return .cell(row: row, column: column)
    case (false, true): return .rowTotal(row)
    case (true, false): return .columnTotal(column)
    case (true, true): return .total
    }
  }

  func isMargin(_ index: Int) -> Bool { index >= rows * (columns + 1) || index % (columns + 1) == columns }
}
