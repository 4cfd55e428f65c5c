import CUtf8proc

/// How many terminal columns text takes.
public enum DisplayWidth {
  /// The columns of `text`, grapheme by grapheme: 2 for wide characters and emoji, 0 for a lone combining mark.
  ///
  /// Control characters count 0: replace them first (`Control.visible`).
  public static func columns(of text: String) -> Int {
    var plain = 0
    for byte in text.utf8 {
      guard byte >= 0x20, byte < 0x7F else { return text.reduce(0) { $0 + columns(of: $1) } }
      plain += 1
    }
    return plain
  }

  /// The columns of one grapheme: the widest of its scalars, 2 where any asks for emoji presentation.
  public static func columns(of grapheme: Character) -> Int {
    var widest = 0
    for scalar in grapheme.unicodeScalars {
      if scalar.value == 0xFE0F || scalar.properties.isEmojiPresentation { return 2 }
      widest = max(widest, Int(utf8proc_charwidth(Int32(bitPattern: scalar.value))))
    }
    return widest
  }
}
