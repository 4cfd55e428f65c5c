/// Eight bytes looked at together, the first one lowest.
///
/// The tests give a word with the top bit of each matching byte set. Above a match they may set a bit too many, so
/// that only the lowest one counts; `lowest` reads it.
struct EightBytes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let tops: UInt64 = 0x8080_8080_8080_8080

  /// The byte eight times.
  @inline(__always) static func pattern(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

  /// The bytes of `word` that are zero.
  @inline(__always) static func zeros(in word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

  /// The bytes of `word` that are below 16: line breaks, and the tab.
  @inline(__always) static func controls(in word: UInt64) -> UInt64 { (word &- (ones &* 16)) & ~word & tops }

  /// How many bytes stand before the lowest match.
  @inline(__always) static func lowest(_ matches: UInt64) -> Int { matches.trailingZeroBitCount >> 3 }
}

extension [UInt8] {
  /// The bytes, borrowed: what all reading of a file works on.
  var raw: RawSpan {
    @_lifetime(borrow self)
    // SAFETY: every bit pattern of a byte is a value; nothing is stored through the span.
    get { unsafe span.bytes }
  }
}

extension RawSpan {
  /// The eight bytes from `offset` on, the first one lowest; they must lie inside.
  @inline(__always) func eight(at offset: Int) -> UInt64 {
    // SAFETY: the offset is checked against the span's length; any eight bytes are a number.
    unsafe UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The byte at `offset`, which must lie inside.
  @inline(__always) func byte(at offset: Int) -> UInt8 {
    // SAFETY: the offset is checked against the span's length; any byte is a number.
    unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  /// As `eight(at:)`, where the caller's loop has just compared the offset with the length.
  @inline(__always) func provenEight(at offset: Int) -> UInt64 {
    // SAFETY: `offset + 8 <= byteCount` is the condition of each loop that asks. Checking it twice costs a fifth of the
    // time of a load (counted: 437 million instructions against 350 for 50,000 rows).
    unsafe UInt64(littleEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }

  /// As `byte(at:)`, where the caller's loop has just compared the offset with the length.
  @inline(__always) func provenByte(at offset: Int) -> UInt8 {
    // SAFETY: `offset < byteCount` is the condition of each loop that asks.
    unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
  }

  /// Stops the program if `range` does not lie inside: what makes the proven loads of a loop over it safe.
  @inline(__always) func checkBounds(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= byteCount, "a cell lies in its file")
  }

  /// The place of the first `byte` at or after `start`, or `end`, which must not lie behind the span's end.
  func position(of byte: UInt8, from start: Int, to end: Int) -> Int {
    guard start < end else { return end }
    checkBounds(start..<end)
    let pattern = EightBytes.pattern(byte)
    var position = start
    while position &+ 8 <= end {
      let found = EightBytes.zeros(in: provenEight(at: position) ^ pattern)
      if found != 0 { return position &+ EightBytes.lowest(found) }
      position &+= 8
    }
    while position < end, provenByte(at: position) != byte { position &+= 1 }
    return position
  }

  /// How many line breaks (LF, CR LF or a lone CR) stand between `start` and `end`.
  func lineBreaks(from start: Int, to end: Int) -> Int {
    guard start < end else { return 0 }
    checkBounds(start..<end)
    var count = 0
    var position = start
    while position < end {
      if position &+ 8 <= end {
        let found = EightBytes.controls(in: provenEight(at: position))
        position &+= found == 0 ? 8 : EightBytes.lowest(found)
        if found == 0 { continue }
      }
      let byte = self.byte(at: position)
      if byte == Byte.lineFeed {
        count &+= 1
      } else if byte == Byte.carriageReturn, position &+ 1 >= end || self.byte(at: position &+ 1) != Byte.lineFeed {
        count &+= 1
      }
      position &+= 1
    }
    return count
  }

  /// Whether the bytes of `left` come before those of `right`, which are as many.
  @inline(__always) func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    for offset in 0..<left.count {
      let first = byte(at: left.lowerBound &+ offset)
      let second = byte(at: right.lowerBound &+ offset)
      if first != second { return first < second }
    }
    return false
  }

  /// Whether the bytes of `range` are `other`'s bytes of `otherRange`.
  @inline(__always) func equals(_ range: Range<Int>, _ other: borrowing RawSpan, _ otherRange: Range<Int>) -> Bool {
    guard range.count == otherRange.count else { return false }
    checkBounds(range)
    other.checkBounds(otherRange)
    var left = range.lowerBound
    var right = otherRange.lowerBound
    while left &+ 8 <= range.upperBound {
      if provenEight(at: left) != other.provenEight(at: right) { return false }
      left &+= 8
      right &+= 8
    }
    while left < range.upperBound {
      if provenByte(at: left) != other.provenByte(at: right) { return false }
      left &+= 1
      right &+= 1
    }
    return true
  }
}

/// Bytes with a meaning in a data file.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let semicolon: UInt8 = 0x3B
  static let backslash: UInt8 = 0x5C
  static let pipe: UInt8 = 0x7C
}
