/// Text from data on its way to a terminal or a one-line format.
public enum Control {
  /// `text` with each control character, and each character that turns the writing direction, as a visible sign:
  /// `␛` for escape, `␊` for a line break, `·` for what has no sign of its own.
  public static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(isControl(scalar) ? sign(for: scalar) : scalar) }
    return String(shown)
  }

  /// Whether a scalar could move the cursor, change colours or reorder what is shown.
  public static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x061C, 0x180E, 0xFFF9...0xFFFB, 0xE0001...0xE007F,
      0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }

  private static func sign(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "·"
    case 0x7F: "␡"
    default: "·"
    }
  }
}
