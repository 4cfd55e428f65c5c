import TartanModel

/// The commands around the analysis.
extension CommandParser {
  /// Reads a command that has nothing behind its word.
  func bare(_ word: CommandWord) throws(Diagnostic) -> CommandSyntax.Action {
    switch word {
    case .datasets: .datasets
    case .names: .names
    case .back: .back
    case .claims: .claims
    case .steps: .steps
    case .undo: .undo
    case .redo: .redo
    case .cite: .cite
    case .results: .results
    case .settings: .settings
    default: .quit
    }
  }

  /// Reads a command that has a name, a file or a number behind its word.
  mutating func plain(_ word: CommandWord) throws(Diagnostic) -> CommandSyntax.Action {
    switch word {
    case .use: return .use(try name("a dataset's name", hints: ["datasets lists them"]))
    case .drop: return .drop(try name("a dataset's name", hints: ["datasets lists them"]))
    case .forget: return .forget(try name("a name", hints: ["names lists them"]))
    case .save: return .save(try file())
    case .run: return .run(try file())
    case .check: return .check(try file())
    case .plan: return .plan(try file())
    case .render: return .render(try file())
    case .why:
      let exported = try file()
      return .why(exported, in: take(word: "in") ? try file() : nil)
    case .history: return .history(current == nil ? nil : try count(after: "history").value)
    case .tour: return .tour(current == nil ? nil : try name("'next' or 'stop'", hints: ["tour next"]))
    case .set: return try setting()
    default: return .help(topic())
    }
  }

  private mutating func setting() throws(Diagnostic) -> CommandSyntax.Action {
    let name = try name("a setting's name", takingReserved: true, hints: ["settings lists them"])
    if at(.equal) { throw unexpected("the value", hints: ["set \(name.text) VALUE"]) }
    return .set(name, try self.name("the value", takingReserved: true, hints: ["set \(name.text) VALUE"]))
  }

  /// Reads the rest of the line as one topic, whatever it is made of.
  private mutating func topic() -> Name? {
    guard let first = current else { return nil }
    guard peek(1) != nil else {
      index += 1
      return first.kind == .word || first.kind == .quoted
        ? Self.name(first) : Name(source.text(first.span), at: first.span)
    }
    index = tokens.count
    let span = span(from: first.span.start)
    return Name(source.text(span), at: span)
  }

  /// Reads a command about values, results or words for the notebook.
  mutating func statement(_ word: CommandWord) throws(Diagnostic) -> CommandSyntax.Action {
    switch word {
    case .title:
      let result = current?.kind == .result ? try result() : nil
      return .title(result, try text("a title in quotes", hints: ["title \"Themes by tags\""]))
    case .note: return .note(try text("a text in quotes", hints: ["note \"…\""]))
    case .parameter: return try parameter()
    case .claim: return try claim()
    case .expect: return try expectation()
    default:
      let here = here
      if take(word: "values") { return .exportValues }
      if current?.kind == .quoted { throw unexpected("'->'", hints: ["export -> \"table.csv\""]) }
      let last = ResultSyntax(number: nil, at: SourceSpan(here.start, here.start))
      return .export(current?.kind == .result ? try result() : last)
    }
  }

  /// Reads a text for people.
  private mutating func text(_ expected: String, hints: [String]) throws(Diagnostic) -> Name {
    let name = try name(expected, takingReserved: true, hints: hints)
    if name.style == .word, let next = current, next.kind == .word || next.kind == .number {
      index -= 1
      throw unexpected(expected, hints: ["\"\(shown(name.span.joined(with: tokens.last?.span ?? next.span)))\""])
    }
    return name
  }

  private mutating func parameter() throws(Diagnostic) -> CommandSyntax.Action {
    let hints = ["let N = 5", "let T = \"Data\""]
    if let token = current, token.kind == .parameter {
      throw unexpected("a name without '$'", hints: ["let \(token.text) = …"])
    }
    guard let token = take(kind: .word), !ReservedWords.contains(token.text) else {
      throw unexpected("a name", hints: hints)
    }
    guard Lexer.isOne(.parameter, "$" + token.text, saying: token.text) else {
      throw Diagnostic(
        .badValue, at: token.span, "a parameter's name has letters, digits and '_' only", hints: hints)
    }
    try expect(.equal, "'='", hints: hints)
    return .parameter(Self.name(token), try expression())
  }

  private mutating func claim() throws(Diagnostic) -> CommandSyntax.Action {
    let hints = ["claim 23 = count(theme:Data) \"Table 2\""]
    let published = try expression()
    try expect(.equal, "'='", hints: hints)
    let value = try expression()
    guard let token = current, token.kind != .newline, !isAtClause else { return .claim(published, value, source: nil) }
    guard token.kind == .quoted || token.kind == .parameter else {
      throw unexpected("the source in quotes", hints: hints)
    }
    index += 1
    return .claim(published, value, source: Self.name(token))
  }

  private mutating func expectation() throws(Diagnostic) -> CommandSyntax.Action {
    let value = try expression()
    guard let comparison = current?.symbol?.comparison else {
      throw unexpected("a comparison", hints: at(.doubleEqual) ? ["="] : ["expect count(all) = 215"])
    }
    index += 1
    return .expect(value, comparison, try expression())
  }
}
