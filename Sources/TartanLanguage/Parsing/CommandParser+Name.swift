import TartanModel

extension CommandParser {
  /// Reads a bare word, a quoted text or a parameter.
  ///
  /// - Parameters:
  ///   - expected: what must stand here, with its article.
  ///   - takingReserved: whether a word of the language may stand here unquoted, because nothing else could.
  ///   - hints: what to type instead.
  /// - Returns: what was read.
  /// - Throws: `bad-syntax` where no name stands.
  mutating func name(
    _ expected: String, takingReserved: Bool = false, hints: [String] = []
  ) throws(Diagnostic) -> Name {
    guard let token = current else { throw unexpected(expected, hints: hints) }
    switch token.kind {
    case .word, .number:
      guard takingReserved || !ReservedWords.contains(token.text) else { throw reserved(token, expected, hints) }
    case .quoted, .parameter: break
    default: throw unexpected(expected, hints: hints)
    }
    index += 1
    return Self.name(token)
  }

  /// A token as a name.
  static func name(_ token: Token) -> Name {
    let style: Name.Style = token.kind == .quoted ? .quoted : token.kind == .parameter ? .parameter : .word
    return Name(token.text, at: token.span, style: style)
  }

  /// A word of the language stands where a name must stand.
  private func reserved(_ token: Token, _ expected: String, _ hints: [String]) -> Diagnostic {
    Diagnostic(
      .badSyntax, at: token.span, "\(expected) is expected here; '\(shown(token.span))' is a word of the language",
      hints: hints + ["a name spelled like it is quoted: \"\(shown(token.span))\""])
  }

  /// Reads names with commas between them, at least one.
  mutating func names(_ expected: String, takingReserved: Bool = false) throws(Diagnostic) -> [Name] {
    var names = [try name(expected, takingReserved: takingReserved)]
    while take(.comma) { names.append(try name(expected, takingReserved: takingReserved)) }
    return names
  }

  /// Reads the name of a file.
  mutating func file() throws(Diagnostic) -> Name {
    guard let token = current else { throw unexpected("a file", hints: ["\"FILE\""]) }
    switch token.kind {
    case .word, .number, .quoted, .parameter: break
    case .symbol(.range), .symbol(.over), .stray: throw unexpected("a file", hints: ["put the file in double quotes"])
    default: throw unexpected("a file", hints: ["\"FILE\""])
    }
    index += 1
    if token.kind == .word || token.kind == .number, let next = current, next.span.start == token.span.end,
      next.kind != .symbol(.bang)
    {
      throw Diagnostic(
        .badSyntax, at: next.span, "'\(shown(next.span))' cannot stand in a file's name without quotes",
        hints: ["put the file in double quotes"])
    }
    return Self.name(token)
  }

  /// Reads a whole number, at least `least`.
  mutating func count(after word: String, least: Int = 1) throws(Diagnostic) -> CountSyntax {
    guard let token = current, token.kind == .number, let value = Int(token.text) else {
      guard let token = current, token.kind == .number || token.kind == .symbol(.minus) else {
        throw unexpected("a whole number", hints: ["\(word) 10"])
      }
      throw Diagnostic(.badValue, at: token.span, "'\(word)' takes a whole number", hints: ["\(word) 10"])
    }
    index += 1
    guard value >= least else {
      throw Diagnostic(
        .badValue, at: token.span, "'\(word)' takes a whole number from \(least)", hints: ["\(word) 10"])
    }
    return CountSyntax(value, at: token.span)
  }
}
