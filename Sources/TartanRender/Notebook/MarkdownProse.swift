/// Words as prose in Markdown that says exactly what they say.
public enum MarkdownProse {
  /// Words for a line that already begins with something, a heading.
  public static func line(_ words: String) -> String { MarkdownText.inline(words) }

  /// Words as a paragraph.
  public static func paragraph(_ words: String) -> String { MarkdownText.line(words) }
}
