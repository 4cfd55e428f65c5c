import TartanModel

extension CommandParser {
  /// Reads the file of a `load` and everything that is said about it.
  mutating func load() throws(Diagnostic) -> CommandSyntax.Action {
    var load = LoadSyntax(file: try file())
    var seen: Set<String> = []
    while let start = current {
      if at(word: "from", 1) {
        load.fields.append(try mapping())
        continue
      }
      guard let part = LoadPart(typed: start) else { throw noLoadPart(start) }
      guard seen.insert(part.rawValue).inserted else {
        throw Diagnostic(
          .badSyntax, at: start.span, "'\(part.rawValue)' is given twice", hints: ["leave one of them out"])
      }
      index += 1
      try read(part, into: &load)
    }
    return .load(load)
  }

  private mutating func read(_ part: LoadPart, into load: inout LoadSyntax) throws(Diagnostic) {
    switch part {
    case .name: load.name = try name("a name", hints: ["as films"])
    case .delimiter: load.delimiter = try name("a character or its name", hints: ["delimiter \";\"", "delimiter tab"])
    case .encoding: load.encoding = try name("an encoding", hints: ["encoding utf-8"])
    case .rows:
      guard take(word: "per") else { throw unexpected("'per'", hints: ["rows per \"id\""]) }
      load.rowsPer = try name("a column", hints: ["rows per \"id\""])
    case .ignore: load.ignored = try columnNames()
    case .fingerprint: load.fingerprint = try name("a fingerprint in quotes", hints: ["sha256 \"…\""])
    }
  }

  private func noLoadPart(_ token: Token) -> Diagnostic {
    let words = LoadPart.allCases.map(\.rawValue)
    if token.kind == .symbol(.comma) {
      return Diagnostic(
        .badSyntax, at: token.span, "no ',' stands between the parts of a load",
        hints: ["theme from \"Heading\" tag from \"Codes\" split \";\""])
    }
    if previous?.text.lowercased() == "marked", token.kind == .quoted {
      return Diagnostic(
        .badSyntax, at: token.span, "nothing follows 'marked'", hints: ["tag from \"Action\"..\"Western\" marked"])
    }
    if let next = peek(1), next.kind == .word, peek(2)?.kind == .quoted {
      return Diagnostic(
        .badSyntax, at: next.span, "'from' is expected here, not '\(shown(next.span))'",
        hints: ["\(shown(token.span)) from \(gluedText(from: 2))"])
    }
    let near = Spelling.nearest(token.text, among: words + FieldPart.allCases.map(\.rawValue), limit: 1)
    return Diagnostic(
      .unknownClause, at: token.span, "'\(shown(token.span))' is no part of load",
      hints: near.map { "did you mean \($0)?" } + [
        "load takes: FIELD from \"COLUMN\", " + words.joined(separator: ", "),
        "behind a column: " + FieldPart.allCases.map(\.rawValue).joined(separator: ", "),
      ])
  }

  /// Reads `FIELD from "Column" …`.
  private mutating func mapping() throws(Diagnostic) -> FieldMappingSyntax {
    let field = try name("a field's name", hints: ["theme from \"Heading\""])
    index += 1
    var mapping = FieldMappingSyntax(field: field, columns: try columns())
    var seen: Set<FieldPart> = []
    while let start = current, !at(word: "from", 1), start.kind == .word,
      let part = FieldPart(rawValue: start.text.lowercased())
    {
      guard seen.insert(part).inserted else {
        throw Diagnostic(
          .badSyntax, at: start.span, "'\(part.rawValue)' is given twice for \(field.text)",
          hints: part == .kind ? ["the dataset's name stands directly behind the file"] : ["leave one of them out"])
      }
      index += 1
      switch part {
      case .kind: mapping.kind = try name("a kind", hints: FieldKind.allCases.map { "as \($0.rawValue)" })
      case .separator: mapping.separator = try name("what separates the labels", hints: ["split \";\""])
      case .marked: mapping.marked = true
      case .paths: mapping.paths = try name("what parts a path", takingReserved: true, hints: ["paths \"->\""])
      }
    }
    return mapping
  }

  private mutating func columns() throws(Diagnostic) -> FieldMappingSyntax.ColumnsSyntax {
    let first = try column()
    if take(.range) { return .range(first, try column()) }
    var columns = [first]
    while take(.comma) { columns.append(try column()) }
    if at(.range) {
      throw Diagnostic(
        .badSyntax, at: here, "a range of columns stands alone", hints: ["tag from \"Action\"..\"Western\""])
    }
    return .list(columns)
  }

  private mutating func columnNames() throws(Diagnostic) -> [Name] {
    var columns = [try column()]
    while take(.comma) { columns.append(try column()) }
    return columns
  }

  private mutating func column() throws(Diagnostic) -> Name {
    if at(word: "from", 1) {
      throw unexpected("a column", hints: ["no ',' stands between two fields"])
    }
    return try name("a column", hints: ["\"COLUMN\""])
  }
}

/// The parts of a `load` behind its file.
private enum LoadPart: String, CaseIterable {
  case name = "as"
  case delimiter, encoding
  case rows = "rows per"
  case ignore
  case fingerprint = "sha256"

  init?(typed token: Token) {
    guard token.kind == .word else { return nil }
    let word = token.text.lowercased()
    self.init(rawValue: word == "rows" ? "rows per" : word)
  }
}

/// What may be said about a field behind its columns.
private enum FieldPart: String, CaseIterable {
  case kind = "as"
  case separator = "split"
  case marked, paths
}
