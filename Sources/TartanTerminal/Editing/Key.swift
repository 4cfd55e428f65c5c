/// A key, as far as a terminal tells them apart.
package enum Key: Equatable {
  /// A character or a control code.
  case scalar(Unicode.Scalar)
  /// Alt with a character.
  case alt(Unicode.Scalar)
  /// Escape by itself.
  case escape
  /// A key with a name.
  case named(NamedKey)
  /// Text that came at once, by the mouse or a shortcut.
  case paste(String)
}

/// The keys that send a sequence.
package enum NamedKey: CaseIterable {
  case up, down, left, right, home, end, delete, pageUp, pageDown
  case wordLeft, wordRight, deleteWord

  /// The key of a sequence; nil for those without use here.
  init?(parameters: String, letter: Unicode.Scalar) {
    let parts = parameters.split(separator: ";")
    // 2 to 16 after the semicolon: shift, alt, control and their sums; 3 and more hold alt or control.
    let isWord = parts.count > 1 && (Int(parts[1]) ?? 1) >= 3
    switch (letter, parts.first ?? "") {
    case ("A", _): self = .up
    case ("B", _): self = .down
    case ("C", _): self = isWord ? .wordRight : .right
    case ("D", _): self = isWord ? .wordLeft : .left
    case ("c", _): self = .wordRight
    case ("d", _): self = .wordLeft
    case ("H", _), ("~", "1"), ("~", "7"): self = .home
    case ("F", _), ("~", "4"), ("~", "8"): self = .end
    case ("~", "3"): self = isWord ? .deleteWord : .delete
    case ("~", "5"): self = .pageUp
    case ("~", "6"): self = .pageDown
    default: return nil
    }
  }
}

/// What may stand in a line.
enum PastedText {
  /// `text` with line breaks as `\n`, tabs as spaces and without control codes.
  static func cleaned(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x0A, 0x0D: clean.append("\n")
      case 0x09: clean.append(" ")
      case 0..<0x20, 0x7F..<0xA0: break
      default: clean.append(scalar)
      }
      previous = scalar
    }
    return String(clean)
  }
}
