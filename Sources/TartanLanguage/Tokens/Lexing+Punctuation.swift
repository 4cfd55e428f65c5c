import TartanModel

extension Lexing {
  /// Reads whatever begins with a character that is no letter, quote or blank.
  mutating func punctuation(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "#": comment()
    case "\\": backslash()
    case "$": signed(.parameter, sign: scalar)
    case "~": signed(.stem, sign: scalar)
    case "%": signed(.result, sign: scalar)
    case "/" where valueMayStart: pattern()
    case "*" where valueMayStart: word()
    case "?" where isAtCommandStart:
      reader.advance()
      add(.word, "?", from: reader.position - 1)
    case "'": singleQuoted()
    default: if !symbol() { stray() }
    }
  }

  private mutating func comment() {
    let start = reader.position
    guard !isGluedToWord else {
      reader.advance()
      return add(.stray, "#", from: start, problem: .gluedComment(at: SourceSpan(start, reader.position)))
    }
    reader.advanceToLineEnd()
    add(.comment, reader.text(start + 1, reader.position), from: start)
  }

  private mutating func backslash() {
    let start = reader.position
    reader.advance()
    while reader.characterClass(at: reader.position) == .blank { reader.advance() }
    guard let next = reader.scalar else { return add(.continuation, "", from: start) }
    if CharacterClass(next) == .newline {
      reader.advancePastNewline()
      return add(.continuation, "", from: start)
    }
    reader.position = start + 1
    if isAtCommandStart, next == "q" {
      advancePastWord()
      return add(.word, reader.text(start, reader.position), from: start)
    }
    add(.stray, "\\", from: start, problem: .backslashInside(at: SourceSpan(start, reader.position)))
  }

  /// Reads the longest punctuation that the language has here; says whether there was one.
  private mutating func symbol() -> Bool {
    guard let first = reader.byte() else { return false }
    let second = reader.byte(1) ?? 0
    if Diagnostic.isForeignPair(first, second) { return false }
    let pair = Token.Symbol(first, second)
    guard let symbol = pair ?? Token.Symbol(first) else { return false }
    let start = reader.position
    reader.position += pair == nil ? 1 : 2
    add(.symbol(symbol), symbol.rawValue, from: start)
    return true
  }

  /// Reads a text in single quotes, so that the hint can show it in double ones.
  private mutating func singleQuoted() {
    let start = reader.position
    reader.advance()
    while let scalar = reader.scalar, CharacterClass(scalar) != .newline {
      reader.advance()
      if scalar == "'" { break }
    }
    let text = reader.text(start, reader.position)
    add(.stray, text, from: start, problem: .singleQuotes(text, at: SourceSpan(start, reader.position)))
  }

  private mutating func stray() {
    let start = reader.position
    if let first = reader.byte(), let second = reader.byte(1), Diagnostic.isForeignPair(first, second) {
      reader.position += 1
    }
    reader.advance()
    let text = reader.text(start, reader.position)
    add(.stray, text, from: start, problem: .stray(text, at: SourceSpan(start, reader.position)))
  }
}
