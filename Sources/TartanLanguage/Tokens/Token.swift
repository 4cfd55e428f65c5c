public import TartanModel

/// The smallest piece of a line that means something, with its place.
public struct Token: Hashable, Sendable {
  /// What sort of piece it is.
  public let kind: Kind
  /// What it says: quotes undone, escapes resolved, the sign before a parameter, a stem or a result left out.
  public let text: String
  /// Where it stands, quotes and signs included.
  public let span: SourceSpan
  /// Why it cannot be used, if it cannot: an unclosed quote, a character that begins nothing.
  public let problem: Diagnostic?
  /// Whether its closing quote or slash is missing, as it is while it is being typed.
  public let isUnclosed: Bool

  /// Makes a token.
  init(_ kind: Kind, _ text: String, at span: SourceSpan, problem: Diagnostic? = nil, isUnclosed: Bool = false) {
    self.kind = kind
    self.text = text
    self.span = span
    self.problem = problem
    self.isUnclosed = isUnclosed
  }

  /// The sorts of token.
  public enum Kind: Hashable, Sendable {
    /// A bare word: `theme`, `2020-01-21`, `row%`.
    case word
    /// A text in double quotes; one without its closing quote has a `problem`.
    case quoted
    /// `/…/`, only where a value may stand.
    case pattern
    /// Digits, perhaps with a decimal point: `17`, `74.2`.
    case number
    /// `$NAME`.
    case parameter
    /// `%3`, or `%` with an empty text.
    case result
    /// A word with `*` in it: `multi*`.
    case wildcard
    /// `~support`.
    case stem
    /// Punctuation.
    case symbol(Symbol)
    /// `#` to the end of the line.
    case comment
    /// `\` at the end of a line, the line break included.
    case continuation
    /// The end of a line.
    case newline
    /// Characters that begin no token; always with a `problem`.
    case stray
  }

  /// The punctuation of the language.
  public enum Symbol: String, Hashable, Sendable, CaseIterable {
    case colon = ":"
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBrace = "{"
    case rightBrace = "}"
    case leftBracket = "["
    case rightBracket = "]"
    case comma = ","
    case range = ".."
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case arrow = "->"
    case bang = "!"
    /// Written by those who know it from other languages; no command takes it, and the parser says what to write.
    case doubleEqual = "=="
  }
}

extension Token {
  /// Whether it is that bare word, ignoring case; `word` is ASCII in lower case.
  func isWord(_ word: String) -> Bool {
    // Most words are told apart by their length, which costs nothing to ask.
    kind == .word && text.utf8.count == word.utf8.count && text.lowercased() == word
  }
}

extension Token.Symbol {
  /// The punctuation of one character.
  init?(_ byte: UInt8) {
    switch UnicodeScalar(byte) {
    case ":": self = .colon
    case "(": self = .leftParenthesis
    case ")": self = .rightParenthesis
    case "{": self = .leftBrace
    case "}": self = .rightBrace
    case "[": self = .leftBracket
    case "]": self = .rightBracket
    case ",": self = .comma
    case "=": self = .equal
    case "<": self = .less
    case ">": self = .greater
    case "+": self = .plus
    case "-": self = .minus
    case "*": self = .times
    case "/": self = .over
    case "!": self = .bang
    default: return nil
    }
  }

  /// The punctuation of two characters.
  init?(_ first: UInt8, _ second: UInt8) {
    switch (UnicodeScalar(first), UnicodeScalar(second)) {
    case (".", "."): self = .range
    case ("!", "="): self = .notEqual
    case ("<", "="): self = .atMost
    case (">", "="): self = .atLeast
    case ("=", "="): self = .doubleEqual
    case ("-", ">"): self = .arrow
    default: return nil
    }
  }

  /// The comparison that this symbol writes, if it writes one.
  var comparison: Comparison? { Comparison(rawValue: rawValue) }

  /// Whether it opens a bracket.
  var opens: Bool { self == .leftParenthesis || self == .leftBrace || self == .leftBracket }

  /// Whether it closes a bracket.
  var closes: Bool { self == .rightParenthesis || self == .rightBrace || self == .rightBracket }
}
