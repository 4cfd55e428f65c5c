import TartanModel

extension CommandParser {
  /// The clause that begins `distance` after the next token, if one does.
  func clause(_ distance: Int = 0) -> ClauseKeyword? {
    guard let token = peek(distance) else { return nil }
    if token.kind == .symbol(.arrow) { return .output }
    guard token.kind == .word, !at(.colon, distance + 1) else { return nil }
    if at(word: "with", distance) { return at(word: "missing", distance + 1) ? .withMissing : nil }
    guard let keyword = ClauseKeyword(rawValue: token.text.lowercased()) else { return nil }
    return keyword.isReserved || grammar?.clauses.contains(keyword) == true ? keyword : nil
  }

  /// Whether a clause begins here.
  var isAtClause: Bool { clause() != nil }

  /// Reads the clauses behind the subject, to the end of the command.
  mutating func clauses(of grammar: CommandGrammar) throws(Diagnostic) -> ClauseSyntax {
    var clauses = ClauseSyntax()
    var seen: Set<String> = []
    while let start = current {
      guard let keyword = clause() ?? foreignClause(start) else { throw leftOver() }
      guard grammar.clauses.contains(keyword) else { throw notTaken(keyword, start, by: grammar) }
      let isColumns = keyword == .sort && at(word: "columns", 1)
      guard seen.insert(isColumns ? "sort columns" : keyword.rawValue).inserted else {
        throw Diagnostic(
          .badSyntax, at: start.span, "'\(keyword.rawValue)' is given twice", hints: ["leave one of them out"])
      }
      index += keyword == .withMissing ? 2 : 1
      lastClause = keyword
      try read(keyword, start, into: &clauses)
    }
    return clauses
  }

  /// A clause of other commands.
  private func foreignClause(_ token: Token) -> ClauseKeyword? {
    token.kind == .word ? ClauseKeyword(rawValue: token.text.lowercased()) : nil
  }

  private func notTaken(_ keyword: ClauseKeyword, _ start: Token, by grammar: CommandGrammar) -> Diagnostic {
    var hints = takes
    let lineCount = peek(1).flatMap { $0.kind == .number ? $0.text : nil } ?? "10"
    if keyword == .top, grammar.clauses.contains(.first) { hints.insert("first \(lineCount)", at: 0) }
    if keyword == .first, grammar.clauses.contains(.top) { hints.insert("top \(lineCount)", at: 0) }
    if keyword == .filter, grammar.command == .filter { hints.insert("filter theme:Data", at: 0) }
    return Diagnostic(
      .unknownClause, at: start.span, "\(grammar.word) takes no '\(keyword.rawValue)'", hints: hints)
  }

  private mutating func read(
    _ keyword: ClauseKeyword, _ start: Token, into clauses: inout ClauseSyntax
  ) throws(Diagnostic) {
    switch keyword {
    case .filter: clauses.filter = try set()
    case .cells: clauses.cells = try cellNames()
    case .sort: try sort(into: &clauses)
    case .top:
      clauses.top = try count(after: "top")
      _ = take(word: "rows")
    case .minimum: clauses.minimum = try count(after: "min", least: 0)
    case .fields: clauses.fields = try names("a field")
    case .first: clauses.first = try count(after: "first")
    case .context: clauses.context = try count(after: "context", least: 0)
    case .by: try by(into: &clauses)
    case .withMissing: clauses.withMissing = span(from: start.span.start)
    case .base: clauses.base = try name("what percentages are of", hints: ["base tagged"])
    case .output: clauses.output = try output()
    case .suppress: clauses.suppress = try count(after: "suppress", least: 0)
    case .round: clauses.round = try rounding()
    case .explain: clauses.explained = span(from: start.span.start)
    default: try readStatistics(keyword, start, into: &clauses)
    }
  }

