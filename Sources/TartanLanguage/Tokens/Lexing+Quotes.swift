import TartanModel

extension Lexing {
  /// Reads a text in quotes. A straight quote is closed by a straight one, a typographic one by a typographic one, so
  /// that either may stand inside the other.
  mutating func quoted(opener: Unicode.Scalar) {
    let start = reader.position
    reader.advance()
    var text = String.UnicodeScalarView()
    var problem: Diagnostic?
    while let scalar = reader.scalar, CharacterClass(scalar) != .newline {
      if Self.closes(scalar, opener) {
        reader.advance()
        return add(.quoted, String(text), from: start, problem: problem)
      }
      if scalar == "\\" {
        let wrong = escape(into: &text)
        problem = problem ?? wrong
      } else {
        text.append(scalar)
        reader.advance()
      }
    }
    let span = SourceSpan(start, reader.position)
    add(.quoted, String(text), from: start, problem: .unclosedQuote(at: span), isUnclosed: true)
  }

  private static func closes(_ scalar: Unicode.Scalar, _ opener: Unicode.Scalar) -> Bool {
    opener == "\"" ? scalar == "\"" : scalar == "\u{201C}" || scalar == "\u{201D}"
  }

  /// Reads an escape, appends what it stands for, and says what is wrong with it.
  private mutating func escape(into text: inout String.UnicodeScalarView) -> Diagnostic? {
    let start = reader.position
    reader.advance()
    guard let scalar = reader.scalar, CharacterClass(scalar) != .newline else { return nil }
    reader.advance()
    switch scalar {
    case "\"", "\\", "\u{201C}", "\u{201D}", "\u{201E}": text.append(scalar)
    case "n": text.append("\n")
    case "t": text.append("\t")
    case "u":
      guard let named = numberedCharacter() else { return .badCharacterNumber(at: SourceSpan(start, reader.position)) }
      text.append(named)
    default:
      text.append(scalar)
      return .unknownEscape(scalar, at: SourceSpan(start, reader.position))
    }
    return nil
  }

  /// Reads `{1F600}`: the character with that hexadecimal number; nil if there is none.
  private mutating func numberedCharacter() -> Unicode.Scalar? {
    guard reader.byte() == UInt8(ascii: "{") else { return nil }
    let start = reader.position + 1
    var end = start
    while end < reader.bytes.count, end - start <= 8, Character(Unicode.Scalar(reader.bytes[end])).isHexDigit {
      end += 1
    }
    guard end < reader.bytes.count, reader.bytes[end] == UInt8(ascii: "}") else { return nil }
    reader.position = end + 1
    return UInt32(reader.text(start, end), radix: 16).flatMap { Unicode.Scalar($0) }
  }

  /// Reads `/…/`: everything up to the next slash without a backslash before it; only `\/` is undone.
  mutating func pattern() {
    let start = reader.position
    reader.position += 1
    var text = String.UnicodeScalarView()
    while let scalar = reader.scalar, CharacterClass(scalar) != .newline {
      reader.advance()
      if scalar == "/" { return add(.pattern, String(text), from: start) }
      if scalar == "\\", let next = reader.scalar, CharacterClass(next) != .newline {
        if next != "/" { text.append(scalar) }
        text.append(next)
        reader.advance()
      } else {
        text.append(scalar)
      }
    }
    let span = SourceSpan(start, reader.position)
    add(.pattern, String(text), from: start, problem: .unclosedPattern(at: span), isUnclosed: true)
  }
}
