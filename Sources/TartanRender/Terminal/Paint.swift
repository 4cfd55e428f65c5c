/// The few styles of text on a terminal; without style everything stays plain.
struct Paint: Hashable {
  /// What a piece of text is, as its SGR parameters.
  enum Style: String {
    case bold = "1"
    case dim = "2"
    case error = "1;31"
    case hit = "1;35"
    case number = "36"
  }

  /// Whether SGR sequences are written at all.
  let styled: Bool

  /// `text` in `style`.
  func callAsFunction(_ text: String, _ style: Style?) -> String {
    guard styled, let style, !text.isEmpty else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }
}
