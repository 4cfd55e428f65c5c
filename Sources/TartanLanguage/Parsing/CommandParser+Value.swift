import TartanModel

/// What is asked of a field: everything behind the colon.
extension CommandParser {
  /// Reads what is asked; the colon was read.
  mutating func term(_ subject: TermSyntax.Subject, from start: Int) throws(Diagnostic) -> SetSyntax {
    let isOnly = at(word: "only") && at(.leftParenthesis, 1)
    if isOnly { index += 1 }
    let values = at(.leftParenthesis) ? try valueList() : [try value()]
    return .term(TermSyntax(subject, values, only: isOnly, at: span(from: start)))
  }

  /// Reads `(a, b, multi*)`.
  mutating func valueList() throws(Diagnostic) -> [ValueSyntax] {
    let opener = here
    try expect(.leftParenthesis, "'(' and a list", hints: ["in (a, b)"])
    if current == nil { throw unclosed(opener) }
    var values = [try value()]
    while take(.comma) {
      if current == nil { throw unclosed(opener) }
      values.append(try value())
    }
    try close(.rightParenthesis, opener: opener, "',' or ')'", hints: listHints)
    return values
  }

  /// What to type instead of what stands inside a list here.
  private var listHints: [String] {
    if at(word: "or") { return ["any of several: tag:(a, b)"] }
    if at(word: "and") { return ["both of two: tag:a and tag:b"] }
    guard let previous, previous.kind == .word, let current, current.kind == .word else { return [] }
    return ["a label of several words is quoted: \"\(previous.text) \(current.text)\""]
  }

  /// Reads one thing asked of a field's values.
  mutating func value() throws(Diagnostic) -> ValueSyntax {
    guard let token = current else { throw unexpected("a value", hints: valueHints) }
    switch token.kind {
    case .pattern, .stem, .wildcard: return signedValue(token)
    case .symbol(let symbol):
      if let comparison = symbol.comparison {
        index += 1
        return .compare(comparison, try scalar(after: symbol))
      }
      if symbol == .range, peek(1) != nil {
        throw unexpected("a value", hints: ["up to a value: <=\(peek(1).map { shown($0.span) } ?? "")"])
      }
    case .word:
      if let special = missingOrPresent(token) { return special }
      if at(word: "not"), let next = peek(1) {
        throw unexpected("a value", hints: ["'not' stands before the field: not tag:\(shown(next.span))"])
      }
    default: break
    }
    return try nameOrRange()
  }

  private mutating func signedValue(_ token: Token) -> ValueSyntax {
    index += 1
    let name = Name(token.text, at: token.span)
    return token.kind == .pattern ? .pattern(name) : token.kind == .stem ? .stem(name) : .wildcard(name)
  }

  private mutating func missingOrPresent(_ token: Token) -> ValueSyntax? {
    switch token.text.lowercased() {
    case "none", "missing":
      index += 1
      return .none(token.span)
    case "any", "present":
      index += 1
      return .any(token.span)
    default: return nil
    }
  }

  private mutating func nameOrRange() throws(Diagnostic) -> ValueSyntax {
    let first = try scalar(after: nil)
    guard take(.range) else { return .name(first) }
    guard let next = current,
      next.kind == .word || next.kind == .number || next.kind == .quoted
        || next.kind == .parameter || next.kind == .symbol(.minus)
    else { throw unexpected("the end of the range", hints: ["from a value on: >=\(first.text)"]) }
    return .range(first, try scalar(after: .range))
  }

  /// Reads a value as it is written, perhaps with a minus glued to it.
  private mutating func scalar(after symbol: Token.Symbol?) throws(Diagnostic) -> Name {
    let expected = symbol == nil ? "a value" : "a number or a date"
    guard let sign = current, sign.kind == .symbol(.minus), let digits = peek(1), digits.span.start == sign.span.end,
      digits.kind == .number || digits.kind == .word
    else { return try name(expected, hints: symbol == nil ? valueHints : []) }
    index += 2
    return Name("-" + digits.text, at: sign.span.joined(with: digits.span))
  }

  private var valueHints: [String] {
    guard let current else { return ["theme:Data", "theme:none"] }
    switch current.kind {
    case .symbol(.colon): return ["a label with :: in it is quoted: tag:\"parent::child\""]
    case .symbol(.bang): return ["'not' stands before the field: not theme:Data"]
    case .symbol(.rightParenthesis): return ["tag:(a, b)", "without any label: tag:none"]
    case .word where at(word: "only"): return ["these labels and no other: tag:only(a, b)"]
    default: return []
    }
  }
}
