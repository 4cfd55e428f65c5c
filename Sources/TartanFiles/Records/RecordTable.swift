import TartanEngine

/// Where the records of a data file and their cells stand; no cell is copied.
package struct RecordTable: Sendable {
  /// The file's text.
  package let bytes: [UInt8]
  /// How many cells each record has.
  package let columnCount: Int
  /// The first byte of each record.
  private(set) var starts: [UInt64] = []
  /// The end of each cell counted from the start of its record, record after record.
  private(set) var ends: [UInt32] = []
  /// The line of the file on which each record begins.
  package private(set) var lines: [UInt32] = []

  /// An empty table over `bytes`.
  init(bytes: [UInt8], columnCount: Int) {
    self.bytes = bytes
    self.columnCount = columnCount
  }

  /// A table of records that were read before.
  init(bytes: [UInt8], columnCount: Int, starts: [UInt64], lines: [UInt32], ends: [UInt32]) {
    self.bytes = bytes
    self.columnCount = columnCount
    self.starts = starts
    self.lines = lines
    self.ends = ends
  }

  /// A table of up to `rows` records that `fill` writes, and says how many.
  @unsafe init(bytes: [UInt8], columnCount: Int, rows: Int, fill: (RecordPlaces) -> Int) {
    self.bytes = bytes
    self.columnCount = columnCount
    var ends: [UInt32] = []
    var lines: [UInt32] = []
    // SAFETY: `fill` says how many rows it has written, from the first one on; each has a start, a line and its ends.
    starts = unsafe [UInt64](unsafeUninitializedCapacity: rows) { starts, filled in
      unsafe HugePages.advise(starts)
      lines = unsafe [UInt32](unsafeUninitializedCapacity: rows) { lines, lineCount in
        unsafe HugePages.advise(lines)
        ends = unsafe [UInt32](unsafeUninitializedCapacity: rows * columnCount) { ends, endCount in
          unsafe HugePages.advise(ends)
          filled = unsafe fill(
            RecordPlaces(
              starts: .init(rebasing: starts.prefix(rows)), lines: .init(rebasing: lines.prefix(rows)),
              ends: .init(rebasing: ends.prefix(rows * columnCount))))
          lineCount = filled
          endCount = filled * columnCount
        }
      }
    }
    self.ends = ends
    self.lines = lines
  }

  /// How many records there are.
  package var count: Int { starts.count }

  /// The text of a cell without its quotes and outer blanks.
  struct Cell {
    var start: Int
    var end: Int
    /// True when doubled quotes within stand for one each.
    var isEscaped: Bool

    @inline(__always) var isEmpty: Bool { start >= end }
    @inline(__always) var count: Int { end &- start }
    @inline(__always) var range: Range<Int> { start..<end }
  }

  /// The cell of a record and a column, both of this table; `bytes` must be the table's.
  @inline(__always) func cell(_ row: Int, _ column: Int, in bytes: borrowing RawSpan) -> Cell {
    let base = row &* columnCount
    let start = Int(truncatingIfNeeded: starts[row])
    var cell = Cell(start: start, end: start, isEscaped: false)
    if column > 0 { cell.start = start &+ Int(ends[base &+ column &- 1] & ~RecordScanner.escaped) &+ 1 }
    let end = ends[base &+ column]
    cell.end = start &+ Int(end & ~RecordScanner.escaped)
    cell.isEscaped = end & RecordScanner.escaped != 0
    Blank.trimCell(&cell, in: bytes)
    return cell
  }

  /// The text of a cell, quotes undone.
  package func text(_ row: Int, _ column: Int) -> String {
    let span = bytes.raw
    var scratch: [UInt8] = []
    let cell = cell(row, column, in: span)
    if cell.isEscaped {
      Quotes.undo(span, cell.range, into: &scratch)
      return String(decoding: scratch, as: UTF8.self)
    }
    return String(decoding: bytes[cell.range], as: UTF8.self)
  }

  /// Whether two cells have the same text.
  @inline(__always) func reads(_ left: Cell, like right: Cell, in bytes: borrowing RawSpan) -> Bool {
    if left.isEscaped == right.isEscaped { return bytes.equals(left.range, bytes, right.range) }
    var first: [UInt8] = []
    var second: [UInt8] = []
    append(left, in: bytes, to: &first)
    append(right, in: bytes, to: &second)
    return first == second
  }

  private func append(_ cell: Cell, in bytes: borrowing RawSpan, to text: inout [UInt8]) {
    if cell.isEscaped {
      Quotes.undo(bytes, cell.range, into: &text)
    } else {
      for place in cell.range { text.append(bytes.byte(at: place)) }
    }
  }

  /// Whether a cell of the record holds anything.
  func hasContent(_ row: Int, in bytes: borrowing RawSpan) -> Bool {
    for column in 0..<columnCount where !cell(row, column, in: bytes).isEmpty { return true }
    return false
  }

  /// Scans the record at `position`; `close` or `drop` it afterwards.
  @inline(__always)
  mutating func scan(_ scanner: RecordScanner, _ bytes: RawSpan, from position: Int) -> RecordScanner.End {
    scanner.scan(bytes, from: position, ends: &ends)
  }

  /// How many cells were scanned beyond the closed records.
  @inline(__always) var openCells: Int { ends.count &- starts.count &* columnCount }

  /// The bytes of the open record's cells from `columnCount` on: what is too much.
  func surplus(of start: Int) -> Range<Int> {
    let base = starts.count * columnCount
    let first = Int(ends[base + columnCount - 1] & ~RecordScanner.escaped)
    let last = Int(ends[ends.count - 1] & ~RecordScanner.escaped)
    return start + first..<start + last
  }

  /// Keeps the open record: cells that are missing at its end are empty, surplus ones are cut off.
  @inline(__always) mutating func close(start: Int, line: Int) {
    let open = openCells
    if open < columnCount {
      // An empty cell has one delimiter before it: a missing one begins behind its end, which reads as empty too.
      let last = ends[ends.count - 1] & ~RecordScanner.escaped
      for _ in open..<columnCount { ends.append(last) }
    } else if open > columnCount {
      ends.removeLast(open - columnCount)
    }
    starts.append(UInt64(truncatingIfNeeded: start))
    lines.append(UInt32(truncatingIfNeeded: line))
  }

  /// Adds a record with exactly these cells.
  mutating func append(start: Int, ends: [UInt32]) {
    self.ends += ends
    close(start: start, line: 0)
  }

  /// Forgets the open record.
  mutating func drop() { ends.removeLast(openCells) }

  /// Forgets the last closed record.
  mutating func removeLast() {
    starts.removeLast()
    lines.removeLast()
    ends.removeLast(columnCount)
  }
}

/// Doubled quotes within a quoted cell.
enum Quotes {
  /// Appends the bytes of `range` to `text`, each doubled quote as one.
  static func undo(_ bytes: RawSpan, _ range: Range<Int>, into text: inout [UInt8]) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes.byte(at: position)
      text.append(byte)
      let isDoubled =
        byte == Byte.quote && position + 1 < range.upperBound && bytes.byte(at: position + 1) == Byte.quote
      position += isDoubled ? 2 : 1
    }
  }
}
