import TartanModel

/// What the parser says when the text goes on otherwise than it must.
extension CommandParser {
  /// The text at a place, as it may stand in a message.
  func shown(_ span: SourceSpan) -> String { Diagnostic.shown(source.text(span)) }

  /// The token `distance` after the next one and those glued to it, as they may stand in a message.
  func gluedText(from distance: Int) -> String {
    guard let first = peek(distance) else { return "" }
    var span = first.span
    var next = distance + 1
    while let token = peek(next), token.span.start == span.end {
      span = span.joined(with: token.span)
      next += 1
    }
    return shown(span)
  }

  /// Where something is missing: the next token, or the end of the last one.
  var here: SourceSpan { current?.span ?? SourceSpan(previousEnd, previousEnd) }

  /// Something else than what stands here must stand here.
  func unexpected(_ expected: String, hints: [String] = []) -> Diagnostic {
    guard let current else { return Diagnostic(.badSyntax, at: here, "\(expected) is missing here", hints: hints) }
    if current.kind == .newline {
      return Diagnostic(
        .badSyntax, at: SourceSpan(previousEnd, previousEnd), "\(expected) is missing before the end of the line",
        hints: hints + ["a line goes on after a trailing \\ or while a bracket is open"])
    }
    return Diagnostic(
      .badSyntax, at: current.span, "\(expected) is expected here, not '\(shown(current.span))'", hints: hints)
  }

