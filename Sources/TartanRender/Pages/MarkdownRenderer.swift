import TartanModel

/// Markdown with the tables of GitHub Flavored Markdown, which pandoc and Quarto read too.
struct MarkdownRenderer: Renderer {
  let name = "markdown"
  let endings = ["md", "markdown"]
  let summary = "Markdown with tables, for notes and notebooks"

  func render(_ result: RenderedResult, options: RenderOptions, to output: inout some TextOutputStream) {
    let answer = result.answer
    var blocks: [String] = []
    if let provenance = result.provenance { blocks.append("<!-- \(provenance.line) -->") }
    if !answer.sentences.isEmpty { blocks.append(answer.sentences.map(MarkdownText.line).joined(separator: "\\\n")) }
    if let caption = caption(result) { blocks.append(caption) }
    let tables = answer.shownTables
    for table in tables { blocks.append(block(table, options)) }
    let note = Note.sentences(answer, tables: tables)
    if !note.isEmpty { blocks.append("*Note.* " + note.map(MarkdownText.inline).joined(separator: " ")) }
    guard !blocks.isEmpty else { return }
    output.write(blocks.joined(separator: "\n\n"))
    output.write("\n")
  }

  /// The title stands over a table; where there is none, only if nothing else says what the result is.
  private func caption(_ result: RenderedResult) -> String? {
    let answer = result.answer
    guard !answer.title.isEmpty, !answer.shownTables.isEmpty || answer.sentences.isEmpty else { return nil }
    let title = MarkdownText.inline(answer.title)
    guard let number = result.number, !answer.shownTables.isEmpty else { return "**\(title)**" }
    return "**Table \(number).** \(title)"
  }

  private func block(_ whole: AnswerTable, _ options: RenderOptions) -> String {
    let table = whole.joined(options)
    guard table.layout != .line else {
      return MarkdownText.line(MeasureLine.pairs(table, options).joined(separator: " · "))
    }
    let heads = line(table.joinedHeads.map(MarkdownText.inline))
    let rule = line(table.columns.map { $0.kind.isNumeric ? "---:" : ":---" })
    let rows = options.rows(of: table).map { row in
      line(table.columns.indices.map { cell(table.cell(row, $0), row, $0, in: table, options) })
    }
    return ([heads, rule] + rows).joined(separator: "\n")
  }

  private func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private func cell(
    _ cell: Cell, _ row: TableRow, _ index: Int, in table: AnswerTable, _ options: RenderOptions
  ) -> String {
    let depth = index == 0 ? String(repeating: "&emsp;", count: min(max(0, row.depth), 20)) : ""
    if case .marked(let text, let hits) = cell { return depth + MarkdownText.marked(text, hits: hits) }
    return depth + MarkdownText.inline(cell.text(in: table.columns[index], options))
  }
}
