import CKernels

/// Finds what keeps bytes from being UTF-8 text.
enum UTF8Check {
  /// The place of the first byte at or after `start` that is NUL or not part of valid UTF-8; nil if all is well.
  static func firstFault(in bytes: RawSpan, from start: Int) -> Int? {
    let count = bytes.byteCount
    guard start < count else { return nil }
    // SAFETY: the kernel reads the bytes of the span from `start` on, which lies inside, and no other.
    let fault = unsafe bytes.withUnsafeBytes { buffer in
      guard let base = unsafe buffer.assumingMemoryBound(to: UInt8.self).baseAddress else { return count }
      return unsafe tk_text_fault(base, start, count, tk_level())
    }
    return fault < count ? fault : nil
  }

  /// How many bytes the scalar at `position` takes; 0 if it is NUL or malformed. Table 3-7 of the Unicode standard.
  static func scalarLength(in bytes: RawSpan, at position: Int) -> Int {
    let lead = bytes.byte(at: position)
    switch lead {
    case 0: return 0
    case 1..<0x80: return 1
    case 0xC2...0xDF: return follows(bytes, position, 1, 0x80...0xBF)
    case 0xE0: return follows(bytes, position, 2, 0xA0...0xBF)
    case 0xED: return follows(bytes, position, 2, 0x80...0x9F)
    case 0xE1...0xEF: return follows(bytes, position, 2, 0x80...0xBF)
    case 0xF0: return follows(bytes, position, 3, 0x90...0xBF)
    case 0xF1...0xF3: return follows(bytes, position, 3, 0x80...0xBF)
    case 0xF4: return follows(bytes, position, 3, 0x80...0x8F)
    default: return 0
    }
  }

  /// `more + 1` if so many trailing bytes follow and the first of them is one of `first`; else 0.
  @inline(__always) private static func follows(
    _ bytes: RawSpan, _ position: Int, _ more: Int, _ first: ClosedRange<UInt8>
  ) -> Int {
    guard position &+ more < bytes.byteCount, first.contains(bytes.byte(at: position &+ 1)) else { return 0 }
    var offset = 2
    while offset <= more {
      if bytes.byte(at: position &+ offset) & 0xC0 != 0x80 { return 0 }
      offset &+= 1
    }
    return more &+ 1
  }
}
