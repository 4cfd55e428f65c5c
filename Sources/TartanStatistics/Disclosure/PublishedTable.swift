/// What the session remembers of a table it has exported, or asks about one it is about to: which statements each number counts,
/// and which numbers are hidden.
///
/// A number is the statements that pass the filter and carry the row's and the column's code. So the same number is recognised in
/// another table whatever it is called there: as a cell, as a margin, under a filter.
public struct PublishedTable: Sendable {
  let filter: [UInt64]
  let rows: [[UInt64]]
  let columns: [[UInt64]]
  /// What is not shown.
  public var hidden: HiddenPlaces

  /// A table whose bit sets, one bit for each statement of the data, have one length.
  ///
  /// - Parameters:
  ///   - filter: the statements in the table.
  ///   - rows: for each row the statements with its code, whether they pass the filter or not.
  ///   - columns: the same for columns; none for a list of counts.
  ///   - hidden: what is not shown; nothing so far for a table that is being prepared.
  public init(filter: [UInt64], rows: [[UInt64]], columns: [[UInt64]], hidden: HiddenPlaces? = nil) {
    precondition((rows + columns).allSatisfy { $0.count == filter.count }, "all bit sets belong to one dataset")
    self.filter = filter
    self.rows = rows
    self.columns = columns
    self.hidden = hidden ?? HiddenPlaces(rows: rows.count, columns: columns.count)
    precondition(
      self.hidden.rows == rows.count && self.hidden.columns == columns.count, "hidden places have the table's shape")
  }

  /// The statements behind a number, 64 at a time.
  func word(_ place: TablePlace, _ index: Int) -> UInt64 {
    switch place {
    case .cell(let row, let column): filter[index] & rows[row][index] & columns[column][index]
    case .rowTotal(let row): filter[index] & rows[row][index]
    case .columnTotal(let column): filter[index] & columns[column][index]
    case .total: filter[index]
    }
  }

  func count(_ place: TablePlace) -> Int {
    filter.indices.reduce(0) { $0 + word(place, $1).nonzeroBitCount }
  }
}
