/// What the session remembers of a table it has exported, or asks about one it is about to: which statements each
/// number counts, and which numbers are hidden.
///
/// A number is the statements that pass the filter and carry the row's and the column's code. So the same number is
/// recognised in another table whatever it is called there: as a cell, as a margin, under a filter.
public struct PublishedTable: Sendable {
  let filter: [UInt64]
  let rows: [[UInt64]]
  let columns: [[UInt64]]
  /// What is not shown because it must not be.
  public var hidden: HiddenPlaces
  /// What the table does not have, such as tag totals that were not asked for.
  let absent: HiddenPlaces
  /// How many statements stand behind each place, in reading order.
  private(set) var counts: [Int] = []

  /// A table whose bit sets, one bit for each statement of the data, have one length.
  ///
  /// - Parameters:
  ///   - filter: the statements in the table.
  ///   - rows: for each row the statements with its code, whether they pass the filter or not.
  ///   - columns: the same for columns; none for a list of counts.
  ///   - hidden: what must not be shown; nothing so far for a table that is being prepared.
  ///   - absent: what the table does not have: neither shown nor to be protected.
  public init(
    filter: [UInt64], rows: [[UInt64]], columns: [[UInt64]], hidden: HiddenPlaces? = nil, absent: HiddenPlaces? = nil
  ) {
    precondition((rows + columns).allSatisfy { $0.count == filter.count }, "all bit sets belong to one dataset")
    self.filter = filter
    self.rows = rows
    self.columns = columns
    let nothing = HiddenPlaces(rows: rows.count, columns: columns.count)
    self.hidden = hidden ?? nothing
    self.absent = absent ?? nothing
    precondition(
      self.hidden.grid == nothing.grid && self.absent.grid == nothing.grid, "hidden places have the table's shape")
    counts = (0..<nothing.grid.count).map { count(nothing.grid.place($0)) }
  }

  /// The three bit sets whose intersection is the statements behind a number; the filter stands in for a missing code.
  func sets(_ place: TablePlace) -> (filter: [UInt64], row: [UInt64], column: [UInt64]) {
    switch place {
    case .cell(let row, let column): (filter, rows[row], columns[column])
    case .rowTotal(let row): (filter, rows[row], filter)
    case .columnTotal(let column): (filter, filter, columns[column])
    case .total: (filter, filter, filter)
    }
  }

  private func count(_ place: TablePlace) -> Int {
    let (filter, row, column) = sets(place)
    var count = 0
    for index in filter.indices { count += (filter[index] & row[index] & column[index]).nonzeroBitCount }
    return count
  }
}
