package import TartanModel
import TartanText

/// Reads a text into records, and reports what could not be read.
package struct RecordReader: Sendable {
  /// The names of the columns.
  package let header: Header
  /// The records below the header.
  package private(set) var table: RecordTable
  /// The byte between cells.
  package let delimiter: UInt8
  /// Records that were not read.
  package private(set) var unread = NoticeList<UnreadRow>()
  /// The lines of records with fewer cells than there are columns.
  package private(set) var short = NoticeList<Int>()
  /// How many records have cells and nothing in them.
  package private(set) var blank = 0
  /// For each record that is not in the table, how many are before it there; ascends.
  private(set) var gaps: [Int] = []

  private let name: String
  /// More columns than this are a mistake about the file, and would cost more memory than it has bytes.
  private static let mostColumns = 10_000
  /// How many records are scanned before the next look whether to stop.
  private static let blockSize = 1024

  /// Reads `text`.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - forced: the byte between cells; nil to find it by looking.
  ///   - name: how the file is called in messages.
  ///   - stop: read every few thousand records.
  /// - Throws: a diagnostic if there is no header, nothing below it, or a quote that never closes.
  package init(
    _ text: DecodedText, delimiter forced: UInt8?, name: String, stop: StopFlag
  ) throws(Diagnostic) {
    self.name = name
    var position = text.start
    var line = 1
    var directed: UInt8?
    if let directive = RecordReader.directive(in: text) {
      directed = directive.delimiter
      position = directive.end
      line = 2
    }
    delimiter = forced ?? directed ?? Delimiter.found(in: text, from: position)
    let scanner = RecordScanner(delimiter: delimiter)
    let first = try RecordReader.header(of: text, from: &position, line: &line, scanner: scanner, name: name)
    guard first.cells.count <= RecordReader.mostColumns else {
      throw Diagnostic(
        .badData, at: nil,
        "'\(name)' has \(first.cells.count) columns, and at most \(RecordReader.mostColumns) are read",
        hints: ["say what stands between the cells: delimiter semicolon", "leave out columns that you do not need"])
    }
    header = Header(cells: first.cells)
    table = RecordTable(bytes: text.bytes, columnCount: first.cells.count)
    try readRecords(from: position, line: line, headerBytes: first.bytes, scanner: scanner, stop: stop)
    guard table.count > 0 else { throw nothingBelow() }
  }

  private mutating func readRecords(
    from start: Int, line startLine: Int, headerBytes: Range<Int>, scanner: RecordScanner, stop: StopFlag
  ) throws(Diagnostic) {
    let bytes = table.bytes
    let span = bytes.raw
    var position = start
    var line = startLine
    // The table is a local while records are scanned, so that its arrays are not looked up in `self` for each cell.
    var table = self.table
    var checked = 0
    let expected = RecordReader.guessedRecords(span, from: start)
    table.reserve(expected)
    let columns = table.columnCount
    while position < span.byteCount {
      let record = table.scan(scanner, span, from: position)
      if record.fault == .unclosedQuote { throw unclosedQuote(line: line) }
      guard record.next &- position < 1 << 31 else { throw tooLong(line: line) }
      let cells = table.openCells
      if cells == columns && record.fault == .none {
        table.close(start: position, line: line)
        if isToSkip(&table, from: position, to: record.contentEnd, headerBytes, line: line) { table.removeLast() }
      } else {
        take(&table, record, from: position, line: line, delimiter: scanner.delimiter)
      }
      line &+= record.breaksInside &+ 1
      position = record.next
      if table.count &- checked >= RecordReader.blockSize || position >= span.byteCount {
        checked = table.count
        try checkStop(stop)
      }
    }
    self.table = table
  }

  /// Whether the record just closed is blank or repeats the header; counts it if so.
  @inline(__always)
  private mutating func isToSkip(
    _ table: inout RecordTable, from start: Int, to end: Int, _ header: Range<Int>, line: Int
  ) -> Bool {
    let bytes = table.bytes
    let span = bytes.raw
    let row = table.count - 1
    if table.cell(row, 0, in: span).isEmpty, !table.hasContent(row, in: span) {
      if end > start { blank += 1 }
      return true
    }
    guard end &- start == header.count, span.equals(start..<end, span, header) else { return false }
    unread.append(UnreadRow(line: line, lastLine: line, reason: "repeats the column names"))
    gaps.append(row)
    return true
  }

  /// Keeps, reports or skips a record that is not as wide as the header, or has text behind a quote.
  private mutating func take(
    _ table: inout RecordTable, _ record: RecordScanner.End, from start: Int, line: Int, delimiter: UInt8
  ) {
    let cells = table.openCells
    let bytes = table.bytes
    let span = bytes.raw
    var reason: String?
    if record.fault == .textAfterQuote {
      reason = "text after a closing quote; a quote inside a quoted cell is written \"\""
    } else if cells > table.columnCount, !isBlank(span, table.surplus(of: start), delimiter) {
      reason = "\(cells) cells in a table of \(table.columnCount) column\(table.columnCount == 1 ? "" : "s")"
    }
    if let reason {
      unread.append(UnreadRow(line: line, lastLine: line + record.breaksInside, reason: reason))
      gaps.append(table.count)
      table.drop()
      return
    }
    table.close(start: start, line: line)
    if !table.hasContent(table.count - 1, in: span) {
      if record.contentEnd > start { blank += 1 }
      table.removeLast()
    } else if cells < table.columnCount {
      short.append(line)
    }
  }

  private func isBlank(_ bytes: RawSpan, _ range: Range<Int>, _ delimiter: UInt8) -> Bool {
    for place in range {
      let byte = bytes.byte(at: place)
      if byte != delimiter, byte != Byte.space, byte != Byte.tab, byte != Byte.quote { return false }
    }
    return true
  }

  /// About how many records there are, from the length of the first ones.
  private static func guessedRecords(_ bytes: RawSpan, from start: Int) -> Int {
    let sample = min(bytes.byteCount, start + 1 << 16)
    guard sample > start else { return 0 }
    let lines = max(1, bytes.lineBreaks(from: start, to: sample))
    return (bytes.byteCount - start) / ((sample - start) / lines + 1) + lines / 16 + 1
  }
}

