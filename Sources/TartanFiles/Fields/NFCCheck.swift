import TartanText

/// Tells quickly that text is in Unicode NFC already, as nearly all text is.
enum NFCCheck {
  /// True if the bytes of `range` are certainly in NFC; false if it takes a closer look.
  @inline(__always) static func isCertain(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while position &+ 8 <= range.upperBound {
      if bytes.eight(at: position) & EightBytes.tops != 0 { return isSafe(bytes, position..<range.upperBound) }
      position &+= 8
    }
    return isSafe(bytes, position..<range.upperBound)
  }

  /// Whether each scalar is one that never changes and never joins the one before it.
  private static func isSafe(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      let lead = bytes.byte(at: position)
      if lead < 0xCC {
        position &+= lead < 0x80 ? 1 : 2
        continue
      }
      let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      guard position &+ length <= range.upperBound, isSafe(scalar(bytes, position, length)) else { return false }
      position &+= length
    }
    return true
  }

  private static func scalar(_ bytes: borrowing RawSpan, _ position: Int, _ length: Int) -> UInt32 {
    var value = UInt32(bytes.byte(at: position)) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(bytes.byte(at: position + offset) & 0x3F) }
    return value
  }

  /// Blocks of Unicode whose scalars are in NFC and have no combining class: Greek, Cyrillic, punctuation, symbols,
  /// kana, Han, Hangul syllables, wide forms, emoji.
  private static func isSafe(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0370...0x0373, 0x0375...0x037D, 0x037F...0x0386, 0x0388...0x0482, 0x048A...0x0590: true
    case 0x2002...0x20CF, 0x2100...0x2125, 0x2127...0x2129, 0x212C...0x2328, 0x232B...0x2ADB: true
    case 0x3000...0x3029, 0x3030...0x3098, 0x309B...0xA66E, 0xAC00...0xD7A3, 0xFE00...0xFE0F, 0xFF00...0xFFEF: true
    case 0x1F000...0x1FAFF, 0x20000...0x2A6DF: true
    default: false
    }
  }

  /// Brings the bytes from `start` on into NFC.
  static func normalize(_ bytes: inout [UInt8], from start: Int) {
    let text = Normalization.nfc(String(decoding: bytes[start...], as: UTF8.self))
    guard !text.utf8.elementsEqual(bytes[start...]) else { return }
    bytes.removeLast(bytes.count - start)
    bytes += text.utf8
  }
}
