import TartanModel

/// Row-by-row counts of a table with one more row and one more column, for statements in no shown item.
struct RowTally: Sendable {
  let width: Int
  var cells: [UInt32]
  var rowTotals: [UInt32]
  var columnTotals: [UInt32]

  init(rows: Int, columns: Int) {
    width = columns + 1
    cells = [UInt32](repeating: 0, count: (rows + 1) * (columns + 1))
    rowTotals = [UInt32](repeating: 0, count: rows + 1)
    columnTotals = [UInt32](repeating: 0, count: columns + 1)
  }

  /// The same table with rows and columns exchanged.
  func transposed() -> RowTally {
    var turned = RowTally(rows: columnTotals.count - 1, columns: rowTotals.count - 1)
    for row in rowTotals.indices {
      for column in columnTotals.indices { turned.cells[column * turned.width + row] = cells[row * width + column] }
    }
    turned.rowTotals = columnTotals
    turned.columnTotals = rowTotals
    return turned
  }

  mutating func add(_ other: RowTally) {
    for index in cells.indices { cells[index] += other.cells[index] }
    for index in rowTotals.indices { rowTotals[index] += other.rowTotals[index] }
    for index in columnTotals.indices { columnTotals[index] += other.columnTotals[index] }
  }

  /// The table without the extra row and column, which give the statements in any shown item.
  func tally(base: Int) -> CrossTally {
    let rows = rowTotals.count - 1
    let columns = width - 1
    var table: [Int] = []
    for row in 0..<rows { table += cells[row * width..<row * width + columns].map { Int($0) } }
    return CrossTally(
      cells: table, rowTotals: rowTotals.dropLast().map { Int($0) },
      columnTotals: columnTotals.dropLast().map { Int($0) },
      inAnyRow: base - Int(rowTotals[rows]), inAnyColumn: base - Int(columnTotals[columns]),
      inAnyColumnByRow: (0..<rows).map { Int(rowTotals[$0]) - Int(cells[$0 * width + columns]) },
      inAnyRowByColumn: (0..<columns).map { Int(columnTotals[$0]) - Int(cells[rows * width + $0]) })
  }
}

extension Executor {
  /// Calls `body` with so many words at a time as take a few milliseconds at most, and looks at the stop flag between.
  func forEachBlock(of words: Range<Int>, _ body: (Range<Int>) -> Void) throws(EngineFailure) {
    for start in stride(from: words.lowerBound, to: words.upperBound, by: 1_024) {
      try stop.checkEngine()
      body(start..<min(start + 1_024, words.upperBound))
    }
  }

  /// Counts a table in one pass over the statements of `base`.
  package func tallyByRows(
    _ rows: CountedAxis, _ columns: CountedAxis, within base: Bitmap
  ) throws(EngineFailure) -> CrossTally {
    guard let rowItems = rows.shape.rows(in: dataset, base: base),
      let columnItems = columns.shape.rows(in: dataset, base: base)
    else { preconditionFailure("an axis of free sets has no row-by-row form") }
    let empty = RowTally(rows: rows.items.count, columns: columns.items.count)
    let population = base.population
    // A table of its own a thread pays only while the table is small beside the rows.
    let isShared = threads > 1 && population > max(parallelLimit, empty.cells.count * 4)
    let parts = isShared ? threads * (empty.cells.count > 8_192 ? 1 : 4) : 1
    stop.progress.begin(.counting, total: base.count)
    let results = RowChunks.map(RowChunks.ranges(of: base.count, threads: parts), threads: threads) {
      range -> Result<RowTally, EngineFailure> in
      let words = range.lowerBound / 64..<(range.upperBound + 63) / 64
      do throws(EngineFailure) {
        return .success(try count(rowItems, columnItems, within: base, words: words, from: empty))
      } catch {
        return .failure(error)
      }
    }
    var total = empty
    for result in results { total.add(try result.get()) }
    return total.tally(base: population)
  }

  private func count(
    _ rows: AxisRows, _ columns: AxisRows, within base: Bitmap, words: Range<Int>, from empty: RowTally
  ) throws(EngineFailure) -> RowTally {
    var tally = empty
    switch (rows, columns) {
    case (.codes(let rows), .lists(let offsets, let items)):
      try countColumnLists(rows, offsets, items, base, words, &tally)
    case (.lists(let offsets, let items), .codes(let columns)):
      var turned = empty.transposed()
      try countColumnLists(columns, offsets, items, base, words, &turned)
      tally = turned.transposed()
    case (.codes(.bytes(let rows)), .codes(let columns)): try countCodes(rows.span, columns, base, words, &tally)
    case (.codes(.shorts(let rows)), .codes(let columns)): try countCodes(rows.span, columns, base, words, &tally)
    case (.codes(.words(let rows)), .codes(let columns)): try countCodes(rows.span, columns, base, words, &tally)
    case (.lists(let offsets, .bytes(let items)), .lists(let others, let otherItems)):
      try countLists(offsets, items.span, others, otherItems, base, words, &tally)
    case (.lists(let offsets, .shorts(let items)), .lists(let others, let otherItems)):
      try countLists(offsets, items.span, others, otherItems, base, words, &tally)
    case (.lists(let offsets, .words(let items)), .lists(let others, let otherItems)):
      try countLists(offsets, items.span, others, otherItems, base, words, &tally)
    }
    return tally
  }

