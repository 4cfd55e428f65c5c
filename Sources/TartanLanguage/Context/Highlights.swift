public import TartanModel

/// What a piece of a line is, for colouring.
public enum HighlightKind: String, Hashable, Sendable, CaseIterable {
  /// The first word, if it is a command.
  case command
  /// The first word, if it is none.
  case unknownCommand
  /// A word of the language.
  case keyword
  /// A field.
  case field
  /// A label, a value, the name of a set.
  case label
  /// A text or a file in quotes.
  case string
  /// A number or a parameter.
  case number
  /// `/…/`.
  case pattern
  /// `#…`.
  case comment
  /// What cannot stand there: an unclosed quote, a bracket that closes nothing, a clause of another command.
  case error
  /// `%3`.
  case result
}

/// What the pieces of a text are, for colouring as it is typed; never fails. Pieces that need no colour are left out.
///
/// - Parameter text: one command or several, finished or not.
/// - Returns: places in rising order that do not touch one another's characters.
/// - Complexity: linear in the length of the text.
public func highlights(of text: String) -> [(SourceSpan, HighlightKind)] {
  let tokens = Lexer.lenientTokens(of: text)
  var scanner = LineScanner()
  var found: [(SourceSpan, HighlightKind)] = []
  for (index, token) in tokens.enumerated() {
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    if let kind = scanner.take(token, next: next) { found.append((token.span, kind)) }
  }
  return found
}
