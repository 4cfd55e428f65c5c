import TartanModel

extension CommandParser {
  /// Reads a whole command; nil if there is none.
  mutating func command() throws(Diagnostic) -> CommandSyntax? {
    guard let first = current else { return nil }
    guard first.kind == .word, !at(.colon, 1), let word = CommandWord(typed: first.text),
      let grammar = CommandGrammar.of(word)
    else { throw unknownCommand(first) }
    self.grammar = grammar
    index += 1
    switch word {
    case .explain: return try explained(from: first.span.start)
    case .whatIf: return try whatIf(from: first.span.start)
    case .leaveOut: return try leaveOut(from: first.span.start)
    default: break
    }
    var action = try action(word)
    let clauses = try clauses(of: grammar)
    if case .count(let set, _) = action { action = .count(set, by: grouping) }
    if case .export(let result) = action, clauses.output == nil { throw exportWithoutFile(result) }
    if case .exportValues = action, clauses.output == nil {
      throw unexpected("'->'", hints: ["export values -> \"values.tex\""])
    }
    return CommandSyntax(action, clauses: clauses, at: span(from: first.span.start))
  }

  /// Reads the command behind `explain`.
  private mutating func explained(from start: Int) throws(Diagnostic) -> CommandSyntax {
    guard let first = current else { throw unexpected("a command", hints: ["explain count by theme"]) }
    if let word = CommandWord(typed: first.text), first.kind == .word, !at(.colon, 1), !word.computes {
      let computing = CommandWord.allCases.filter(\.computes).map(\.rawValue).joined(separator: ", ")
      throw Diagnostic(
        .badSyntax, at: first.span, "'\(word.rawValue)' computes nothing that could be explained",
        hints: ["explain goes before \(computing)"])
    }
    guard let command = try command() else { throw unexpected("a command", hints: ["explain count by theme"]) }
    var (clauses, own) = (command.clauses, ClauseSyntax())
    own.output = clauses.output
    clauses.output = nil
    let inner = CommandSyntax(command.action, clauses: clauses, at: command.span)
    return CommandSyntax(.explain(inner), clauses: own, at: span(from: start))
  }

  private func exportWithoutFile(_ result: ResultSyntax) -> Diagnostic {
    unexpected("'->'", hints: ["export %\(result.number.map(String.init) ?? "") -> \"table.csv\""])
  }

  /// The first word is no command: what was meant, or what it is elsewhere.
  private func unknownCommand(_ first: Token) -> Diagnostic {
    let text = shown(first.span)
    let word = first.text.lowercased()
    if at(.colon, 1) || first.kind == .result || first.kind == .quoted || first.kind == .symbol(.leftParenthesis) {
      let rest = shown(first.span.joined(with: tokens.last?.span ?? first.span))
      return Diagnostic(
        .unknownCommand, at: first.span, "a line begins with a command", hints: ["count \(rest)", "show \(rest)"])
    }
    let message = "there is no command '\(text)'"
    if let foreign = ForeignWords.commands[word] {
      return Diagnostic(.unknownCommand, at: first.span, message, hints: [foreign])
    }
    if let clause = ClauseKeyword(rawValue: word),
      let takes = commandGrammars.first(where: { $0.clauses.contains(clause) })
    {
      return Diagnostic(
        .unknownCommand, at: first.span, "'\(text)' stands behind a command", hints: ["\(takes.word) … \(word) …"])
    }
    let near = Spelling.nearest(first.text, among: CommandWord.allCases.map(\.rawValue)).map { "did you mean \($0)?" }
    // A guess about another program's word has to be a close one: `spread` is not `read`.
    let elsewhere =
      near.isEmpty
      ? Spelling.nearest(first.text, among: ForeignWords.commands.keys.sorted(), limit: 1).filter {
        $0.count > 3 && $0.first == word.first
      } : []
    return Diagnostic(
      .unknownCommand, at: first.span, message,
      hints: near + elsewhere.compactMap { ForeignWords.commands[$0] } + ["help lists the commands"])
  }

  /// Reads what stands between the command's word and its clauses.
  private mutating func action(_ word: CommandWord) throws(Diagnostic) -> CommandSyntax.Action {
    switch word {
    case .load: return try load()
    case .describe: return .describe(isAtSubject ? try name("a field", hints: ["describe tag"]) : nil)
    case .define: return try define()
    case .filter: return .filter(try filterSet())
    case .count: return .count(isAtSubject ? try set() : nil, by: [])
    case .show: return .show(isAtSubject ? try set() : nil)
    case .find: return try find()
    case .cross: return try cross()
    case .overlap: return try overlap()
    case .pairs: return try pairs()
    case .words: return try words()
    case .spread: return try spread()
    case .compare: return try compare()
    case .agree: return try agree()
    case .merge, .rename, .move, .tag, .untag, .split: return .recode(try recode(word))
    case .difference: return try difference()
    case .explain, .whatIf, .leaveOut: throw unexpected("a command", hints: ["explain count by theme"])
    case .title, .note, .parameter, .claim, .expect, .export: return try statement(word)
    case .use, .drop, .forget, .save, .run, .check, .plan, .render, .why, .history, .help, .tour, .set:
      return try plain(word)
    case .datasets, .names, .back, .claims, .cite, .steps, .undo, .redo, .results, .settings, .quit:
      return try bare(word)
    }
  }

