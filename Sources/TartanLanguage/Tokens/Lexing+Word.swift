import TartanModel

extension Lexing {
  /// Reads a bare word, a number or a wildcard.
  mutating func word() {
    let start = reader.position
    let hasStar = advancePastWord()
    if reader.byte() == UInt8(ascii: "%") { reader.position += 1 }
    let text = reader.text(start, reader.position)
    add(hasStar ? .wildcard : Self.isNumber(text) ? .number : .word, text, from: start)
  }

  /// Goes past the characters of a word; says whether a `*` was among them.
  @discardableResult
  mutating func advancePastWord() -> Bool {
    var hasStar = false
    while let (scalar, length) = reader.scalar(at: reader.position) {
      if scalar == "*" {
        hasStar = true
      } else {
        switch CharacterClass(scalar) {
        case .word: break
        case .joiner: guard continues(at: reader.position + length) else { return hasStar }
        default: return hasStar
        }
      }
      reader.position += length
    }
    return hasStar
  }

  /// Whether a word goes on at `place` after a joiner.
  private func continues(at place: Int) -> Bool {
    guard let next = reader.scalar(at: place)?.scalar else { return false }
    return next == "*" || CharacterClass(next) == .word
  }

  /// Whether a word is digits with at most one decimal point between them.
  private static func isNumber(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// Reads the name behind `$`, the word behind `~`, the digits behind `%`.
  mutating func signed(_ kind: Token.Kind, sign: Unicode.Scalar) {
    let start = reader.position
    reader.position += 1
    switch kind {
    case .stem: advancePastWord()
    case .parameter:
      while reader.byte() == UInt8(ascii: "_") || reader.characterClass(at: reader.position) == .word {
        reader.advance()
      }
    default: while let byte = reader.byte(), (0x30...0x39).contains(byte) { reader.position += 1 }
    }
    let text = reader.text(start + 1, reader.position)
    let span = SourceSpan(start, reader.position)
    if kind == .result || !text.isEmpty { return add(kind, text, from: start) }
    add(.stray, String(Character(sign)), from: start, problem: .nothingBehind(sign, at: span))
  }
}
