import CKernels

/// The memory of a table that several threads fill, each its own rows.
// SAFETY: threads share the three addresses and nothing of what is there: each writes the rows of its part, and nobody
// looks before all of them are done.
@unsafe struct RecordPlaces: @unchecked Sendable {
  let starts: UnsafeMutableBufferPointer<UInt64>
  let lines: UnsafeMutableBufferPointer<UInt32>
  let ends: UnsafeMutableBufferPointer<UInt32>

  /// Reads regular records into the rows of `part` behind the first `rows` ones; returns where it stopped.
  func read(
    _ source: RecordPart.Source, _ range: Range<Int>, part: Range<Int>, rows: inout Int, line: inout Int, level: Int32
  ) -> Int {
    source.bytes.raw.checkBounds(range)
    source.bytes.raw.checkBounds(source.header)
    precondition(rows >= 0 && rows <= part.count && part.lowerBound >= 0)
    unsafe precondition(part.upperBound <= starts.count && starts.count == lines.count)
    unsafe precondition(ends.count == starts.count * source.columns)
    return unsafe source.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let starts = unsafe starts.baseAddress,
        let lines = unsafe lines.baseAddress, let ends = unsafe ends.baseAddress
      else { return range.lowerBound }
      let row = part.lowerBound
      // SAFETY: ranges and rows were just checked; the kernel reads the text and writes at most `capacity` rows.
      var table = unsafe tk_csv_table(
        bytes: base, count: bytes.count, header: base + source.header.lowerBound, header_count: source.header.count,
        columns: UInt32(source.columns), delimiter: source.delimiter, starts: starts + row, lines: lines + row,
        ends: ends + row * source.columns, rows: rows, capacity: part.count, line: UInt64(line))
      let stopped = unsafe tk_csv_cells(&table, range.lowerBound, range.upperBound, level)
      rows = unsafe table.rows
      line = unsafe Int(table.line)
      return stopped
    }
  }

  /// Puts the first record of `table` into a row.
  func put(_ table: RecordTable, at row: Int) {
    let columns = table.columnCount
    unsafe precondition(row >= 0 && row < starts.count && ends.count == starts.count * columns)
    // SAFETY: the row was just compared with the number of rows.
    unsafe starts[row] = table.starts[0]
    unsafe lines[row] = table.lines[0]
    for column in 0..<columns { unsafe ends[row * columns + column] = table.ends[column] }
  }

  /// Moves rows down to `row`, over rows that were left out.
  func move(_ rows: Range<Int>, to row: Int, columns: Int) {
    guard row >= 0, row < rows.lowerBound, !rows.isEmpty else { return }
    unsafe precondition(rows.upperBound <= starts.count && ends.count == starts.count * columns)
    guard let starts = unsafe starts.baseAddress, let lines = unsafe lines.baseAddress,
      let ends = unsafe ends.baseAddress
    else { return }
    // SAFETY: both places lie inside of the buffers, as was just seen; `update` copes with their overlap.
    unsafe (starts + row).update(from: starts + rows.lowerBound, count: rows.count)
    unsafe (lines + row).update(from: lines + rows.lowerBound, count: rows.count)
    unsafe (ends + row * columns).update(from: ends + rows.lowerBound * columns, count: rows.count * columns)
  }
}
