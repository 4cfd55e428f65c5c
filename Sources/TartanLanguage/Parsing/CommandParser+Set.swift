import TartanModel

/// Sets: `not` binds tighter than `and`, `and` tighter than `or`.
extension CommandParser {
  /// Reads a set.
  mutating func set() throws(Diagnostic) -> SetSyntax {
    let operand = try conjunction()
    guard at(word: "or") else { return operand }
    var operands = operand.alternatives
    while take(word: "or") { operands.append(contentsOf: try conjunction().alternatives) }
    return .balanced(operands[...], SetSyntax.or)
  }

  private mutating func conjunction() throws(Diagnostic) -> SetSyntax {
    let operand = try negation()
    guard at(word: "and") else { return operand }
    var operands = operand.conditions
    while take(word: "and") { operands.append(contentsOf: try negation().conditions) }
    return .balanced(operands[...], SetSyntax.and)
  }

  private mutating func negation() throws(Diagnostic) -> SetSyntax {
    var starts: [Int] = []
    while at(word: "not"), !at(.colon, 1), let current {
      try descend(at: current.span)
      starts.append(current.span.start)
      index += 1
    }
    var set = try setOperand()
    nesting -= starts.count
    while let start = starts.popLast() { set = .not(set, span(from: start)) }
    return set
  }

  private mutating func setOperand() throws(Diagnostic) -> SetSyntax {
    guard let token = current else { throw missingSet() }
    switch token.kind {
    case .symbol(.leftParenthesis): return try bracketed(token)
    case .result: return .result(try result())
    case .word where at(word: "count") && at(.leftParenthesis, 1): return try labelCount(token)
    case .word where at(word: "all") && !at(.colon, 1):
      index += 1
      return .all(token.span)
    case .word, .quoted, .parameter, .number: return try termOrName(token)
    default: throw noSet(token)
    }
  }

  private mutating func bracketed(_ opener: Token) throws(Diagnostic) -> SetSyntax {
    try descend(at: opener.span)
    index += 1
    if current == nil { throw unclosed(opener.span) }
    let inner = try set()
    try close(
      .rightParenthesis, opener: opener.span, "'and', 'or' or ')'",
      hints: at(.comma) ? ["any of several labels: tag:(a, b)", "statements of two sets: A or B"] : [])
    nesting -= 1
    return inner
  }

  /// Reads `theme:Data`, or a name by itself.
  private mutating func termOrName(_ token: Token) throws(Diagnostic) -> SetSyntax {
    if at(.colon, 1) {
      index += 2
      return try term(.field(Self.name(token)), from: token.span.start)
    }
    if token.kind == .number {
      throw Diagnostic(
        .badSyntax, at: token.span, "a number by itself is no set",
        hints: ["the statement with that id: id:\(token.text)"])
    }
    if token.kind == .word, ReservedWords.contains(token.text) { throw missingSet() }
    if let mistaken = comparedWithoutColon(token) { throw mistaken }
    index += 1
    return .bare(Self.name(token))
  }

  /// Reads `count(tag)` and what is asked of it; the colon may be left out before a comparison.
  private mutating func labelCount(_ start: Token) throws(Diagnostic) -> SetSyntax {
    index += 1
    let opener = here
    index += 1
    let field = try name("a field")
    try close(.rightParenthesis, opener: opener, "')'", hints: ["how many labels a statement has: count(tag):>=2"])
    let comparison = current?.symbol?.comparison
    if comparison == nil, at(.doubleEqual) { throw unexpected("a comparison", hints: ["count(\(field.text)):2"]) }
    guard take(.colon) || comparison != nil else {
      throw unexpected("':'", hints: ["count(\(field.text)):>=2"])
    }
    return try term(.labelCount(field), from: start.span.start)
  }

  /// Reads `%3`, `%3[Data, QA]` or `%`.
  mutating func result() throws(Diagnostic) -> ResultSyntax {
    guard let token = take(kind: .result) else { throw unexpected("a result", hints: ["%3"]) }
    let number = Int(token.text)
    guard number != nil || token.text.isEmpty else {
      throw Diagnostic(.badValue, at: token.span, "no result has such a number", hints: ["results lists them"])
    }
    let opener = here
    guard take(.leftBracket) else { return ResultSyntax(number: number, at: token.span) }
    let cell = try names("a row's name", takingReserved: true)
    try close(.rightBracket, opener: opener, "',' or ']'", hints: ["%\(token.text)[ROW, COLUMN]"])
    guard cell.count <= 2 else {
      throw Diagnostic(
        .badSyntax, at: cell[2].span, "a cell has a row and a column, no more", hints: ["%\(token.text)[ROW, COLUMN]"])
    }
    return ResultSyntax(number: number, cell: cell, at: span(from: token.span.start))
  }
}
