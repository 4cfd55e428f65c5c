import TartanModel

/// Values: `*` and `/` bind tighter than `+` and `-`.
extension CommandParser {
  /// Reads a value.
  mutating func expression() throws(Diagnostic) -> ExpressionSyntax {
    var value = try product()
    while let sign = current?.symbol, sign == .plus || sign == .minus {
      try operate()
      value = .binary(sign == .plus ? .plus : .minus, value, try product())
    }
    return value
  }

  private mutating func product() throws(Diagnostic) -> ExpressionSyntax {
    var value = try signed()
    while let sign = current?.symbol, sign == .times || sign == .over {
      try operate()
      value = .binary(sign == .times ? .times : .over, value, try signed())
    }
    return value
  }

  /// Goes past an operator.
  private mutating func operate() throws(Diagnostic) {
    operations += 1
    guard operations <= Self.mostOperations else {
      throw Diagnostic(
        .badSyntax, at: here, "a value may have \(Self.mostOperations) operations, no more",
        hints: ["add up sets with sum(A, B, …)", "name a part: let NAME = VALUE"])
    }
    index += 1
  }

  private mutating func signed() throws(Diagnostic) -> ExpressionSyntax {
    var starts: [Int] = []
    while let sign = current, sign.kind == .symbol(.minus) {
      try operate()
      starts.append(sign.span.start)
    }
    var value = try expressionOperand()
    while let start = starts.popLast() { value = .negative(value, span(from: start)) }
    return value
  }

  private mutating func expressionOperand() throws(Diagnostic) -> ExpressionSyntax {
    splitGluedNumbers()
    guard let token = current else { throw noValue() }
    switch token.kind {
    case .number: return try number(token)
    case .quoted:
      index += 1
      return .text(Self.name(token))
    case .parameter:
      index += 1
      return .parameter(Self.name(token))
    case .result:
      let result = try result()
      return .count(.result(result), result.span)
    case .symbol(.leftParenthesis): return try bracketedValue(token)
    case .word where at(word: "none"):
      index += 1
      return .none(token.span)
    case .word where at(.leftParenthesis, 1): return try function(token)
    default: throw noValue()
    }
  }

  private mutating func number(_ token: Token) throws(Diagnostic) -> ExpressionSyntax {
    guard let value = Double(token.text), value.isFinite else {
      throw Diagnostic(.badValue, at: token.span, "'\(shown(token.span))' is no number that can be used")
    }
    index += 1
    if let percent = current, percent.kind == .result, percent.text.isEmpty {
      throw percentage(token.text, percent.span)
    }
    return .number(value, Self.name(token))
  }

  private func percentage(_ number: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .badValue, at: span, "a value has no percent sign; a share runs from 0 to 1", hints: ["\(number) / 100"])
  }

  private mutating func bracketedValue(_ opener: Token) throws(Diagnostic) -> ExpressionSyntax {
    try descend(at: opener.span)
    index += 1
    if current == nil { throw unclosed(opener.span) }
    let value = try expression()
    try close(.rightParenthesis, opener: opener.span, "an operator or ')'")
    nesting -= 1
    return value
  }

  private func noValue() -> Diagnostic {
    guard let token = current, token.kind == .word else {
      return unexpected("a value", hints: ["a number, a text in quotes, or count(theme:Data)"])
    }
    if token.text.hasSuffix("%") { return percentage(String(token.text.dropLast()), token.span) }
    if at(.colon, 1) { return unexpected("a value", hints: ["how many statements: count(\(token.text):…)"]) }
    return unexpected(
      "a value", hints: ["a text is quoted: \"\(token.text)\"", "a parameter has a sign: $\(token.text)"])
  }

  /// Takes `215-1`, `100/4` and `2*3` apart, which are words elsewhere: a date, a label, a wildcard.
  private mutating func splitGluedNumbers() {
    guard let token = current, token.kind == .word || token.kind == .wildcard,
      token.text.utf8.allSatisfy({ (0x2A...0x39).contains($0) && $0 != UInt8(ascii: ",") })
    else { return }
    var pieces: [Token] = []
    var start = token.span.start
    for place in token.span.start...token.span.end {
      let sign = place < token.span.end ? Token.Symbol(rawValue: source.text(place, place + 1)) : nil
      guard sign != nil || place == token.span.end else { continue }
      if place > start { pieces.append(Token(.number, source.text(start, place), at: SourceSpan(start, place))) }
      if let sign { pieces.append(Token(.symbol(sign), sign.rawValue, at: SourceSpan(place, place + 1))) }
      start = place + 1
    }
    tokens.replaceSubrange(index...index, with: pieces)
  }
}