extension RecordReader {
  /// `sep=;` on the first line, which some spreadsheets write and read.
  private static func directive(in text: DecodedText) -> (delimiter: UInt8, end: Int)? {
    let span = text.bytes.raw
    let start = text.start
    guard start + 5 < span.byteCount, text.bytes[start..<start + 4].elementsEqual("sep=".utf8) else { return nil }
    let byte = span.byte(at: start + 4)
    let after = span.byte(at: start + 5)
    guard after == Byte.lineFeed || after == Byte.carriageReturn else { return nil }
    return (byte, RecordScanner.afterBreak(span, at: start + 5))
  }

  /// The cells of the first record that is not blank; moves behind it.
  private static func header(
    of text: DecodedText, from position: inout Int, line: inout Int, scanner: RecordScanner, name: String
  ) throws(Diagnostic) -> (cells: [String], bytes: Range<Int>) {
    let span = text.bytes.raw
    while position < span.byteCount {
      var ends: [UInt32] = []
      let start = position
      let record = scanner.scan(span, from: start, ends: &ends)
      guard record.fault != .unclosedQuote else { throw unclosedQuote(in: name, line: line) }
      guard record.fault == .none, record.next - start < 1 << 31 else {
        throw Diagnostic(
          .badData, at: nil, "the column names on line \(line) of '\(name)' cannot be read: text after a closing quote",
          hints: ["a quote inside a quoted cell is written \"\""])
      }
      position = record.next
      line += record.breaksInside + 1
      var table = RecordTable(bytes: text.bytes, columnCount: ends.count)
      table.append(start: start, ends: ends)
      let cells = ends.indices.map { Normalization.nfc(table.text(0, $0)) }
      if cells.contains(where: { !$0.isEmpty }) { return (cells, start..<record.contentEnd) }
    }
    throw FileProblem.empty(name: name)
  }

  private static func unclosedQuote(in name: String, line: Int) -> Diagnostic {
    Diagnostic(
      .badData, at: nil, "a quote is never closed in '\(name)', in the record that begins on line \(line)",
      hints: ["close the quote on line \(line), or take it away", "a quote inside a quoted cell is written \"\""])
  }

  private func unclosedQuote(line: Int) -> Diagnostic { RecordReader.unclosedQuote(in: name, line: line) }

  private func tooLong(line: Int) -> Diagnostic {
    Diagnostic(
      .badData, at: nil, "the record that begins on line \(line) of '\(name)' has more than 2 GB",
      hints: ["look for a quote that is not closed on line \(line)"])
  }

  private func nothingBelow() -> Diagnostic {
    if unread.total > 0, let first = unread.first.first {
      return Diagnostic(
        .badData, at: nil,
        "none of the \(unread.total) rows of '\(name)' can be read; line \(first.line): \(first.reason)",
        hints: [
          "the first line must hold the column names: take away what stands above them",
          "say what stands between the cells: delimiter semicolon",
        ])
    }
    return Diagnostic(
      .badData, at: nil, "'\(name)' has column names and no statements below them",
      hints: ["a data file has a line of column names and a line a statement"])
  }
}
