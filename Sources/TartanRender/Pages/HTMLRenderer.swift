import TartanModel

/// A page of HTML that needs nothing from elsewhere, in light and in dark.
struct HTMLRenderer: Renderer {
  let name = "html"
  let endings = ["html", "htm"]
  let summary = "a page of HTML, self-contained"
  let separator = ""

  func opening(title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(HTMLRenderer.style)
    </style>
    </head>
    <body>

    """
  }

  func closing() -> String { "</body>\n</html>\n" }

  func render(_ result: RenderedResult, options: RenderOptions, to output: inout some TextOutputStream) {
    render(result, options: options, openings: [], to: &output)
  }

  /// Writes one result some of whose cells can be opened.
  func render(
    _ result: RenderedResult, options: RenderOptions, openings: [PageOpening], to output: inout some TextOutputStream
  ) {
    let answer = result.answer
    let id = result.number.map { " id=\"result-\($0)\"" } ?? ""
    output.write("<section\(id)>\n")
    if let provenance = result.provenance { output.write("<!-- \(provenance.line) -->\n") }
    let tables = answer.shownTables
    if tables.isEmpty, answer.sentences.isEmpty, !answer.title.isEmpty { paragraph(answer.title, to: &output) }
    if !answer.sentences.isEmpty { paragraph(answer.sentences.joined(separator: "\n"), to: &output) }
    // The last table bears the notes; a line of measures has no foot to bear them.
    let bearer = tables.lastIndex { $0.layout != .line }
    let captioned = tables.firstIndex { $0.layout != .line }
    for (index, table) in tables.enumerated() {
      let open = openings.filter { $0.table == index }
      if table.layout == .line {
        paragraph(MeasureLine.pairs(table, options).joined(separator: " · "), to: &output)
      } else {
        let foot = index == bearer ? self.foot(result) : []
        HTMLTable(table, options, caption: index == captioned ? caption(result) : nil, foot: foot, openings: open)
          .write(to: &output)
      }
    }
    if bearer == nil { for line in foot(result) { paragraph(line, class: "note", to: &output) } }
    output.write("</section>\n")
  }

  private func caption(_ result: RenderedResult) -> String? {
    let title = result.answer.title
    guard let number = result.number else { return title.isEmpty ? nil : title }
    return title.isEmpty ? "Table \(number)" : "Table \(number). \(title)"
  }

  private func foot(_ result: RenderedResult) -> [String] {
    let note = Note.sentences(result.answer, tables: result.answer.shownTables)
    return note + (result.provenance.map { ["Source: " + Note.closed($0.sentence)] } ?? [])
  }

  private func paragraph(_ text: String, class name: String? = nil, to output: inout some TextOutputStream) {
    let attribute = name.map { " class=\"\($0)\"" } ?? ""
    output.write("<p\(attribute) dir=\"auto\">\(HTMLText.escaped(text))</p>\n")
  }

  private static let style = """
    :root { color-scheme: light dark; }
    body { font: 1rem/1.45 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
    section { margin: 0 0 2.5rem; overflow-x: auto; }
    table { border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid; }
    caption { text-align: start; font-weight: 600; padding: 0 0 .4rem; }
    th, td { padding: .2rem .8rem .2rem 0; text-align: start; vertical-align: top; font-weight: 400; }
    thead th { vertical-align: bottom; font-weight: 600; border-bottom: 1px solid; }
    .n { text-align: end; font-variant-numeric: tabular-nums; }
    .left { text-align: end; }
    .total > * { font-weight: 600; }
    tr:not(.total) + .total > * { border-top: 1px solid; }
    .missing > * { font-style: italic; }
    tfoot td { border-top: 1px solid; font-size: .85rem; }
    tfoot p, .note { margin: .2rem 0; font-size: .85rem; }
    mark { font-weight: 600; color: inherit; background: color-mix(in srgb, gold 45%, transparent); }
    """
}
