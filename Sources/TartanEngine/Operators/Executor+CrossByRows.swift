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
    let parts = population > max(parallelLimit, empty.cells.count * 4) ? threads : 1
    let results = RowChunks.map(RowChunks.ranges(of: base.count, threads: parts)) {
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
    switch rows {
    case .codes(.bytes(let rows)): try count(rows.span, columns, base, words, &tally)
    case .codes(.shorts(let rows)): try count(rows.span, columns, base, words, &tally)
    case .codes(.words(let rows)): try count(rows.span, columns, base, words, &tally)
    case .lists(let offsets, .bytes(let items)):
      try count(offsets.span, items.span, columns, base, words, &tally)
    case .lists(let offsets, .shorts(let items)):
      try count(offsets.span, items.span, columns, base, words, &tally)
    case .lists(let offsets, .words(let items)):
      try count(offsets.span, items.span, columns, base, words, &tally)
    }
    return tally
  }

  private func count<Row: FixedWidthInteger & UnsignedInteger>(
    _ rows: Span<Row>, _ columns: AxisRows, _ base: Bitmap, _ words: Range<Int>, _ tally: inout RowTally
  ) throws(EngineFailure) {
    switch columns {
    case .codes(.bytes(let columns)): try countCodes(rows, columns.span, base, words, &tally)
    case .codes(.shorts(let columns)): try countCodes(rows, columns.span, base, words, &tally)
    case .codes(.words(let columns)): try countCodes(rows, columns.span, base, words, &tally)
    case .lists(let offsets, .bytes(let items)):
      try countColumnLists(rows, offsets.span, items.span, base, words, &tally)
    case .lists(let offsets, .shorts(let items)):
      try countColumnLists(rows, offsets.span, items.span, base, words, &tally)
    case .lists(let offsets, .words(let items)):
      try countColumnLists(rows, offsets.span, items.span, base, words, &tally)
    }
  }

  private func count<Row: FixedWidthInteger & UnsignedInteger>(
    _ offsets: Span<UInt32>, _ items: Span<Row>, _ columns: AxisRows, _ base: Bitmap, _ words: Range<Int>,
    _ tally: inout RowTally
  ) throws(EngineFailure) {
    switch columns {
    case .codes(.bytes(let columns)): try countRowLists(offsets, items, columns.span, base, words, &tally)
    case .codes(.shorts(let columns)): try countRowLists(offsets, items, columns.span, base, words, &tally)
    case .codes(.words(let columns)): try countRowLists(offsets, items, columns.span, base, words, &tally)
    case .lists(let otherOffsets, .bytes(let others)):
      try countLists(
        offsets, items, otherOffsets.span, others.span, base, words, &tally.cells, &tally.rowTotals,
        &tally.columnTotals)
    case .lists(let otherOffsets, .shorts(let others)):
      try countLists(
        offsets, items, otherOffsets.span, others.span, base, words, &tally.cells, &tally.rowTotals,
        &tally.columnTotals)
    case .lists(let otherOffsets, .words(let others)):
      try countLists(
        offsets, items, otherOffsets.span, others.span, base, words, &tally.cells, &tally.rowTotals,
        &tally.columnTotals)
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

  private func countColumnLists<Row: FixedWidthInteger & UnsignedInteger, Item: FixedWidthInteger & UnsignedInteger>(
    _ rows: Span<Row>, _ offsets: Span<UInt32>, _ items: Span<Item>, _ base: Bitmap, _ words: Range<Int>,
    _ tally: inout RowTally
  ) throws(EngineFailure) {
    try countCodesAndLists(
      rows, offsets, items, base, words, &tally.cells, stride: (tally.width, 1), &tally.rowTotals,
      &tally.columnTotals)
  }

  private func countRowLists<Item: FixedWidthInteger & UnsignedInteger, Column: FixedWidthInteger & UnsignedInteger>(
    _ offsets: Span<UInt32>, _ items: Span<Item>, _ columns: Span<Column>, _ base: Bitmap, _ words: Range<Int>,
    _ tally: inout RowTally
  ) throws(EngineFailure) {
    try countCodesAndLists(
      columns, offsets, items, base, words, &tally.cells, stride: (1, tally.width), &tally.columnTotals,
      &tally.rowTotals)
  }

  /// One item on one side, some on the other.
  private func countCodesAndLists<
    Code: FixedWidthInteger & UnsignedInteger, Item: FixedWidthInteger & UnsignedInteger
  >(
    _ codes: Span<Code>, _ offsets: Span<UInt32>, _ items: Span<Item>, _ base: Bitmap, _ words: Range<Int>,
    _ cells: inout [UInt32], stride: (code: Int, item: Int), _ codeTotals: inout [UInt32],
    _ itemTotals: inout [UInt32]
  ) throws(EngineFailure) {
    let noCode = Code(truncatingIfNeeded: codeTotals.count - 1)
    let noItem = itemTotals.count - 1
    var table = cells.mutableSpan
    var totals = codeTotals.mutableSpan
    try forEachRow(in: base, words: words) { row in
      let code = Int(min(codes[row], noCode))
      totals[code] &+= 1
      let start = Int(offsets[row])
      let end = Int(offsets[row &+ 1])
      if start == end { table[code &* stride.code &+ noItem &* stride.item] &+= 1 }
      for index in start..<end { table[code &* stride.code &+ Int(items[index]) &* stride.item] &+= 1 }
    }
    for item in itemTotals.indices {
      for code in codeTotals.indices { itemTotals[item] += cells[code * stride.code + item * stride.item] }
    }
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
