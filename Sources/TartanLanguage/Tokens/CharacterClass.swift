/// What a character does outside of quotes.
enum CharacterClass {
  /// Stands in a word anywhere: letters and digits of any script, marks, emoji, `_`.
  case word
  /// Stands in a word only between two characters of a word: `- ' . & /`.
  case joiner
  /// Parts words.
  case blank
  /// Ends the line.
  case newline
  /// Opens a quoted text.
  case quote
  /// Belongs to punctuation, or to nothing.
  case other
  /// Cannot be seen, and may not stand outside of quotes.
  case control

  /// Classifies a character.
  init(_ scalar: Unicode.Scalar) {
    self = scalar.isASCII ? CharacterClass(ascii: UInt8(scalar.value)) : CharacterClass(beyondASCII: scalar)
  }

  /// Whether a character ends the line.
  static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  private init(ascii byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      self = .word
    case UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "."), UInt8(ascii: "&"), UInt8(ascii: "/"): self = .joiner
    case UInt8(ascii: " "), UInt8(ascii: "\t"): self = .blank
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): self = .newline
    case UInt8(ascii: "\""): self = .quote
    case 0..<0x20, 0x7F: self = .control
    default: self = .other
    }
  }

  private init(beyondASCII scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x201C, 0x201D, 0x201E: self = .quote
    case 0x2019, 0x00B7, 0x2010, 0x2011: self = .joiner
    // The joiners of emoji and of Indic and Arabic words belong to what they join.
    case 0x200C, 0x200D: self = .word
    // A byte order mark pasted along with the first line says nothing.
    case 0xFEFF: self = .blank
    case 0x2028, 0x2029: self = .newline
    default: self = CharacterClass(scalar.properties.generalCategory)
    }
  }

  private init(_ category: Unicode.GeneralCategory) {
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .otherSymbol, .modifierSymbol,
      .currencySymbol, .connectorPunctuation, .privateUse:
      self = .word
    case .spaceSeparator: self = .blank
    case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: self = .control
    default: self = .other
    }
  }
}
