import TartanLanguage

/// What the comments of a sett say to people.
enum SettRemarks {
  /// The comments as paragraphs: lines one below the other belong together, a line with only `#` parts them. What
  /// `save` writes at the head of a sett, and the pins below it, are not among them.
  static func paragraphs(of text: String) -> [(text: String, line: Int)] {
    var paragraphs: [(text: String, line: Int)] = []
    var last = -1
    for comment in CommandSplitter.comments(in: text) where !isOurs(comment.text) {
      let words = words(of: comment.text)
      let isHeading = heading(words) != nil
      // -1: no line follows it.
      defer { last = words.isEmpty || isHeading ? -1 : comment.line }
      guard !words.isEmpty else { continue }
      if !isHeading, comment.line == last + 1, let before = paragraphs.popLast() {
        paragraphs.append((before.text + " " + words, comment.line + 1))
      } else {
        paragraphs.append((words, comment.line + 1))
      }
    }
    return paragraphs
  }

  /// A comment without its `#` and the blanks around it.
  static func words(of comment: String) -> String {
    var words = comment.drop { $0 == "#" || $0.isWhitespace }
    while words.last?.isWhitespace == true { words.removeLast() }
    return String(words)
  }

  /// What a comment drawn out to a line says, `--- The whole -------`; nil for any other.
  static func heading(_ words: String) -> String? {
    guard words.hasPrefix("---") else { return nil }
    var title = words.drop { $0 == "-" || $0 == " " }
    while title.last == "-" || title.last == " " { title.removeLast() }
    return title.isEmpty ? nil : String(title)
  }

  private static let heads = ["#= ", "# A Tartan analysis. ", "# language ", "# reads ", "# writes "]

  private static func isOurs(_ comment: String) -> Bool { heads.contains { comment.hasPrefix($0) } }
}
