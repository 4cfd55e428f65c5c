public import TartanPlan

/// A two-way table of statements, with every total that its reader may want. The unit is always statements, except
/// where `taggings` says otherwise.
public struct CrossCounts: Hashable, Sendable {
  /// The row items kept, in the order of the axis.
  public let rows: [AxisItem]
  /// The column items kept, in the order of the axis.
  public let columns: [AxisItem]
  /// The statements of the base.
  public let base: Int
  /// The cells, row after row: statements in the row item and the column item.
  public let counts: [Int]
  /// Statements of the base in each row item, with or without a column.
  public let rowTotals: [Int]
  /// Statements of the base in each column item, with or without a row.
  public let columnTotals: [Int]
  /// Statements in at least one of the rows.
  public let inAnyRow: Int
  /// Statements in at least one of the columns.
  public let inAnyColumn: Int
  /// For each row, its statements in at least one of the columns.
  public let inAnyColumnByRow: [Int]
  /// For each column, its statements in at least one of the rows.
  public let inAnyRowByColumn: [Int]

  /// The statements in row item `row` and column item `column`, by position in `rows` and `columns`.
  public subscript(row: Int, column: Int) -> Int { counts[row * columns.count + column] }

  /// For each row, how often one of its statements stands in one of the columns: the sum of the row's cells. A
  /// statement in two columns counts twice, so this is no number of statements where columns overlap.
  public var taggingsByRow: [Int] {
    rows.indices.map { row in counts[row * columns.count..<(row + 1) * columns.count].reduce(0, +) }
  }

  /// For each column, how often one of its statements stands in one of the rows: the sum of the column's cells.
  public var taggingsByColumn: [Int] {
    columns.indices.map { column in rows.indices.reduce(0) { $0 + self[$1, column] } }
  }

  /// How often a statement stands in one of the rows and one of the columns: the sum of all cells; no number of
  /// statements where rows or columns overlap.
  public var taggings: Int { counts.reduce(0, +) }
}

/// The numbers of a two-way table, while they are counted.
package struct CrossTally: Hashable, Sendable {
  package var cells: [Int]
  var rowTotals: [Int]
  var columnTotals: [Int]
  var inAnyRow: Int
  var inAnyColumn: Int
  var inAnyColumnByRow: [Int]
  var inAnyRowByColumn: [Int]

  /// The same table with rows and columns exchanged.
  package func transposed() -> CrossTally {
    let rows = rowTotals.count
    let columns = columnTotals.count
    var turned = [Int](repeating: 0, count: cells.count)
    for row in 0..<rows { for column in 0..<columns { turned[column * rows + row] = cells[row * columns + column] } }
    return CrossTally(
      cells: turned, rowTotals: columnTotals, columnTotals: rowTotals, inAnyRow: inAnyColumn, inAnyColumn: inAnyRow,
      inAnyColumnByRow: inAnyRowByColumn, inAnyRowByColumn: inAnyColumnByRow)
  }
}
