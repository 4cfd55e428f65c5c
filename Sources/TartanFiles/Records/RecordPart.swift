import CKernels
import TartanModel

/// Reads the records of one part of a text straight into their places in the table.
///
/// A kernel reads what is regular, as far as it goes; the record that it stops at is read with care: ragged, blank or
/// damaged ones, and those among quotes that stand where the rules of CSV have none.
struct RecordPart: Sendable {
  /// What is the same for all parts.
  struct Source: Sendable {
    let bytes: [UInt8]
    let header: Range<Int>
    let columns: Int
    let delimiter: UInt8
    let pieceSize: Int
    /// For each piece whether its quotes need care.
    let isOdd: [Bool]
    let level: Int32
    let stop: StopFlag

    /// The end of the regular text that begins at `position`, or of as much as is read at once.
    func regularEnd(from position: Int, to end: Int) -> Int {
      var piece = position / pieceSize
      var limit = position
      while limit < end, limit - position < 1 << 22, !isOdd[piece] {
        piece += 1
        limit = min(end, piece * pieceSize)
      }
      return limit
    }
  }

  /// What keeps a file from being read.
  enum Fault: Sendable { case unclosedQuote(line: Int), tooLong(line: Int), stopped }

  /// The rows of the table that the part has room in.
  let room: Range<Int>
  /// How many of them it fills.
  private(set) var rows = 0
  /// Records that were not read.
  private(set) var unread = NoticeList<UnreadRow>()
  /// The lines of records with fewer cells than there are columns.
  private(set) var short = NoticeList<Int>()
  /// How many records have cells and nothing in them.
  private(set) var blank = 0
  /// For each record that is not in the table, how many of the part are before it there.
  private(set) var gaps: [Int] = []
  /// Why reading ended before the part did.
  private(set) var fault: Fault?

  private let source: Source
  private let scanner: RecordScanner
  /// Holds the record that is read with care.
  private var one: RecordTable

  /// Reads `part` into the rows of `room`.
  @unsafe init(_ part: RecordBorders.Part, of source: Source, into places: RecordPlaces, room: Range<Int>) {
    self.room = room
    self.source = source
    scanner = RecordScanner(delimiter: source.delimiter)
    one = RecordTable(bytes: source.bytes, columnCount: source.columns)
    var position = part.range.lowerBound
    var line = part.line
    let end = part.range.upperBound
    while position < end, fault == nil {
      if source.stop.isRaised {
        fault = .stopped
        return
      }
      let limit = source.regularEnd(from: position, to: end)
      if limit > position {
        position = unsafe places.read(
          source, position..<limit, part: room, rows: &rows, line: &line, level: source.level)
      }
      if position < limit || limit == position, position < end { readOne(at: &position, &line) }
      if one.count > 0 {
        unsafe places.put(one, at: room.lowerBound + rows)
        one.removeLast()
        rows += 1
      }
    }
  }

  /// Reads the record at `position` with care, into `one` if it is kept, and moves behind it.
  private mutating func readOne(at position: inout Int, _ line: inout Int) {
    let bytes = source.bytes
    let span = bytes.raw
    let start = position
    let record = one.scan(scanner, span, from: start)
    if record.fault == .unclosedQuote {
      fault = .unclosedQuote(line: line)
      return
    }
    guard record.next &- start < 1 << 31 else {
      fault = .tooLong(line: line)
      return
    }
    if one.openCells == source.columns && record.fault == .none {
      one.close(start: start, line: line)
      if isToSkip(from: start, to: record.contentEnd, line: line) { one.removeLast() }
    } else {
      take(record, from: start, line: line)
    }
    line &+= record.breaksInside &+ 1
    position = record.next
  }

  /// Whether the record just closed is blank or repeats the header; counts it if so.
  private mutating func isToSkip(from start: Int, to end: Int, line: Int) -> Bool {
    let bytes = source.bytes
    let span = bytes.raw
    if one.cell(0, 0, in: span).isEmpty, !one.hasContent(0, in: span) {
      if end > start { blank += 1 }
      return true
    }
    guard end &- start == source.header.count, span.equals(start..<end, span, source.header) else { return false }
    unread.append(UnreadRow(line: line, lastLine: line, reason: "repeats the column names"))
    gaps.append(rows)
    return true
  }

  /// Keeps, reports or skips a record that is not as wide as the header, or has text behind a quote.
  private mutating func take(_ record: RecordScanner.End, from start: Int, line: Int) {
    let cells = one.openCells
    let bytes = source.bytes
    let span = bytes.raw
    var reason: String?
    if record.fault == .textAfterQuote {
      reason = "text after a closing quote; a quote inside a quoted cell is written \"\""
    } else if cells > source.columns, !isBlank(span, one.surplus(of: start)) {
      reason = "\(cells) cells in a table of \(source.columns) column\(source.columns == 1 ? "" : "s")"
    }
    if let reason {
      unread.append(UnreadRow(line: line, lastLine: line + record.breaksInside, reason: reason))
      gaps.append(rows)
      one.drop()
      return
    }
    one.close(start: start, line: line)
    if !one.hasContent(0, in: span) {
      if record.contentEnd > start { blank += 1 }
      one.removeLast()
    } else if cells < source.columns {
      short.append(line)
    }
  }

  private func isBlank(_ bytes: RawSpan, _ range: Range<Int>) -> Bool {
    for place in range {
      let byte = bytes.byte(at: place)
      if byte != source.delimiter, byte != Byte.space, byte != Byte.tab, byte != Byte.quote { return false }
    }
    return true
  }
}
