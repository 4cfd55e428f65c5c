import TartanModel

/// LaTeX to be read with `\input`: tables with booktabs rules, captions, labels and notes.
///
/// A document needs `\usepackage{array,booktabs,longtable,threeparttable}`.
struct LaTeXRenderer: Renderer {
  let name = "latex"
  let endings = ["tex", "latex"]
  let summary = "LaTeX tables for a paper (booktabs, threeparttable)"

  func render(_ result: RenderedResult, options: RenderOptions, to output: inout some TextOutputStream) {
    let answer = result.answer
    var blocks: [String] = []
    if let provenance = result.provenance { blocks.append("% \(provenance.line)\n") }
    let tables = answer.shownTables
    let grids = tables.filter { $0.layout != .line }
    let measures = tables.filter { $0.layout == .line }.map { table in
      Note.sentence(MeasureLine.pairs(table, options).joined(separator: " · "))
    }
    var text = answer.sentences
    if grids.isEmpty {
      if text.isEmpty, !answer.title.isEmpty { text.append(answer.title) }
      text += measures + Note.sentences(answer, tables: tables)
    }
    if !text.isEmpty { blocks.append("\\noindent " + text.map(LaTeXText.escaped).joined(separator: "\n") + "\n") }
    for (index, table) in grids.enumerated() {
      let isLast = index == grids.count - 1
      blocks.append(self.table(table, at: index, of: result, measures: isLast ? measures : [], options))
    }
    output.write(blocks.joined(separator: "\n"))
  }

  private func table(
    _ table: AnswerTable, at index: Int, of result: RenderedResult, measures: [String], _ options: RenderOptions
  ) -> String {
    let answer = result.answer
    var note = Note.sentences(answer, tables: [table])
    note.insert(contentsOf: measures, at: answer.base == nil ? 0 : 1)
    if let provenance = result.provenance { note.append("Source: " + Note.closed(provenance.sentence)) }
    var label = LaTeXText.labelName(answer.title)
    if label.isEmpty { label = result.number.map { "result-\($0)" } ?? "result" }
    if index > 0 { label += "-\(index + 1)" }
    var text = ""
    LaTeXTable(
      table, options, caption: LaTeXText.escaped(Note.capitalized(answer.title)), label: label,
      note: note.map(LaTeXText.escaped)
    ).write(to: &text)
    return text
  }
}
