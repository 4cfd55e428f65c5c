public import TartanModel

extension NotebookPage {
  /// A block of commands with its results, as it stands in the page.
  ///
  /// - Parameters:
  ///   - name: the block's name, a place that links may lead to.
  ///   - commands: the commands as written.
  ///   - results: the results, each with the cells that can be opened.
  /// - Returns: an element of HTML.
  public static func block(
    name: String?, commands: String, results: [(result: RenderedResult, openings: [PageOpening])]
  ) -> String {
    let id = name.map { " id=\"\(HTMLText.escaped($0))\"" } ?? ""
    var html = "<div class=\"block\"\(id)>\n<pre class=\"commands\"><code>\(codeText(commands))</code></pre>\n"
    for (result, openings) in results {
      HTMLRenderer().render(result, options: RenderOptions(), openings: openings, to: &html)
    }
    return html + "</div>\n"
  }

  /// The title over the text.
  public static func heading(_ title: String) -> String { "<h1 dir=\"auto\">\(HTMLText.escaped(title))</h1>\n" }

  /// A value inside the prose.
  public static func value(_ text: String, of expression: String) -> String {
    // The sign stays with its number.
    let kept = text.hasSuffix(" %") ? text.dropLast(2) + "\u{A0}%" : text[...]
    return "<span class=\"value\" title=\"\(HTMLText.escaped(expression))\">\(HTMLText.escaped(String(kept)))</span>"
  }

  /// A picture that stands in the page itself.
  public static func image(type: String, base64: String, words: String) -> String {
    "<img src=\"data:\(type);base64,\(base64)\" alt=\"\(HTMLText.escaped(words))\">"
  }

  /// What stands in the place of a picture that the page cannot carry.
  public static func missingImage(words: String, address: String) -> String {
    "<em>[\(HTMLText.escaped(words.isEmpty ? address : words)): picture not in this page]</em>"
  }

  /// Commands on their lines.
  private static func codeText(_ commands: String) -> String {
    var lines = commands.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { HTMLText.escaped(String($0)) }.joined(separator: "\n")
  }
}