  private mutating func readStatistics(
    _ keyword: ClauseKeyword, _ start: Token, into clauses: inout ClauseSyntax
  ) throws(Diagnostic) {
    switch keyword {
    case .measures: clauses.measures = try names("a measure", takingReserved: true)
    case .intervals: clauses.intervals = try option(start)
    case .test: clauses.test = try option(start)
    case .permutations: clauses.permutations = try count(after: "permutations", least: 0)
    case .bootstrap: clauses.bootstrap = try count(after: "bootstrap", least: 0)
    case .seed: clauses.seed = try count(after: "seed", least: 0)
    case .correction: clauses.correction = try name("a correction", takingReserved: true, hints: ["correction holm"])
    case .person: clauses.person = try name("a field", hints: ["person speaker"])
    case .per: clauses.unit = try name("a field", hints: ["agree theme by coder per id"])
    case .categories: clauses.categories = try count(after: "categories")
    case .core: clauses.core = try count(after: "core")
    case .stopwords:
      clauses.stopwords = try name("a list of words", takingReserved: true, hints: ["stopwords english"])
    default: clauses.stems = span(from: start.span.start)
    }
  }

  /// Reads the method behind `test` or `intervals`, if one stands there.
  private mutating func option(_ start: Token) throws(Diagnostic) -> OptionSyntax {
    guard let token = current, [.word, .quoted, .parameter].contains(token.kind), !isAtClause,
      foreignClause(token) == nil
    else {
      return OptionSyntax(nil, at: start.span)
    }
    return OptionSyntax(try name("a method", takingReserved: true), at: span(from: start.span.start))
  }

  private mutating func rounding() throws(Diagnostic) -> RoundSyntax {
    let base = try count(after: "round", least: 0)
    guard take(word: "random") else { return RoundSyntax(base: base, key: nil) }
    return RoundSyntax(base: base, key: try name("a key", takingReserved: true, hints: ["round 5 random $KEY"]))
  }

  /// Reads the measure of `pairs`, or the fields of `count`.
  private mutating func by(into clauses: inout ClauseSyntax) throws(Diagnostic) {
    guard grammar?.command == .count else {
      // The odds ratio is called like the operator.
      clauses.rankedBy = try name("a measure", takingReserved: at(word: "or"), hints: ["pairs tag by jaccard"])
      return
    }
    grouping = [try axis("count by theme")]
    while take(.comma) { grouping.append(try axis("count by theme, authority")) }
    guard grouping.count <= 2 else {
      throw Diagnostic(
        .badSyntax, at: grouping[2].span, "a table has two sides, no more", hints: ["narrow it instead: where SET"])
    }
  }

  private mutating func cellNames() throws(Diagnostic) -> [CellSyntax] {
    var cells = [try cell()]
    while take(.comma) { cells.append(try cell()) }
    return cells
  }

  /// Reads `n`, or `n (row%)`.
  private mutating func cell() throws(Diagnostic) -> CellSyntax {
    let measure = try cellName()
    let opener = here
    guard take(.leftParenthesis) else { return CellSyntax(measure) }
    let bracketed = try cellName()
    try close(.rightParenthesis, opener: opener, "')'")
    return CellSyntax(measure, bracketed: bracketed)
  }

  private mutating func cellName() throws(Diagnostic) -> Name {
    let name = try name("what the cells show", takingReserved: true)
    if let percent = current, percent.kind == .result, percent.text.isEmpty {
      throw Diagnostic(
        .badSyntax, at: percent.span, "'%' belongs directly behind its word", hints: ["cells \(name.text)%"])
    }
    return name
  }

  private mutating func sort(into clauses: inout ClauseSyntax) throws(Diagnostic) {
    let isColumns = at(word: "columns")
    if isColumns, grammar?.command != .cross, grammar?.command != .count {
      throw Diagnostic(
        .badSyntax, at: here, "\(grammar?.word ?? "this command") has no columns to sort", hints: ["sort by name"])
    }
    if !take(word: "columns") { _ = take(word: "rows") }
    guard take(word: "by") else { throw unexpected("'by'", hints: ["sort by total", "sort rows by name"]) }
    let key = try name("what to sort by", takingReserved: at(word: "or"), hints: ["total", "name"])
    var descending: Bool?
    if take(word: "descending") { descending = true } else if take(word: "ascending") { descending = false }
    let order = SortSyntax(key: key, descending: descending)
    if isColumns { clauses.sortColumns = order } else { clauses.sortRows = order }
  }

  /// Reads the file of `-> "file"`, with `!` before it or behind it.
  private mutating func output() throws(Diagnostic) -> OutputSyntax {
    let isBefore = take(.bang)
    let file = try file()
    let isBehind = take(.bang)
    return OutputSyntax(file: file, replacing: isBefore || isBehind)
  }
}
