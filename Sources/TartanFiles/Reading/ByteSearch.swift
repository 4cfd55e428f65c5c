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

  /// The place of the first `byte` at or after `start`, or `end`, which must not lie behind the span's end.
  func position(of byte: UInt8, from start: Int, to end: Int) -> Int {
    let pattern = EightBytes.pattern(byte)
    var position = start
    while position &+ 8 <= end {
      let found = EightBytes.zeros(in: eight(at: position) ^ pattern)
      if found != 0 { return position &+ EightBytes.lowest(found) }
      position &+= 8
    }
    while position < end, self.byte(at: position) != byte { position &+= 1 }
    return position
  }

  /// How many line breaks (LF, CR LF or a lone CR) stand between `start` and `end`.
  func lineBreaks(from start: Int, to end: Int) -> Int {
    var count = 0
    var position = start
    while position < end {
      if position &+ 8 <= end {
        let found = EightBytes.controls(in: eight(at: position))
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

  /// Whether the bytes of `range` are `other`'s bytes of `otherRange`.
  @inline(__always) func equals(_ range: Range<Int>, _ other: borrowing RawSpan, _ otherRange: Range<Int>) -> Bool {
    guard range.count == otherRange.count else { return false }
    var left = range.lowerBound
    var right = otherRange.lowerBound
    while left &+ 8 <= range.upperBound {
      if eight(at: left) != other.eight(at: right) { return false }
      left &+= 8
      right &+= 8
    }
    while left < range.upperBound {
      if byte(at: left) != other.byte(at: right) { return false }
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
  static let pipe: UInt8 = 0x7C
}