  /// Whether something stands here that is no clause.
  var isAtSubject: Bool { current != nil && !isAtClause }

  private mutating func filterSet() throws(Diagnostic) -> SetSyntax? {
    if at(word: "none") || at(word: "off"), peek(1) == nil {
      throw unexpected("a set", hints: ["filter all takes the filter away"])
    }
    return isAtSubject ? try set() : nil
  }

  private mutating func define() throws(Diagnostic) -> CommandSyntax.Action {
    let hints = ["define NAME = SET"]
    let name = try name("a name", hints: hints)
    try expect(.equal, "'='", hints: hints)
    return .define(name, try set())
  }

  private mutating func find() throws(Diagnostic) -> CommandSyntax.Action {
    let hints = ["find challenge", "find \"head teacher\""]
    if at(.colon, 1), let field = current {
      throw Diagnostic(
        .badSyntax, at: field.span, "'find' looks at wording and takes no field before it",
        hints: [insteadOfField(field)])
    }
    guard let token = current, !isAtClause else { throw unexpected("what to look for", hints: hints) }
    let wording: ValueSyntax
    switch token.kind {
    case .pattern, .stem, .wildcard, .word, .quoted, .parameter, .number:
      // `none` and `any` are wording here, and so is every other word of the language.
      if token.kind == .word || token.kind == .number || token.kind == .quoted || token.kind == .parameter {
        wording = .name(try name("what to look for", takingReserved: true))
      } else {
        wording = try value()
      }
    default: throw unexpected("what to look for", hints: hints)
    }
    let field = take(word: "in") ? try name("a field", hints: ["find challenge in note"]) : nil
    return .find(wording, in: field)
  }

  /// `find FIELD:WORDING` as it has to be written.
  private func insteadOfField(_ field: Token) -> String {
    let wording = peek(2) == nil ? "challenge" : gluedText(from: 2)
    let name = shown(field.span)
    return "find \(wording)" + (name.lowercased() == "text" ? "" : " in \(name)")
  }

  private mutating func cross() throws(Diagnostic) -> CommandSyntax.Action {
    let example = "cross theme by tag"
    let rows = try axis(example)
    guard take(word: "by") else { throw unexpected("'by'", hints: [example]) }
    let columns = try axis(example)
    if at(.comma) {
      throw unexpected("the end of the columns", hints: ["a table has two sides; narrow it with where SET"])
    }
    return .cross(rows, columns)
  }

  private mutating func words() throws(Diagnostic) -> CommandSyntax.Action {
    let isAtSet = isAtSubject && !(at(word: "against") && peek(1) != nil)
    let set = isAtSet ? try set() : nil
    let other = take(word: "against") ? try self.set() : nil
    return .words(set, against: other)
  }

  private mutating func spread() throws(Diagnostic) -> CommandSyntax.Action {
    let example = "spread theme across authority"
    let labels = try axis(example)
    guard take(word: "across") else { throw unexpected("'across'", hints: [example]) }
    return .spread(labels, across: try axis(example))
  }

  private mutating func compare() throws(Diagnostic) -> CommandSyntax.Action {
    let example = "compare theme by authority"
    let labels = try axis(example)
    guard take(word: "by") else { throw unexpected("'by'", hints: [example]) }
    return .compare(labels, by: try axis(example))
  }

  private mutating func agree() throws(Diagnostic) -> CommandSyntax.Action {
    let hints = ["agree theme by coder", "agree theme_A, theme_B"]
    var fields = [try name("a field", hints: hints)]
    while take(.comma) { fields.append(try name("a field", hints: hints)) }
    if take(word: "by") {
      guard fields.count == 1 else {
        index -= 1
        throw unexpected("the end of the fields", hints: hints)
      }
      return .agree(fields, by: try name("the field that names the coder", hints: hints))
    }
    guard fields.count > 1 else { throw unexpected("'by' or ','", hints: hints) }
    return .agree(fields, by: nil)
  }

  private mutating func pairs() throws(Diagnostic) -> CommandSyntax.Action {
    let first = try axis("pairs tag", cutByTop: false)
    guard at(word: "with"), !isAtClause else { return .pairs(first, with: nil) }
    index += 1
    return .pairs(first, with: try axis("pairs tag with theme", cutByTop: false))
  }
}
