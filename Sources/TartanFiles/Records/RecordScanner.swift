/// Finds the cells of one record after RFC 4180, and what is wrong with it.
///
/// A cell is quoted if its first byte is a quote. Within quotes `""` is a quote and line breaks are text; blanks after
/// the closing quote are left out. Anywhere else a quote is an ordinary character.
struct RecordScanner {
  /// Set in a cell's end when the cell holds doubled quotes: its text is not what stands in the file.
  static let escaped: UInt32 = 1 << 31

  /// The byte between cells.
  let delimiter: UInt8
  private let pattern: UInt64

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    pattern = EightBytes.pattern(delimiter)
  }

  /// What keeps a record from being read.
  enum Fault: Equatable {
    case none, unclosedQuote, textAfterQuote
  }

  /// Where a record ends.
  struct End {
    /// The byte behind the last cell: the line break, or the end of the text.
    var contentEnd: Int
    /// The first byte of the next record.
    var next: Int
    /// How many line breaks stand within its quotes.
    var breaksInside: Int
    /// What is wrong with it.
    var fault: Fault
  }

  /// Reads the record at `start`, which must lie before the end of `bytes`.
  ///
  /// `ends` gets the end of each cell, counted from `start`, with `escaped` set where it applies.
  @inline(__always)
  func scan(_ bytes: RawSpan, from start: Int, ends: inout [UInt32]) -> End {
    let count = bytes.byteCount
    var result = End(contentEnd: start, next: start, breaksInside: 0, fault: .none)
    var position = start
    while true {
      var mark: UInt32 = 0
      if position < count, bytes.byte(at: position) == Byte.quote {
        position = scanQuoted(bytes, from: position, into: &result, mark: &mark)
      } else {
        position = cellEnd(bytes, from: position)
      }
      ends.append(UInt32(truncatingIfNeeded: position &- start) | mark)
      if position < count, bytes.byte(at: position) == delimiter {
        position &+= 1
      } else {
        break
      }
    }
    result.contentEnd = position
    result.next = RecordScanner.afterBreak(bytes, at: position)
    return result
  }

  /// The first byte behind the line break at `position`.
  @inline(__always) static func afterBreak(_ bytes: RawSpan, at position: Int) -> Int {
    guard position < bytes.byteCount else { return position }
    if bytes.byte(at: position) == Byte.carriageReturn, position &+ 1 < bytes.byteCount,
      bytes.byte(at: position &+ 1) == Byte.lineFeed
    {
      return position &+ 2
    }
    return position &+ 1
  }

  /// The end of the quoted cell that begins at `start`: a delimiter, a line break or the end.
  private func scanQuoted(_ bytes: RawSpan, from start: Int, into result: inout End, mark: inout UInt32) -> Int {
    let count = bytes.byteCount
    var position = start &+ 1
    while true {
      position = bytes.position(of: Byte.quote, from: position, to: count)
      guard position < count else {
        result.fault = .unclosedQuote
        return count
      }
      guard position &+ 1 < count, bytes.byte(at: position &+ 1) == Byte.quote else { break }
      mark = RecordScanner.escaped
      position &+= 2
    }
    result.breaksInside &+= bytes.lineBreaks(from: start, to: position)
    position &+= 1
    while position < count, bytes.byte(at: position) != delimiter, isBlank(bytes.byte(at: position)) { position &+= 1 }
    let end = cellEnd(bytes, from: position)
    if end > position { result.fault = .textAfterQuote }
    return end
  }

  @inline(__always) private func isBlank(_ byte: UInt8) -> Bool { byte == Byte.space || byte == Byte.tab }

  /// The first delimiter or line break at or after `start`, or the end.
  @inline(__always) private func cellEnd(_ bytes: RawSpan, from start: Int) -> Int {
    let count = bytes.byteCount
    var position = start
    while position &+ 8 <= count {
      let word = bytes.eight(at: position)
      let found = EightBytes.zeros(in: word ^ pattern) | EightBytes.controls(in: word)
      if found == 0 {
        position &+= 8
        continue
      }
      position &+= EightBytes.lowest(found)
      if endsCell(bytes.byte(at: position)) { return position }
      position &+= 1
    }
    while position < count, !endsCell(bytes.byte(at: position)) { position &+= 1 }
    return position
  }

  @inline(__always) private func endsCell(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }
}
