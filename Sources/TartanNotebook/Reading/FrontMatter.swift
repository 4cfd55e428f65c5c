/// The lines between `---` and `---` at the head of a file, in which pandoc, Quarto and site generators look for the
/// title and for settings of their own. To Markdown itself they would be a heading.
struct FrontMatter {
  /// The line of the closing marks, from 1.
  let lastLine: Int
  /// What stands behind `title:`, its quotes taken away.
  let title: String?

  /// Looks at the head of a file; nil where it has none.
  init?(_ lines: SourceLines) {
    var first = lines.text(1)
    if first.hasPrefix("\u{FEFF}") { first.removeFirst() }
    guard lines.count > 2, FrontMatter.trimmed(first) == "---",
      let last = (2...lines.count).first(where: { ["---", "..."].contains(FrontMatter.trimmed(lines.text($0))) })
    else { return nil }
    lastLine = last
    let titles = (2..<last).map { lines.text($0) }.filter { $0.hasPrefix("title:") }
    title = titles.first.map { FrontMatter.unquoted(FrontMatter.trimmed(String($0.dropFirst(6)))) }
  }

  /// The text of a file with its front matter blanked out, so that every line keeps its number; nil for what is not in
  /// UTF-8.
  static func prose(of source: [UInt8]) -> String? {
    let lines = SourceLines(source)
    guard let matter = FrontMatter(lines) else { return String(validating: source, as: UTF8.self) }
    var bytes = source
    for line in 1...matter.lastLine {
      for place in lines.range(line) { bytes[place] = 0x20 }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, let sign = text.first, sign == text.last, sign == "\"" || sign == "'" else { return text }
    return String(text.dropFirst().dropLast())
  }
}
