import TartanText

/// Full case folding, scalar by scalar, in bytes of UTF-8.
///
/// Folding a text that is in NFC as a whole equals folding it piece by piece, where a piece is one scalar together with
/// the combining marks behind it: folding may make a letter that composes with its mark, never one that composes
/// with another letter.
enum ScalarFolding {
  /// Decodes the scalar that begins at `index` of valid UTF-8, and says how many bytes it has; where the bytes are not
  /// valid, U+FFFD for one byte.
  @inline(__always)
  static func decode(_ text: Span<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(text[index])
    if lead < 0x80 { return (lead, 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    if lead < 0xC0 || index + length > text.count { return (0xFFFD, 1) }
    var value = lead & (0x7F >> UInt32(length))
    for next in 1..<length { value = value << 6 | UInt32(text[index + next]) & 0x3F }
    return (value, length)
  }

  /// Whether a scalar belongs to the piece of the one before it: a mark, or the rest of a Hangul syllable.
  static func continuesPiece(_ value: UInt32) -> Bool {
    guard value >= 0x300, let scalar = Unicode.Scalar(value) else { return false }
    if value < 0x370 { return true }
    if isWithoutCase(value) { return false }
    if (0x1160...0x11FF).contains(value) { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// Whether a scalar is of a script or block without case that no folding leads to: it stands for itself alone.
  static func isWithoutCase(_ value: UInt32) -> Bool {
    switch value {
    case 0x5D0...0x5EA, 0x621...0x64A, 0x2010...0x2027, 0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xAC00...0xD7A3:
      true
    default: false
    }
  }

  /// The folded bytes of the scalars from U+0080 up to U+024F, at most three each: the count in the low byte, then
  /// the bytes. Latin text needs no other.
  static let latin: [UInt32] = (0x80..<0x250).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return 0 }
    let bytes = Array(Normalization.caseFolded(String(scalar)).utf8)
    precondition(bytes.count <= 3, "Latin letters fold to three bytes at most")
    var packed = UInt32(bytes.count)
    for (place, byte) in bytes.enumerated() { packed |= UInt32(byte) << UInt32(8 * (place + 1)) }
    return packed
  }
}
