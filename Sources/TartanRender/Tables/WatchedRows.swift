import TartanModel

/// The rows of a table, until somebody asks to stop: then there are no more, and what was rendered is thrown away.
struct WatchedRows: Sequence, IteratorProtocol {
  private let rows: [TableRow]
  private let stop: StopFlag?
  private var index = 0

  init(_ rows: [TableRow], _ stop: StopFlag?) {
    self.rows = rows
    self.stop = stop
  }

  var underestimatedCount: Int { rows.count - index }

  mutating func next() -> TableRow? {
    guard index < rows.count, stop?.isRaised != true else { return nil }
    defer { index += 1 }
    return rows[index]
  }
}

extension RenderOptions {
  /// The rows of a table, one by one, as long as nobody asks to stop.
  func rows(of table: AnswerTable) -> WatchedRows { WatchedRows(table.rows, stop) }
}
