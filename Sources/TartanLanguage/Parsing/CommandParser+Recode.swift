import TartanModel

/// The commands that recode, and those that compare results.
extension CommandParser {
  /// Reads what stands behind the word of a command that recodes.
  mutating func recode(_ word: CommandWord) throws(Diagnostic) -> RecodeSyntax {
    switch word {
    case .merge: return try merge()
    case .rename: return try rename()
    case .move: return try move()
    case .tag: return try tagging()
    case .untag: return try untagging()
    default: return try split()
    }
  }

  private mutating func merge() throws(Diagnostic) -> RecodeSyntax {
    let hints = ["merge theme A, B as C"]
    let field = try recodedField(hints)
    var labels = [try value()]
    while take(.comma) { labels.append(try value()) }
    try expectWord("as", hints: hints)
    return .merge(field, labels, as: try label(hints))
  }

  private mutating func rename() throws(Diagnostic) -> RecodeSyntax {
    let hints = ["rename theme A as B"]
    let field = try recodedField(hints)
    let old = try label(hints)
    if at(.comma) { throw unexpected("'as'", hints: ["several labels become one: merge FIELD A, B as C"]) }
    try expectWord("as", hints: hints)
    return .rename(field, old, as: try label(hints))
  }

  private mutating func move() throws(Diagnostic) -> RecodeSyntax {
    let hints = ["move SET to theme:Data"]
    let set = try set()
    try expectWord("to", hints: hints)
    let isNew = at(word: "new") && !at(.colon, 1) && take(word: "new")
    let field = try name("a field and a label", hints: hints)
    try expect(.colon, "':' and a label", hints: hints)
    return .move(set, to: field, GivenLabelSyntax(try label(hints), isNew: isNew))
  }

  private mutating func tagging() throws(Diagnostic) -> RecodeSyntax {
    let hints = ["tag SET with LABEL"]
    let set = try set()
    try expectWord("with", hints: hints)
    let isNew = isAtNewLabel && take(word: "new")
    let label = try label(hints)
    return .tag(set, with: GivenLabelSyntax(label, isNew: isNew), in: try fieldBehindIn())
  }

  private mutating func untagging() throws(Diagnostic) -> RecodeSyntax {
    let hints = ["untag SET with LABEL"]
    let set = try set()
    try expectWord("with", hints: hints)
    let label = try label(hints)
    return .untag(set, with: label, in: try fieldBehindIn())
  }

  private mutating func split() throws(Diagnostic) -> RecodeSyntax {
    let hints = ["split theme A by SET as B"]
    let field = try recodedField(hints)
    let old = try label(hints)
    try expectWord("by", hints: hints)
    let set = try set()
    try expectWord("as", hints: hints)
    return .split(field, old, by: set, as: try label(hints))
  }

  /// Whether `new` stands here as a word of the language, before a label.
  private var isAtNewLabel: Bool {
    guard at(word: "new"), let next = peek(1) else { return false }
    switch next.kind {
    case .word: return !ReservedWords.contains(next.text)
    case .quoted, .parameter, .number, .symbol(.minus): return true
    default: return false
    }
  }

  private mutating func recodedField(_ hints: [String]) throws(Diagnostic) -> Name {
    let field = try name("a field", hints: hints)
    if at(.colon) {
      throw Diagnostic(
        .badSyntax, at: here, "the field is named once, and its labels without a colon", hints: hints)
    }
    return field
  }

  private mutating func fieldBehindIn() throws(Diagnostic) -> Name? {
    take(word: "in") ? try name("a field", hints: ["tag SET with LABEL in FIELD"]) : nil
  }

  /// Reads one label.
  private mutating func label(_ hints: [String]) throws(Diagnostic) -> Name {
    guard current != nil else { throw unexpected("a label", hints: hints) }
    let value = try value()
    guard case .name(let name) = value else {
      throw Diagnostic(.badSyntax, at: value.span, "one label is expected here", hints: hints)
    }
    return name
  }

  /// Reads a word that must stand here.
  mutating func expectWord(_ word: String, hints: [String]) throws(Diagnostic) {
    guard take(word: word) else { throw unexpected("'\(word)'", hints: phrase(before: word) + hints) }
  }

  /// If two words stand side by side where one label belongs: the label in quotes.
  private func phrase(before word: String) -> [String] {
    guard word == "as" || word == "by", let previous, let current, previous.kind == .word, current.kind == .word,
      !at(.colon, 1), peek(-2)?.kind != .symbol(.colon),
      !ReservedWords.contains(previous.text), !ReservedWords.contains(current.text)
    else { return [] }
    return ["a label of several words is quoted: \"\(previous.text) \(current.text)\""]
  }
}

extension CommandParser {
  /// Reads `if RECODE then COMMAND`.
  mutating func whatIf(from start: Int) throws(Diagnostic) -> CommandSyntax {
    let hints = ["what if merge theme A, B as C then count by theme"]
    try expectWord("if", hints: hints)
    guard let first = current, first.kind == .word, let word = CommandWord(typed: first.text), word.recodes else {
      let recodes = CommandWord.allCases.filter(\.recodes).map(\.rawValue).joined(separator: ", ")
      throw unexpected("a command that recodes", hints: hints + ["these recode: \(recodes)"])
    }
    index += 1
    grammar = CommandGrammar.of(word)
    let recode = try recode(word)
    try expectWord("then", hints: hints)
    let (inner, own) = try tabulated(behind: "then", hints: hints)
    return CommandSyntax(.whatIf(recode, inner), clauses: own, at: span(from: start))
  }

  /// Reads `out each FIELD: COMMAND`.
  mutating func leaveOut(from start: Int) throws(Diagnostic) -> CommandSyntax {
    let hints = ["leave out each authority: count by theme"]
    try expectWord("out", hints: hints)
    try expectWord("each", hints: hints)
    let field = try name("a field", hints: hints)
    try expect(.colon, "':'", hints: hints)
    let (inner, own) = try tabulated(behind: ":", hints: hints)
    return CommandSyntax(.leaveOut(field, inner), clauses: own, at: span(from: start))
  }

  /// Reads two results to compare.
  mutating func difference() throws(Diagnostic) -> CommandSyntax.Action {
    let hints = ["diff %2 %5"]
    guard current?.kind == .result else { throw unexpected("a result", hints: hints) }
    let before = try result()
    _ = take(.comma)
    guard current?.kind == .result else { throw unexpected("the result to compare it with", hints: hints) }
    let after = try result()
    for result in [before, after] where !result.cell.isEmpty {
      throw Diagnostic(.badSyntax, at: result.span, "diff compares whole results, not cells of them", hints: hints)
    }
    return .difference(before, after)
  }

  /// Reads a command that gives a table; where it is written to is a clause of the command around it.
  private mutating func tabulated(
    behind word: String, hints: [String]
  ) throws(Diagnostic) -> (inner: CommandSyntax, own: ClauseSyntax) {
    guard let first = current else { throw unexpected("a command", hints: hints) }
    if let word = CommandWord(typed: first.text), first.kind == .word, !at(.colon, 1), !word.givesTable {
      let fitting = CommandWord.allCases.filter(\.givesTable).map(\.rawValue).joined(separator: ", ")
      throw Diagnostic(
        .badSyntax, at: first.span, "'\(word.rawValue)' gives no table that could be compared",
        hints: ["these do: \(fitting)"])
    }
    guard let command = try command() else { throw unexpected("a command", hints: hints) }
    var (clauses, own) = (command.clauses, ClauseSyntax())
    own.output = clauses.output
    clauses.output = nil
    return (CommandSyntax(command.action, clauses: clauses, at: command.span), own)
  }
}
