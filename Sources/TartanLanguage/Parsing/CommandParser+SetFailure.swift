import TartanModel

/// What the parser says where a set is expected; the hints know what people write who come from other programs.
extension CommandParser {
  /// No set stands here.
  func missingSet() -> Diagnostic {
    var hints = ["theme:Data", "all"]
    if let current, current.kind == .word, !at(word: "and"), !at(word: "or"), ReservedWords.contains(current.text),
      !isAtClause
    {
      hints = ["a label spelled like it is quoted: \"\(current.text)\""]
    }
    return unexpected("a set", hints: hints)
  }

  /// A token stands here that begins no set.
  func noSet(_ token: Token) -> Diagnostic {
    switch token.kind {
    case .symbol(.bang):
      return unexpected(
        "a set", hints: ["not \(peek(1) == nil ? "theme:Data" : gluedText(from: 1))"])
    case .wildcard: return unexpected("a set", hints: [token.text == "*" ? "all" : "tag:\(token.text)"])
    case .stem: return unexpected("a set", hints: ["text:~\(token.text)"])
    case .pattern: return unexpected("a set", hints: ["text:/\(token.text)/"])
    case .symbol(.leftBrace):
      return unexpected("a set", hints: ["braces name sets in cross and overlap: cross {A = SET, B = SET} by tag"])
    case .symbol(.rightParenthesis) where previous?.kind == .symbol(.leftParenthesis):
      return unexpected("a set", hints: ["all"])
    default: return missingSet()
    }
  }

  /// If a field is compared the way other languages do: what to write instead.
  func comparedWithoutColon(_ field: Token) -> Diagnostic? {
    guard let sign = peek(1) else { return nil }
    let name = source.text(field.span)
    let operand = peek(2).map { shown($0.span) } ?? "Data"
    let form: String
    switch sign.kind {
    case .symbol(.equal), .symbol(.doubleEqual): form = "\(name):\(operand)"
    case .symbol(.notEqual): form = "not \(name):\(operand)"
    case .symbol(let symbol):
      guard symbol.comparison != nil else { return nil }
      form = "\(name):\(symbol.rawValue)\(operand)"
    case .word where ["in", "is", "like", "contains", "has"].contains(sign.text.lowercased()) && peek(2) != nil:
      form = at(.leftParenthesis, 2) ? "\(name):(a, b)" : "\(name):\(operand)"
    default: return nil
    }
    return Diagnostic(
      .badSyntax, at: sign.span, "a field and what is asked of it are joined by ':', not by '\(shown(sign.span))'",
      hints: [form])
  }
}

extension Token {
  /// The punctuation it is, if it is punctuation.
  var symbol: Symbol? { if case .symbol(let symbol) = kind { symbol } else { nil } }
}
