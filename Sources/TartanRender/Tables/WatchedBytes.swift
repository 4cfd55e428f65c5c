/// The bytes at which text needs a closer look before it goes into a format.
///
/// They are the format's own marks, control characters, and the first bytes of control characters beyond ASCII. Most
/// labels have none and go in as they are.
struct WatchedBytes {
  private var ascii: (low: UInt64, high: UInt64)

  /// Watches the ASCII characters in `marks` besides control characters.
  init(_ marks: String) {
    ascii = (low: 0xFFFF_FFFF, high: 1 << 63)
    for byte in marks.utf8 where byte < 0x80 {
      if byte < 64 { ascii.low |= 1 << UInt64(byte) } else { ascii.high |= 1 << UInt64(byte - 64) }
    }
  }

  /// Whether any of them is in `text`.
  func occur(in text: String) -> Bool {
    for byte in text.utf8 {
      switch byte {
      case 0..<64: if ascii.low >> UInt64(byte) & 1 == 1 { return true }
      case 64..<128: if ascii.high >> UInt64(byte - 64) & 1 == 1 { return true }
      // C1 controls, general punctuation with the direction marks, the byte order mark.
      case 0xC2, 0xE2, 0xEF: return true
      default: break
      }
    }
    return false
  }
}

extension Unicode.Scalar {
  /// Whether it breaks a line, alone or as a part of CR LF.
  var breaksLine: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
