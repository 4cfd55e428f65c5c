import TartanModel

/// One run of the parser: a cursor over the tokens that mean something.
struct CommandParser {
  /// How many brackets and `not`s may stand inside one another. Whoever reads the tree later goes down as deep.
  static let deepestNesting = 250
  /// How many operations one value may have; a tree of them is as deep.
  static let mostOperations = 250

  let source: ByteReader
  var tokens: [Token]
  var index = 0
  var nesting = 0
  var operations = 0
  /// The command at hand, once its first word is read.
  var grammar: CommandGrammar?
  /// The clause that was read last.
  var lastClause: ClauseKeyword?
  /// The rows and columns of a `count … by`, wherever they are written.
  var grouping: [AxisSyntax] = []

  /// Reads the tokens of a text.
  ///
  /// - Throws: `bad-text` where the text cannot be split into tokens.
  init(_ text: String) throws(Diagnostic) {
    source = ByteReader(text)
    tokens = Self.significant(try Lexer.tokens(of: text))
  }

  /// The tokens without comments and without the line ends that a bracket or a `\` takes away.
  private static func significant(_ tokens: [Token]) -> [Token] {
    var kept: [Token] = []
    var depth = 0
    for token in tokens {
      switch token.kind {
      case .comment, .continuation: continue
      case .newline: if depth == 0, !kept.isEmpty { kept.append(token) }
      case .symbol(let symbol):
        depth = max(0, depth + (symbol.opens ? 1 : symbol.closes ? -1 : 0))
        kept.append(token)
      default: kept.append(token)
      }
    }
    while kept.last?.kind == .newline { kept.removeLast() }
    return kept
  }

  /// The token that is read next; nil at the end.
  var current: Token? { peek(0) }

  /// The token `distance` after the next one; nil beyond the end.
  func peek(_ distance: Int) -> Token? {
    let place = index + distance
    return tokens.indices.contains(place) ? tokens[place] : nil
  }

  /// The token that was read last.
  var previous: Token? { peek(-1) }

  /// Where the last token that was read ends; what follows is missing there.
  var previousEnd: Int { previous?.span.end ?? 0 }

  /// The place from a token to the last one that was read.
  func span(from start: Int) -> SourceSpan { SourceSpan(start, previousEnd) }

  /// Whether that symbol stands `distance` after the next token.
  func at(_ symbol: Token.Symbol, _ distance: Int = 0) -> Bool { peek(distance)?.kind == .symbol(symbol) }

  /// Whether that bare word stands `distance` after the next token, ignoring case; `word` is in lower case.
  func at(word: String, _ distance: Int = 0) -> Bool {
    peek(distance)?.isWord(word) ?? false
  }

  /// Reads that symbol, if it stands here.
  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard at(symbol) else { return false }
    index += 1
    return true
  }

  /// Reads that bare word, if it stands here.
  mutating func take(word: String) -> Bool {
    guard at(word: word) else { return false }
    index += 1
    return true
  }

  /// Reads a token of that kind, if it stands here.
  mutating func take(kind: Token.Kind) -> Token? {
    guard let current, current.kind == kind else { return nil }
    index += 1
    return current
  }

  /// Reads a symbol that must stand here.
  mutating func expect(_ symbol: Token.Symbol, _ expected: String, hints: [String] = []) throws(Diagnostic) {
    guard take(symbol) else { throw unexpected(expected, hints: hints) }
  }

  /// Goes one bracket or `not` deeper.
  mutating func descend(_ levels: Int = 1, at span: SourceSpan) throws(Diagnostic) {
    nesting += levels
    guard nesting <= Self.deepestNesting else {
      throw Diagnostic(
        .badSyntax, at: span, "more than \(Self.deepestNesting) brackets and 'not' stand inside one another",
        hints: ["give a part a name: define NAME = SET"])
    }
  }
}
