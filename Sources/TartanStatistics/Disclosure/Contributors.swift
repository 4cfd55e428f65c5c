/// How many people stand behind each number of a table, and who stands there alone.
///
/// Where statements are the unit, a count is its own number of contributors. Where a speaker is known the unit is the
/// person: a cell of twelve statements by one person is a 1.
public struct Contributors: Hashable, Sendable {
  /// People behind each place, in reading order with margins.
  let counts: [Int]
  /// For a place with one contributor, which one; -1 elsewhere. The same number at two places means the same person.
  let lone: [Int]

  /// The people behind each place of a table of this shape.
  ///
  /// - Parameters:
  ///   - rows: how many rows the table has.
  ///   - columns: how many columns it has; 0 for a list of counts.
  ///   - people: gives, for each place, the different people behind it; numbers of the caller's choice, 0 or more.
  public init(rows: Int, columns: Int, people: (TablePlace) -> Set<Int>) {
    let grid = TableGrid(rows: rows, columns: columns)
    let sets = (0..<grid.count).map { people(grid.place($0)) }
    counts = sets.map(\.count)
    lone = sets.map { $0.count == 1 ? ($0.first ?? -1) : -1 }
  }

  /// Statements as contributors. A margin of 1 is known to the same one as the only cell behind it.
  init(values: [Int], grid: TableGrid) {
    counts = values
    var lone = values.map { _ in -1 }
    for row in 0..<grid.rows {
      for column in 0..<grid.columns where values[grid.cell(row, column)] == 1 {
        let cell = grid.cell(row, column)
        lone[cell] = cell
        if values[grid.rowTotal(row)] == 1 { lone[grid.rowTotal(row)] = cell }
        if values[grid.columnTotal(column)] == 1 { lone[grid.columnTotal(column)] = cell }
      }
      // A list of counts has no cells: each count stands for itself.
      if grid.columns == 0, values[grid.rowTotal(row)] == 1 { lone[grid.rowTotal(row)] = grid.rowTotal(row) }
    }
    self.lone = lone
  }

  /// Whether what the lone contributor of `other`, if it has one, knows is no news to the reader of `place`'s entry.
  func sharesKnower(_ place: Int, _ other: Int) -> Bool { lone[other] < 0 || lone[other] == lone[place] }
}
