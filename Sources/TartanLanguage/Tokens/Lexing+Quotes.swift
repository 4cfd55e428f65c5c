import TartanModel

extension Lexing {
  /// Reads a text in quotes. A straight quote is closed by a straight one, a typographic one by a typographic one, so
  /// that either may stand inside the other.
  mutating func quoted(opener: Unicode.Scalar) {
    let start = reader.position
    reader.advance()
    var text: [UInt8] = []
    var problem: Diagnostic?
    while let (scalar, length) = reader.scalar(at: reader.position), !CharacterClass.isNewline(scalar) {
      if Self.closes(scalar, opener) {
        reader.advance()
        return add(.quoted, String(decoding: text, as: UTF8.self), from: start, problem: problem)
      }
      if scalar == "\\" {
        let wrong = escape(into: &text)
        problem = problem ?? wrong
      } else {
        text.append(contentsOf: reader.bytes[reader.position..<reader.position + length])
        reader.position += length
      }
    }
    let span = SourceSpan(start, reader.position)
    add(
      .quoted, String(decoding: text, as: UTF8.self), from: start, problem: .unclosedQuote(at: span), isUnclosed: true)
  }

  private static func closes(_ scalar: Unicode.Scalar, _ opener: Unicode.Scalar) -> Bool {
    opener == "\"" ? scalar == "\"" : scalar == "\u{201C}" || scalar == "\u{201D}"
  }

  /// Reads an escape, appends what it stands for, and says what is wrong with it.
  private mutating func escape(into text: inout [UInt8]) -> Diagnostic? {
    let start = reader.position
    reader.advance()
    guard let scalar = reader.scalar, !CharacterClass.isNewline(scalar) else { return nil }
    reader.advance()
    var meant = scalar
    var problem: Diagnostic?
    switch scalar {
    case "\"", "\\", "\u{201C}", "\u{201D}", "\u{201E}": break
    case "n": meant = "\n"
    case "t": meant = "\t"
    case "u":
      if let numbered = numberedCharacter() {
        meant = numbered
      } else {
        problem = .badCharacterNumber(at: SourceSpan(start, reader.position))
      }
    default: problem = .unknownEscape(scalar, at: SourceSpan(start, reader.position))
    }
    text.append(contentsOf: String(Character(meant)).utf8)
    return problem
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
    var text: [UInt8] = []
    while let (scalar, length) = reader.scalar(at: reader.position), !CharacterClass.isNewline(scalar) {
      if scalar == "/" {
        reader.position += 1
        return add(.pattern, String(decoding: text, as: UTF8.self), from: start)
      }
      var end = reader.position + length
      if scalar == "\\", let (next, nextLength) = reader.scalar(at: end), !CharacterClass.isNewline(next) {
        if next == "/" { reader.position = end }
        end += nextLength
      }
      text.append(contentsOf: reader.bytes[reader.position..<end])
      reader.position = end
    }
    let span = SourceSpan(start, reader.position)
    let content = String(decoding: text, as: UTF8.self)
    add(.pattern, content, from: start, problem: .unclosedPattern(at: span), isUnclosed: true)
  }
}
