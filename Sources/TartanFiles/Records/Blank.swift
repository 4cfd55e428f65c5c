/// White space around cells and labels.
enum Blank {
  /// Takes quotes and outer blanks off a cell.
  @inline(__always) static func trimCell(_ cell: inout RecordTable.Cell, in bytes: borrowing RawSpan) {
    if cell.start < cell.end, bytes.byte(at: cell.start) == Byte.quote {
      // The scanner saw to it that a cell which begins with a quote ends with one, blanks behind it left out.
      while cell.end &- 1 > cell.start, bytes.byte(at: cell.end &- 1) != Byte.quote { cell.end &-= 1 }
      cell.start &+= 1
      cell.end &-= 1
    }
    trim(&cell.start, &cell.end, in: bytes)
  }

  /// Moves both ends inwards over blanks; an empty range stays empty.
  @inline(__always) static func trim(_ start: inout Int, _ end: inout Int, in bytes: borrowing RawSpan) {
    while start < end {
      let byte = bytes.byte(at: start)
      if byte > Byte.space, byte < 0x80 { break }
      let length = leading(bytes, start, end)
      if length == 0 { break }
      start &+= length
    }
    while start < end {
      let byte = bytes.byte(at: end &- 1)
      if byte > Byte.space, byte < 0x80 { break }
      let length = trailing(bytes, start, end)
      if length == 0 { break }
      end &-= length
    }
    // A cell that is missing at the end of a row begins behind its end, perhaps behind the file's.
    if end < start { start = end }
  }

  /// How many bytes the blank at `start` has; 0 if there is none.
  private static func leading(_ bytes: borrowing RawSpan, _ start: Int, _ end: Int) -> Int {
    let first = bytes.byte(at: start)
    if first < 0x80 { return isPlain(first) ? 1 : 0 }
    let length = first >= 0xE0 ? 3 : 2
    guard start + length <= end else { return 0 }
    let second = bytes.byte(at: start + 1)
    let third = length == 3 ? bytes.byte(at: start + 2) : 0
    return isWide(first, second, third) ? length : 0
  }

  /// How many bytes the blank that ends at `end` has; 0 if there is none.
  private static func trailing(_ bytes: borrowing RawSpan, _ start: Int, _ end: Int) -> Int {
    let last = bytes.byte(at: end - 1)
    if last < 0x80 { return isPlain(last) ? 1 : 0 }
    for length in 2...3 where end - length >= start {
      let first = bytes.byte(at: end - length)
      if first >= 0xC0 { return leading(bytes, end - length, end) == length ? length : 0 }
    }
    return 0
  }

  private static func isPlain(_ byte: UInt8) -> Bool { byte == Byte.space || (byte >= 0x09 && byte <= 0x0D) }

  /// No-break space, the spaces of U+2000 to U+200B, line and paragraph separators, the wide space, a stray mark.
  private static func isWide(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xC2, 0xA0, _), (0xC2, 0x85, _): true
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF): true
    case (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xE1, 0x9A, 0x80), (0xEF, 0xBB, 0xBF): true
    default: false
    }
  }
}