  private func countCodes<Row: FixedWidthInteger & UnsignedInteger>(
    _ rows: Span<Row>, _ columns: Codes, _ base: Bitmap, _ words: Range<Int>, _ tally: inout RowTally
  ) throws(EngineFailure) {
    switch columns {
    case .bytes(let columns): try countCodes(rows, columns.span, base, words, &tally)
    case .shorts(let columns): try countCodes(rows, columns.span, base, words, &tally)
    case .words(let columns): try countCodes(rows, columns.span, base, words, &tally)
    }
  }

  private func countLists<Row: FixedWidthInteger & UnsignedInteger>(
    _ offsets: [UInt32], _ items: Span<Row>, _ others: [UInt32], _ otherItems: Codes, _ base: Bitmap,
    _ words: Range<Int>, _ tally: inout RowTally
  ) throws(EngineFailure) {
    switch otherItems {
    case .bytes(let codes):
      try countLists(
        offsets.span, items, others.span, codes.span, base, words, &tally.cells, &tally.rowTotals, &tally.columnTotals)
    case .shorts(let codes):
      try countLists(
        offsets.span, items, others.span, codes.span, base, words, &tally.cells, &tally.rowTotals, &tally.columnTotals)
    case .words(let codes):
      try countLists(
        offsets.span, items, others.span, codes.span, base, words, &tally.cells, &tally.rowTotals, &tally.columnTotals)
    }
  }

  /// One item a side: one cell a statement.
  private func countCodes<Row: FixedWidthInteger & UnsignedInteger, Column: FixedWidthInteger & UnsignedInteger>(
    _ rows: Span<Row>, _ columns: Span<Column>, _ base: Bitmap, _ words: Range<Int>, _ tally: inout RowTally
  ) throws(EngineFailure) {
    let noRow = Row(truncatingIfNeeded: tally.rowTotals.count - 1)
    let noColumn = Column(truncatingIfNeeded: tally.width - 1)
    let width = tally.width
    var cells = tally.cells.mutableSpan
    try forEachRow(in: base, words: words) { row in
      cells[Int(min(rows[row], noRow)) &* width &+ Int(min(columns[row], noColumn))] &+= 1
    }
    for row in tally.rowTotals.indices {
      for column in tally.columnTotals.indices {
        tally.rowTotals[row] += tally.cells[row * width + column]
        tally.columnTotals[column] += tally.cells[row * width + column]
      }
    }
  }

  /// One item on one side, some on the other.
  private func countColumnLists(
    _ codes: Codes, _ offsets: [UInt32], _ items: Codes, _ base: Bitmap, _ words: Range<Int>, _ tally: inout RowTally
  ) throws(EngineFailure) {
    try forEachBlock(of: words) { block in
      RowKernels.countTable(
        codes, offsets, items, items: tally.width - 1, base, words: block, &tally.cells, &tally.rowTotals)
    }
    for (cell, count) in tally.cells.enumerated() { tally.columnTotals[cell % tally.width] += count }
  }

  /// Some items a side: each of one with each of the other.
  private func countLists<Row: FixedWidthInteger & UnsignedInteger, Column: FixedWidthInteger & UnsignedInteger>(
    _ rowOffsets: Span<UInt32>, _ rowItems: Span<Row>, _ offsets: Span<UInt32>, _ items: Span<Column>,
    _ base: Bitmap, _ words: Range<Int>, _ table: inout [UInt32], _ tableRows: inout [UInt32],
    _ tableColumns: inout [UInt32]
  ) throws(EngineFailure) {
    let noRow = tableRows.count - 1
    let noColumn = tableColumns.count - 1
    let width = tableColumns.count
    var cells = table.mutableSpan
    var rowTotals = tableRows.mutableSpan
    var columnTotals = tableColumns.mutableSpan
    try forEachRow(in: base, words: words) { row in
      let rowStart = Int(rowOffsets[row])
      let rowEnd = Int(rowOffsets[row &+ 1])
      let start = Int(offsets[row])
      let end = Int(offsets[row &+ 1])
      if rowStart == rowEnd {
        rowTotals[noRow] &+= 1
        if start == end { cells[noRow &* width &+ noColumn] &+= 1 }
        for index in start..<end { cells[noRow &* width &+ Int(items[index])] &+= 1 }
      }
      for place in rowStart..<rowEnd {
        let item = Int(rowItems[place])
        rowTotals[item] &+= 1
        if start == end { cells[item &* width &+ noColumn] &+= 1 }
        for index in start..<end { cells[item &* width &+ Int(items[index])] &+= 1 }
      }
      if start == end { columnTotals[noColumn] &+= 1 }
      for index in start..<end { columnTotals[Int(items[index])] &+= 1 }
    }
  }
}
