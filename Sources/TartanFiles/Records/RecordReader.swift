import TartanEngine
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
  package private(set) var gaps: [Int] = []

  /// For each column whose cells are lists what stands between their values; other files do not say that.
  private(set) var lists: [Int: String] = [:]
  /// Whether the file says by itself which of it are names: a first record that names columns may be data.
  private(set) var isJSON = false

  private let name: String
  /// More columns than this are a mistake about the file, and would cost more memory than it has bytes.
  static let mostColumns = 10_000

  /// Reads `text`.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - forced: the byte between cells; nil to find it by looking.
  ///   - name: how the file is called in messages.
  ///   - threading: how many threads read, and how much each.
  ///   - stop: read every few thousand records.
  /// - Throws: a diagnostic if there is no header, nothing below it, or a quote that never closes.
  package init(
    _ text: DecodedText, delimiter forced: UInt8?, name: String, threading: Threading = Threading(), stop: StopFlag
  ) throws(Diagnostic) {
    self.name = name
    let beginning = Delimiter.beginning(of: text, forced: forced)
    delimiter = beginning.delimiter
    var position = beginning.start
    var line = beginning.line
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
    // A survey that was made while the file was read is as good as one made now, if it was of this text.
    let survey =
      text.survey.flatMap { $0.delimiter == delimiter ? $0 : nil }
      ?? TextSurvey(text.bytes, delimiter: delimiter, pieceSize: threading.pieceSize, threads: threading.threads)
    try readRecords(
      from: position, line: line, header: first.bytes, survey: survey, threading: threading, stop: stop)
    guard table.count > 0 else { throw nothingBelow() }
  }

  /// Reads `text`, which is JSON Lines.
  package init(json text: DecodedText, name: String, threading: Threading, stop: StopFlag) throws(Diagnostic) {
    let source = try JSONLines(text, name: name, threading: threading, stop: stop)
    self.name = name
    delimiter = Byte.comma
    isJSON = true
    header = Header(cells: source.columns.names.map { Normalization.nfc(String(decoding: $0, as: UTF8.self)) })
    table = source.table
    gaps = source.gaps
    blank = source.gaps.count
    for (column, held) in source.columns.held.enumerated() where held.hasLists {
      lists[column] = held.separator.map { String(decoding: [$0], as: UTF8.self) }
    }
    guard table.count > 0 else {
      throw Diagnostic(
        .badData, at: nil, "'\(name)' has no object with a value",
        hints: ["each line must hold one JSON object: {\"id\": \"1\", \"text\": \"…\"}"])
    }
  }

  /// Reads the records below the column names, each part of the text on a thread of its own.
  private mutating func readRecords(
    from start: Int, line: Int, header: Range<Int>, survey: TextSurvey, threading: Threading, stop: StopFlag
  ) throws(Diagnostic) {
    let bytes = table.bytes
    let columns = table.columnCount
    let isOrdinary = ![Byte.quote, Byte.lineFeed, Byte.carriageReturn].contains(delimiter)
    let borders = RecordBorders(
      bytes, survey: survey, from: start, line: line,
      parts: isOrdinary ? threading.parts(of: bytes.count - start) : 1)
    let source = RecordPart.Source(
      bytes: bytes, header: header, columns: columns, delimiter: delimiter, pieceSize: survey.pieceSize,
      isOdd: isOrdinary ? borders.isOdd : borders.isOdd.map { _ in true }, level: threading.level, stop: stop)
    var parts: [RecordPart] = []
    table = unsafe RecordTable(bytes: bytes, columnCount: columns, rows: borders.mostRows) { places in
      parts = unsafe RecordReader.read(borders, of: source, into: places)
      var count = 0
      for part in parts {
        unsafe places.move(
          part.room.lowerBound..<part.room.lowerBound + part.rows, to: count, columns: columns)
        count += part.rows
      }
      return count
    }
    var count = 0
    for part in parts {
      if let fault = part.fault { throw diagnostic(fault) }
      unread.append(part.unread)
      short.append(part.short)
      blank += part.blank
      for gap in part.gaps { gaps.append(count + gap) }
      count += part.rows
    }
  }

  /// Reads all parts at the same time.
  @unsafe private static func read(
    _ borders: RecordBorders, of source: RecordPart.Source, into places: RecordPlaces
  ) -> [RecordPart] {
    let parts = borders.parts
    let most = borders.mostRows
    // `RowChunks` hands each thread a range: here of one part.
    return RowChunks.map(parts.indices.map { $0..<$0 + 1 }) { index in
      let part = parts[index.lowerBound]
      let end = index.upperBound < parts.count ? parts[index.upperBound].firstRow : most
      return unsafe RecordPart(part, of: source, into: places, room: part.firstRow..<end)
    }
  }

  private func diagnostic(_ fault: RecordPart.Fault) -> Diagnostic {
    switch fault {
    case .unclosedQuote(let line): RecordReader.unclosedQuote(in: name, line: line)
    case .tooLong(let line): tooLong(line: line)
    case .stopped: Diagnostic(.interrupted, at: nil, "stopped while reading")
    }
  }
}

extension RecordReader {
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
