import TartanModel

/// What stands at the sides of a table.
extension CommandParser {
  /// Reads a field, perhaps cut down, or sets in braces.
  ///
  /// - Parameters:
  ///   - example: how the command is written, for the hint.
  ///   - cutByTop: whether a `top N` directly behind the field belongs to it; `top N rows` never does.
  /// - Returns: the axis, with its place.
  /// - Throws: `bad-syntax` where neither stands.
  mutating func axis(_ example: String, cutByTop: Bool = true) throws(Diagnostic) -> AxisSyntax {
    if at(.leftBrace) { return try setsInBraces() }
    let field = try name("a field", hints: [example])
    if at(.colon) {
      throw Diagnostic(
        .badSyntax, at: here, "a side of a table is a field, or sets in braces",
        hints: ["{\(gluedText(from: -1))}"])
    }
    var top: Int?
    if cutByTop, isAtAxisTop { top = try axisTop() }
    let among = take(word: "in") ? try valueList() : []
    if cutByTop, top == nil, isAtAxisTop { top = try axisTop() }
    return .field(field, top: top, among: among)
  }

  private var isAtAxisTop: Bool { at(word: "top") && !(peek(1)?.kind == .number && at(word: "rows", 2)) }

  private mutating func axisTop() throws(Diagnostic) -> Int {
    index += 1
    return try count(after: "top").value
  }

  /// Reads `{A = SET, SET}`.
  private mutating func setsInBraces() throws(Diagnostic) -> AxisSyntax {
    let opener = here
    index += 1
    if current == nil { throw unclosed(opener) }
    var sets = [try namedSet()]
    while take(.comma) {
      if current == nil { throw unclosed(opener) }
      sets.append(try namedSet())
    }
    try close(.rightBrace, opener: opener, "',' or '}'")
    return .sets(sets, span(from: opener.start))
  }

  private mutating func namedSet() throws(Diagnostic) -> NamedSetSyntax {
    guard at(.equal, 1) else { return NamedSetSyntax(name: nil, set: try set()) }
    let name = try name("a name", hints: ["{NAME = SET}"])
    index += 1
    return NamedSetSyntax(name: name, set: try set())
  }

  /// Reads `with SET`, or what else `overlap` compares.
  mutating func overlap() throws(Diagnostic) -> CommandSyntax.Action {
    if at(.leftBrace) || isAtLoneField { return .combinations(try axis("overlap tag top 8")) }
    let start = here.start
    if at(.equal, 1) { throw unexpected("a set", hints: ["names stand in braces: overlap {NAME = SET, NAME = SET}"]) }
    let first = try set()
    if take(word: "with") {
      let second = try set()
      if at(word: "with") || at(.comma) {
        throw unexpected("the end of the sets", hints: ["more than two sets: overlap A, B, C"])
      }
      return .overlap(first, second)
    }
    guard at(.comma) else { throw unexpected("'with' or ','", hints: ["overlap A with B", "overlap A, B, C"]) }
    var sets = [NamedSetSyntax(name: nil, set: first)]
    while take(.comma) { sets.append(NamedSetSyntax(name: nil, set: try set())) }
    return .combinations(.sets(sets, span(from: start)))
  }

  /// Whether a name stands here with nothing behind it that would make it part of a set.
  private var isAtLoneField: Bool {
    guard let token = current else { return false }
    switch token.kind {
    case .word: guard !ReservedWords.contains(token.text) else { return false }
    case .quoted, .parameter: break
    default: return false
    }
    guard let next = peek(1) else { return true }
    if at(word: "in", 1) { return at(.leftParenthesis, 2) }
    return at(.arrow, 1) || next.kind == .word && ClauseKeyword(rawValue: next.text.lowercased()) != nil
  }
}
