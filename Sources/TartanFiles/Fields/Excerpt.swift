import TartanText

/// The beginning of a value, for messages.
enum Excerpt {
  /// At most 40 characters of `text`, with control characters made visible.
  static func of(_ text: String) -> String {
    let short = text.prefix(40)
    return Control.visible(String(short)) + (short.endIndex < text.endIndex ? "…" : "")
  }
}
