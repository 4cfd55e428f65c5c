/// A table of one single-valued field by another: each statement is in one cell. Margins are sums.
///
/// Invariant: no count is negative; the total is at most `FourfoldCounts.largest`.
public struct ContingencyTable: Hashable, Sendable {
  /// The number of rows, from 0.
  public let rowCount: Int
  /// The number of columns, from 0.
  public let columnCount: Int
  /// The counts, row after row.
  public let counts: [Int]
  /// The sum of each row.
  public let rowTotals: [Int]
  /// The sum of each column.
  public let columnTotals: [Int]
  /// All statements (N).
  public let total: Int

  /// Takes the counts, row after row; nil where there are not rows x columns of them or they break the invariant.
  public init?(_ counts: [Int], rows: Int, columns: Int) {
    guard rows >= 0, columns >= 0, let sums = Margins(counts, rows: rows, columns: columns) else { return nil }
    rowCount = rows
    columnCount = columns
    self.counts = counts
    rowTotals = sums.rows
    columnTotals = sums.columns
    total = sums.rows.reduce(0, +)
    guard total <= FourfoldCounts.largest else { return nil }
  }

  /// The statements of one cell.
  public subscript(row: Int, column: Int) -> Int { counts[row * columnCount + column] }

  /// The share of the row's statements, 0 to 1.
  public func shareOfRow(_ row: Int, _ column: Int) -> Double? { ratio(self[row, column], rowTotals[row]) }

  /// The share of the column's statements, 0 to 1.
  public func shareOfColumn(_ row: Int, _ column: Int) -> Double? { ratio(self[row, column], columnTotals[column]) }

  /// The share of all statements, 0 to 1.
  public func shareOfAll(_ row: Int, _ column: Int) -> Double? { ratio(self[row, column], total) }

  /// One cell against the rest of its row, of its column and of the table.
  public func fourfold(_ row: Int, _ column: Int) -> FourfoldCounts? {
    FourfoldCounts(both: self[row, column], first: rowTotals[row], second: columnTotals[column], total: total)
  }

  /// The count to be expected if rows and columns had nothing to do with each other: Ri Cj / N.
  public func expected(_ row: Int, _ column: Int) -> Double? {
    ratio(Double(rowTotals[row] * columnTotals[column]), Double(total))
  }

  /// The adjusted standardised residual (Haberman 1973): (O - E) / sqrt(E (1 - Ri/N)(1 - Cj/N)); nil where the row or
  /// the column has no statement or every one.
  public func adjustedResidual(_ row: Int, _ column: Int) -> Double? { fourfold(row, column)?.adjustedResidual }
}

/// Sums of the rows and columns of a table of counts.
struct Margins {
  var rows: [Int]
  var columns: [Int]

  /// Adds up; nil for another number of counts than rows x columns, a negative count or an absurd sum.
  init?(_ counts: [Int], rows rowCount: Int, columns columnCount: Int) {
    guard counts.count == rowCount * columnCount else { return nil }
    guard counts.allSatisfy({ (0...FourfoldCounts.largest).contains($0) }) else { return nil }
    rows = [Int](repeating: 0, count: rowCount)
    columns = [Int](repeating: 0, count: columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        let count = counts[row * columnCount + column]
        rows[row] += count
        columns[column] += count
      }
    }
  }
}
