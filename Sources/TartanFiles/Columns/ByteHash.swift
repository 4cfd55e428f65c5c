/// A hash of bytes that is the same in every run.
enum ByteHash {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let second: UInt64 = 0xD6E8_FEB8_6659_FD93

  /// Mixes `word` into `hash`.
  @inline(__always) static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: second)
    return product.high ^ product.low &+ factor
  }

  /// Mixes two words.
  @inline(__always) static func join(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = (left ^ factor).multipliedFullWidth(by: right ^ second)
    return product.high ^ product.low
  }

  /// Half of `hash`, never 0.
  @inline(__always) static func short(_ hash: UInt64) -> UInt32 {
    let half = UInt32(truncatingIfNeeded: hash ^ hash &>> 32)
    return half == 0 ? 1 : half
  }

  /// The hash of the bytes in `range`, and a word whose top bits say whether one of them is not ASCII.
  @inline(__always)
  static func look(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> (hash: UInt64, seen: UInt64) {
    bytes.checkBounds(range)
    let end = range.upperBound
    var position = range.lowerBound
    var left = UInt64(truncatingIfNeeded: end &- position)
    var seen: UInt64 = 0
    if end &- position < 8 {
      seen = ByteKey.few(bytes, range)
      return (mix(join(seen, left), factor), seen)
    }
    // Two chains of products: one alone would wait for itself.
    var right = factor
    while position &+ 32 <= end {
      let first = bytes.provenEight(at: position)
      let second = bytes.provenEight(at: position &+ 8)
      let third = bytes.provenEight(at: position &+ 16)
      let fourth = bytes.provenEight(at: position &+ 24)
      seen |= first | second | third | fourth
      left = join(left ^ first, second)
      right = join(right ^ third, fourth)
      position &+= 32
    }
    while position &+ 8 <= end {
      let word = bytes.provenEight(at: position)
      seen |= word
      left = mix(left, word)
      position &+= 8
    }
    let last = bytes.provenEight(at: end &- 8)
    return (mix(join(left, right), last), seen | last)
  }

  /// The hash of the bytes in `range`.
  @inline(__always) static func hash(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> UInt64 {
    look(bytes, range).hash
  }
}
