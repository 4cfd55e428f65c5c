import TartanModel

/// What the lexer says; each message in one place.
extension Diagnostic {
  /// Operators and brackets of other languages and of word processors, and what to write instead.
  static let foreignOperators: [String: String] = [
    "&": "and", "&&": "and", "|": "or", "||": "or", "<>": "!=", "=>": ">=", "=<": "<=", "≥": ">=", "≤": "<=",
    "≠": "!=", "→": "->", "–": "-, or .. between two values", "—": "-", "−": "-", "×": "*", "÷": "/",
    "…": "..", ";": "one command a line",
  ]

  /// Whether two characters are one operator of another language.
  static func isForeignPair(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (UnicodeScalar(first), UnicodeScalar(second)) {
    case ("&", "&"), ("|", "|"), ("<", ">"), ("=", ">"), ("=", "<"): true
    default: false
    }
  }

  static func unclosedQuote(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .badText, at: span, "this quote is not closed on its line",
      hints: ["end the text with \"; a quote inside it is written \\\""])
  }

  static func unclosedPattern(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .badText, at: span, "this pattern is not closed on its line",
      hints: ["end the pattern with /; a slash inside it is written \\/"])
  }

  static func unknownEscape(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .badText, at: span, "'\\\(shown(String(Character(scalar))))' stands for no character",
      hints: ["a backslash is written \\\\", "known are \\\" \\\\ \\n \\t \\u{1F600}"])
  }

  static func badCharacterNumber(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .badText, at: span, "'\\u' needs the number of a character in braces", hints: ["\\u{E9} is é"])
  }

  static func invisible(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    let number = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
    return Diagnostic(
      .badText, at: span, "an invisible character (U+\(padded)) stands here",
      hints: ["delete it; inside quotes it is written \\u{\(number)}"])
  }

  static func nothingBehind(_ sign: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    sign == "$"
      ? Diagnostic(.badText, at: span, "a parameter's name belongs directly behind '$'", hints: ["$NAME"])
      : Diagnostic(.badText, at: span, "a word belongs directly behind '~'", hints: ["~support"])
  }

  static func gluedComment(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .badText, at: span, "'#' cannot stand inside a word",
      hints: ["put a name with # in double quotes", "put a blank before a comment"])
  }

  static func backslashInside(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .badText, at: span, "'\\' may only end a line that goes on on the next",
      hints: ["put a file or a name with \\ in double quotes, written \\\\"])
  }

  static func singleQuotes(_ text: String, at span: SourceSpan) -> Diagnostic {
    let inner = text.dropFirst().hasSuffix("'") ? text.dropFirst().dropLast() : text.dropFirst()
    return Diagnostic(.badText, at: span, "a text stands in double quotes", hints: ["\"\(shown(String(inner)))\""])
  }

  static func stray(_ text: String, at span: SourceSpan) -> Diagnostic {
    guard let instead = foreignOperators[text] else {
      return Diagnostic(
        .badText, at: span, "'\(text)' means nothing here", hints: ["put a name with \(text) in double quotes"])
    }
    return Diagnostic(.badText, at: span, "'\(text)' is not part of the language", hints: [instead])
  }

  /// A piece of the user's text as it may stand in a message: short, on one line, without control characters.
  static func shown(_ text: String, limit: Int = 40) -> String {
    var result = ""
    for character in text.prefix(limit) {
      let isPlain = character.unicodeScalars.allSatisfy { scalar in
        let kind = CharacterClass(scalar)
        return kind != .control && kind != .newline && scalar != "\t"
      }
      result.append(isPlain ? character : "\u{FFFD}")
    }
    return text.dropFirst(limit).isEmpty ? result : result + "…"
  }
}
