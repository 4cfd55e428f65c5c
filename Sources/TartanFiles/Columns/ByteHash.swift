import CKernels

/// A hash of bytes that is the same in every run.
enum ByteHash {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let second: UInt64 = 0xD6E8_FEB8_6659_FD93

  /// Mixes `word` into `hash`.
  @inline(__always) static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: second)
    return (product.high ^ product.low) &+ factor
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

  /// The hash of the bytes in `range`.
  static func hash(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> UInt64 {
    bytes.checkBounds(range)
    // SAFETY: the range was checked; the kernel reads so many bytes and keeps no pointer.
    return unsafe bytes.extracting(range).withUnsafeBytes { unsafe tk_hash($0.baseAddress, $0.count) }
  }
}
