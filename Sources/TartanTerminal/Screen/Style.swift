/// How a piece of text looks, by what it means; the codes for it stand here and nowhere else.
public enum Style: Hashable, Sendable, CaseIterable {
  /// As the terminal shows text by itself.
  case plain
  /// A command, or a word that starts a clause.
  case keyword
  /// The name of a field, as in `theme:Data`.
  case field
  /// A label of the data.
  case label
  /// Quoted text or a pattern.
  case string
  /// A number, a date, a result (`%3`).
  case number
  /// What follows `#`.
  case comment
  /// What cannot be right.
  case error
  /// What deserves a look.
  case warning
  /// What could be typed next, after the cursor.
  case hint
  /// What is read second: counts beside a label, units, notes.
  case dim
  /// Names and totals.
  case strong
  /// The found place.
  case match
  /// The prompt.
  case prompt
  /// The filter in the prompt.
  case promptFilter

  /// The parameters of the select-graphic-rendition sequence; nil for plain text.
  func rendition(_ depth: ColourDepth) -> String? {
    switch self {
    case .plain: nil
    case .keyword: "1"
    case .field: "36"
    case .label: "32"
    case .string: "33"
    case .number: "35"
    case .comment, .hint, .dim: depth == .many ? "38;5;244" : "90"
    case .error: "31"
    case .warning: "33"
    case .strong: "1"
    case .match: "1;4"
    case .prompt: "1;34"
    case .promptFilter: "36"
    }
  }

  /// `text` between the codes of the style, or as it is where no colours are to be used.
  func painted(_ text: String, _ depth: ColourDepth) -> String {
    guard depth != .none, !text.isEmpty, let rendition = rendition(depth) else { return text }
    return "\u{1B}[\(rendition)m\(text)\u{1B}[0m"
  }
}