  /// A bracket that was opened is not closed.
  func unclosed(_ opener: SourceSpan) -> Diagnostic {
    let closers = ["(": ")", "{": "}", "[": "]"]
    let bracket = source.text(opener)
    return Diagnostic(
      .badSyntax, at: opener, "this '\(bracket)' is not closed", hints: ["close it with \(closers[bracket] ?? ")")"])
  }

  /// Reads the bracket that closes `opener`.
  mutating func close(
    _ symbol: Token.Symbol, opener: SourceSpan, _ expected: String, hints: [String] = []
  ) throws(Diagnostic) {
    if take(symbol) { return }
    if current == nil || isAtClause { throw unclosed(opener) }
    throw unexpected(expected, hints: hints)
  }

  /// Nothing may follow.
  ///
  /// - Throws: `bad-syntax` at the first token that does.
  func expectEnd() throws(Diagnostic) {
    if current != nil { throw leftOver() }
  }

  /// A token stands here with which nothing can go on.
  func leftOver() -> Diagnostic {
    guard let current else { return unexpected("something") }
    if let hint = clauseHint(current) { return noPlace(current, hints: [hint]) }
    switch current.kind {
    case .newline:
      return Diagnostic(
        .badSyntax, at: current.span, "a command ends with its line",
        hints: ["end the line with \\ to go on on the next"])
    case .symbol(let symbol) where symbol.closes:
      return Diagnostic(.badSyntax, at: current.span, "this '\(symbol.rawValue)' closes nothing")
    case .symbol(.comma):
      return Diagnostic(
        .badSyntax, at: current.span, "a ',' cannot stand here",
        hints: ["any of several labels: tag:(a, b)", "statements of two sets: A or B"])
    case .word, .number, .wildcard: return leftOverWord(current)
    case .symbol(let symbol) where [.colon, .minus, .over, .times, .plus, .range, .bang].contains(symbol):
      return noPlace(current, hints: ["a name with '\(symbol.rawValue)' in it is quoted"])
    default: return noPlace(current, hints: setHints(current))
    }
  }

  private func noPlace(_ token: Token, hints: [String] = []) -> Diagnostic {
    Diagnostic(.badSyntax, at: token.span, "'\(shown(token.span))' cannot stand here", hints: hints + takes)
  }

  /// What the clause before it, or `save`, has no room for.
  private func clauseHint(_ token: Token) -> String? {
    switch lastClause {
    case .cells? where token.kind == .symbol(.leftParenthesis):
      return "a cell has one figure in brackets, the next one stands behind a comma: cells n (row%), column%"
    case let clause? where [.intervals, .test].contains(clause):
      let isMethod = [.word, .quoted].contains(token.kind) && peek(-2)?.text.lowercased() == clause.rawValue
      return isMethod ? "\(clause.rawValue) takes one method" : nil
    case nil where grammar?.command == .save && token.kind == .symbol(.bang):
      return "save replaces files that this program wrote; take any other away first, or choose another name"
    default: return nil
    }
  }

  /// What the command at hand takes, as a hint.
  var takes: [String] {
    guard let grammar else { return [] }
    guard !grammar.clauses.isEmpty else { return ["write: \(grammar.usage)"] }
    return ["\(grammar.word) takes: " + grammar.clauses.map(\.rawValue).joined(separator: ", ")]
  }

  private func leftOverWord(_ token: Token) -> Diagnostic {
    let clauses = grammar?.clauses.map(\.rawValue) ?? []
    if let foreign = foreignBefore(token) { return foreign }
    if let phrase = phraseHint, misspelled == nil { return noPlace(token, hints: [phrase]) }
    if let misspelled { return misspelled }
    if at(.colon, 1) || at(word: "not") { return noPlace(token, hints: setHints(token)) }
    if var instead = ForeignWords.clauses[token.text.lowercased()] {
      if instead == "first 10" { instead = firstLines(peek(1)) }
      return Diagnostic(
        .unknownClause, at: token.span, "there is no clause '\(shown(token.span))'", hints: [instead] + takes)
    }
    guard !clauses.isEmpty else { return noPlace(token) }
    let near = Spelling.nearest(token.text, among: clauses + ["and", "or"], limit: 2).map { "did you mean \($0)?" }
    return Diagnostic(
      .unknownClause, at: token.span, "'\(shown(token.span))' is no clause of \(grammar?.word ?? "")",
      hints: near + takes)
  }

  /// How the command at hand is cut down to as many lines as were asked for.
  private func firstLines(_ count: Token?) -> String {
    let number = count?.kind == .number ? count?.text ?? "10" : "10"
    return (grammar?.clauses.contains(.first) == true ? "first " : "top ") + number
  }

  /// If the word before was taken for a set and is what other programs put before a condition or a number of lines.
  private func foreignBefore(_ token: Token) -> Diagnostic? {
    guard let previous, previous.kind == .word, index == 2, let grammar, grammar.command != .find,
      let instead = ForeignWords.clauses[previous.text.lowercased()]
    else { return nil }
    let isCondition = instead == "where theme:Data"
    guard isCondition || token.kind == .number else { return nil }
    var hint = instead
    if token.kind == .number { hint = firstLines(token) }
    if isCondition {
      let condition = comparedWithoutColon(token)?.hints.first ?? (at(.colon, 1) ? gluedText(from: 0) : nil)
      hint = condition.map { "\(grammar.word) \($0)" } ?? hint
    }
    return Diagnostic(
      .unknownClause, at: previous.span, "there is no clause '\(shown(previous.span))'", hints: [hint] + takes)
  }

  /// If the word before was taken for a set by itself and is more likely a clause, misspelled: that.
  private var misspelled: Diagnostic? {
    guard let previous, previous.kind == .word, let grammar, peek(-2)?.kind == .word,
      let meant = Spelling.nearest(previous.text, among: grammar.clauses.map(\.rawValue), limit: 1).first,
      meant != previous.text.lowercased()
    else { return nil }
    return Diagnostic(
      .unknownClause, at: previous.span, "'\(shown(previous.span))' is no clause of \(grammar.word)",
      hints: ["did you mean \(meant)?"] + takes)
  }

  /// If bare words follow one another like a label of several words: that label in quotes.
  private var phraseHint: String? {
    guard let previous, previous.kind == .word || previous.kind == .number, !ReservedWords.contains(previous.text),
      let current, grammar?.clauses.contains(where: { $0.rawValue == previous.text.lowercased() }) != true,
      Spelling.nearest(current.text, among: ["and", "or"] + (grammar?.clauses.map(\.rawValue) ?? [])).isEmpty,
      ForeignWords.clauses[current.text.lowercased()] == nil, !at(.colon, 1), index > 1
    else { return nil }
    var words = [previous.text]
    var distance = 0
    while let token = peek(distance), token.kind == .word || token.kind == .number,
      !ReservedWords.contains(token.text)
    {
      words.append(token.text)
      distance += 1
    }
    return words.count > 1 ? "a name of several words is quoted: \"\(words.joined(separator: " "))\"" : nil
  }

  /// If a set begins here, how to join it to the set before.
  private func setHints(_ token: Token) -> [String] {
    if token.kind == .quoted, let previous, previous.kind == .quoted, previous.span.end == token.span.start {
      return ["a quote inside a text is written \\\""]
    }
    let begins =
      at(.colon, 1) || at(word: "not") || token.kind == .quoted || token.kind == .result || at(.leftParenthesis)
    return begins ? ["sets are joined by and, or: … and \(gluedText(from: 0))"] : []
  }
}
