import TartanModel

extension CommandParser {
  /// The clause that begins `distance` after the next token, if one does.
  func clause(_ distance: Int = 0) -> ClauseKeyword? {
    guard let token = peek(distance) else { return nil }
    if token.kind == .symbol(.arrow) { return .output }
    guard token.kind == .word, !at(.colon, distance + 1) else { return nil }
    if at(word: "with", distance) { return at(word: "missing", distance + 1) ? .withMissing : nil }
    return ClauseKeyword(rawValue: token.text.lowercased())
  }

  /// Whether a clause begins here.
  var isAtClause: Bool { clause() != nil }

  /// Reads the clauses behind the subject, to the end of the command.
  mutating func clauses(of grammar: CommandGrammar) throws(Diagnostic) -> ClauseSyntax {
    var clauses = ClauseSyntax()
    var seen: Set<String> = []
    while let start = current {
      guard let keyword = clause() else { throw leftOver() }
      guard grammar.clauses.contains(keyword) else { throw notTaken(keyword, start, by: grammar) }
      let isColumns = keyword == .sort && at(word: "columns", 1)
      guard seen.insert(isColumns ? "sort columns" : keyword.rawValue).inserted else {
        throw Diagnostic(
          .badSyntax, at: start.span, "'\(keyword.rawValue)' is given twice", hints: ["leave one of them out"])
      }
      index += keyword == .withMissing ? 2 : 1
      try read(keyword, start, into: &clauses)
    }
    return clauses
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
    }
  }

  /// Reads the measure of `pairs`, or the fields of `count`.
  private mutating func by(into clauses: inout ClauseSyntax) throws(Diagnostic) {
    guard grammar?.command == .count else {
      clauses.rankedBy = try name("a measure", hints: ["pairs tag by jaccard"])
      return
    }
    grouping = [try axis("count by theme")]
    while take(.comma) { grouping.append(try axis("count by theme, authority")) }
    guard grouping.count <= 2 else {
      throw Diagnostic(
        .badSyntax, at: grouping[2].span, "a table has two sides, no more", hints: ["narrow it instead: where SET"])
    }
  }

  private mutating func cellNames() throws(Diagnostic) -> [Name] {
    let names = try names("what the cells show")
    if let percent = current, percent.kind == .result, percent.text.isEmpty, let last = names.last {
      throw Diagnostic(
        .badSyntax, at: percent.span, "'%' belongs directly behind its word", hints: ["cells \(last.text)%"])
    }
    return names
  }

  private mutating func sort(into clauses: inout ClauseSyntax) throws(Diagnostic) {
    let isColumns = at(word: "columns")
    if isColumns, grammar?.command != .cross, grammar?.command != .count {
      throw Diagnostic(
        .badSyntax, at: here, "\(grammar?.word ?? "this command") has no columns to sort", hints: ["sort by name"])
    }
    if !take(word: "columns") { _ = take(word: "rows") }
    guard take(word: "by") else { throw unexpected("'by'", hints: ["sort by total", "sort rows by name"]) }
    let key = try name("what to sort by", hints: ["total", "name"])
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
