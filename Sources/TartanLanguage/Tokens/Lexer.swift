public import TartanModel

/// Splits a text into tokens.
///
/// The same tokens serve the parser, the highlighting and the completion on every key. No text is refused here: what
/// cannot be used is a token with a `problem`.
///
/// What a character means depends only on what stands before it on the line: `/` and `*` begin a pattern or a wildcard
/// where a value may stand (after `:`, `(`, `,`, and after `find`) and are operators elsewhere; `#` begins a comment
/// unless it is glued to a word; `->` is an arrow wherever it stands.
public enum Lexer {
  /// The tokens of a text, comments and line ends among them; never fails.
  ///
  /// - Complexity: linear in the length of the text.
  public static func lenientTokens(of text: String) -> [Token] {
    var lexing = Lexing(text)
    return lexing.run()
  }

  /// The tokens of a text, comments and line ends among them.
  ///
  /// - Throws: `bad-text` at the first unclosed quote, unknown escape, invisible or stray character.
  public static func tokens(of text: String) throws(Diagnostic) -> [Token] {
    let tokens = lenientTokens(of: text)
    if let problem = tokens.lazy.compactMap(\.problem).first { throw problem }
    return tokens
  }

  /// Whether a text, written without quotes, is one word and nothing else.
  static func isWord(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, CharacterClass(first) == .word else { return false }
    return isOne(.word, text)
  }

  /// Whether a text, written without quotes, is one token of that kind and nothing else.
  static func isOne(_ kind: Token.Kind, _ text: String, saying content: String? = nil) -> Bool {
    let tokens = lenientTokens(of: text)
    return tokens.count == 1 && tokens[0].kind == kind && tokens[0].text == content ?? text
      && tokens[0].span == SourceSpan(0, text.utf8.count)
  }
}

/// One run of the lexer.
struct Lexing {
  var reader: ByteReader
  var tokens: [Token] = []
  /// The last token that is no comment, continuation or line end.
  private var previous: Token?
  /// How many significant tokens the command at hand has so far.
  private var tokensOfCommand = 0
  /// The first word of the command at hand, in lower case.
  private var command = ""
  /// How many brackets are open.
  private var depth = 0

  init(_ text: String) { reader = ByteReader(text) }

  mutating func run() -> [Token] {
    while let scalar = reader.scalar {
      switch CharacterClass(scalar) {
      case .blank: reader.advance()
      case .newline: newline()
      case .control: control(scalar)
      case .quote: quoted(opener: scalar)
      case .word: word()
      case .joiner, .other: punctuation(scalar)
      }
    }
    return tokens
  }

  /// Adds a token that ends where the reader stands.
  mutating func add(
    _ kind: Token.Kind, _ text: String, from start: Int, problem: Diagnostic? = nil, isUnclosed: Bool = false
  ) {
    let span = SourceSpan(start, reader.position)
    let token = Token(kind, text, at: span, problem: problem, isUnclosed: isUnclosed)
    tokens.append(token)
    switch kind {
    case .comment, .continuation: return
    case .newline: if depth == 0 { tokensOfCommand = 0 }
    default:
      let word = kind == .word && tokensOfCommand == 0 ? text.lowercased() : nil
      let isOpening = word == "explain" || word == "what" || word == "if" && previous?.isWord("what") == true
      previous = token
      // The command begins behind `explain` and behind `what if`.
      if isOpening { break }
      if tokensOfCommand == 0 { command = word ?? "" }
      tokensOfCommand += 1
      if case .symbol(let symbol) = kind { depth = max(0, depth + (symbol.opens ? 1 : symbol.closes ? -1 : 0)) }
    }
  }

  private mutating func newline() {
    let start = reader.position
    reader.advancePastNewline()
    add(.newline, "\n", from: start)
  }

  private mutating func control(_ scalar: Unicode.Scalar) {
    let start = reader.position
    reader.advance()
    let span = SourceSpan(start, reader.position)
    add(.stray, String(Character(scalar)), from: start, problem: .invisible(scalar, at: span))
  }

  /// Whether a value may stand here, so that `/` begins a pattern and `*` a wildcard.
  var valueMayStart: Bool {
    guard tokensOfCommand > 0, let previous else { return false }
    switch previous.kind {
    case .symbol(.colon), .symbol(.leftParenthesis), .symbol(.comma): return true
    case .word where tokensOfCommand == 1: return command == "find"
    case .word, .quoted, .parameter: return tokensOfCommand == 2 && command == "merge"
    default: return false
    }
  }

  /// Whether the reader stands at the first character of a command.
  var isAtCommandStart: Bool { tokensOfCommand == 0 }

  /// Whether the reader stands directly behind a word.
  var isGluedToWord: Bool {
    guard let previous, previous.span.end == reader.position else { return false }
    switch previous.kind {
    case .word, .number, .wildcard, .stem, .parameter: return true
    default: return false
    }
  }
}
