/// What tells byte strings apart at a glance: length, first and last eight bytes. Up to 16 bytes that is all there is.
struct ByteKey {
  /// The first eight bytes; all of them, zeros above, if there are fewer.
  var first: UInt64
  /// The last eight bytes; 0 if there are fewer.
  var last: UInt64
  /// How many bytes there are.
  var length: Int
  /// A hash of all bytes.
  var hash: UInt64

  /// Up to so many bytes equal keys mean equal strings.
  static let wholeLength = 16

  /// Looks at the bytes of `range`.
  @inline(__always) init(_ bytes: borrowing RawSpan, _ range: Range<Int>) {
    bytes.checkBounds(range)
    length = range.upperBound &- range.lowerBound
    if length >= 8 {
      first = bytes.provenEight(at: range.lowerBound)
      last = bytes.provenEight(at: range.upperBound &- 8)
    } else {
      first = ByteKey.few(bytes, range)
      last = 0
    }
    var middle = UInt64(truncatingIfNeeded: length)
    if length > ByteKey.wholeLength {
      var position = range.lowerBound &+ 8
      while position < range.upperBound &- 8 {
        middle = ByteHash.mix(middle, bytes.provenEight(at: position))
        position &+= 8
      }
    }
    hash = ByteHash.join(first, last ^ middle)
  }

  /// Fewer than eight bytes as one number, the first one lowest.
  @inline(__always) static func few(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> UInt64 {
    let count = range.upperBound &- range.lowerBound
    if range.lowerBound &+ 8 <= bytes.byteCount {
      return bytes.provenEight(at: range.lowerBound) & ((1 &<< UInt64(truncatingIfNeeded: 8 &* count)) &- 1)
    }
    var word: UInt64 = 0
    var position = range.upperBound
    while position > range.lowerBound {
      position &-= 1
      word = word &<< 8 | UInt64(bytes.provenByte(at: position))
    }
    return word
  }
}
