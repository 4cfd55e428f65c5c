/// Finds what keeps bytes from being UTF-8 text.
enum UTF8Check {
  /// The place of the first byte at or after `start` that is NUL or not part of valid UTF-8; nil if all is well.
  static func firstFault(in bytes: RawSpan, from start: Int) -> Int? {
    var position = start
    let count = bytes.byteCount
    while position < count {
      position = plainEnd(in: bytes, from: position)
      guard position < count else { return nil }
      let length = scalarLength(in: bytes, at: position)
      if length == 0 { return position }
      position &+= length
    }
    return nil
  }

  /// The end of the run of ASCII bytes without NUL that begins at `start`.
  private static func plainEnd(in bytes: RawSpan, from start: Int) -> Int {
    var position = start
    let count = bytes.byteCount
    while position &+ 32 <= count {
      let first = bytes.eight(at: position)
      let second = bytes.eight(at: position &+ 8)
      let third = bytes.eight(at: position &+ 16)
      let fourth = bytes.eight(at: position &+ 24)
      let odd = (first &- EightBytes.ones) | (second &- EightBytes.ones) | (third &- EightBytes.ones)
      let all = odd | (fourth &- EightBytes.ones) | first | second | third | fourth
      if all & EightBytes.tops != 0 { break }
      position &+= 32
    }
    while position < count {
      let byte = bytes.byte(at: position)
      if byte == 0 || byte >= 0x80 { return position }
      position &+= 1
    }
    return position
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
