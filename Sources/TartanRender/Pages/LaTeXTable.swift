import TartanModel
import TartanText

/// One table in LaTeX: rules of booktabs, notes of threeparttable; one that may need several pages as a longtable.
struct LaTeXTable {
  private let table: AnswerTable
  private let heads: [String]
  private let options: RenderOptions
  private let caption: String
  private let label: String
  /// The sentences of the note, escaped.
  private let note: [String]

  /// A table with more rows than a page holds floats nowhere.
  private static let pageRows = 40

  init(_ table: AnswerTable, _ options: RenderOptions, caption: String, label: String, note: [String]) {
    self.table = table.joined(options)
    heads = self.table.heads
    self.options = options
    self.caption = caption
    self.label = label
    self.note = note
  }

  func write(to output: inout some TextOutputStream) {
    let parts = LaTeXColumns.parts(of: LaTeXMeasure(table, heads, options))
    for (index, part) in parts.enumerated() {
      if index > 0 { output.write("\n") }
      let suffix = parts.count > 1 ? " (part \(index + 1) of \(parts.count))" : ""
      let mark = index > 0 ? "-part-\(index + 1)" : ""
      let head = "\\caption{\(caption)\(suffix)}\\label{tab:\(label)\(mark)}"
      let isLong = table.rows.count > LaTeXTable.pageRows || table.layout == .records
      let isLast = index == parts.count - 1
      output.write(isLong ? pages(part, head, isLast: isLast) : float(part, head, isLast: isLast))
    }
  }

  private func float(_ part: LaTeXColumns, _ head: String, isLast: Bool) -> String {
    let notes =
      note.isEmpty || !isLast
      ? "" : "\\begin{tablenotes}[flushleft]\n\\footnotesize\n\\item \(noteText)\n\\end{tablenotes}\n"
    return """
      \\begin{table}[htbp]
      \\centering
      \(part.type.commands)\\begin{threeparttable}
      \(head)
      \\begin{tabular}{\(part.specification)}
      \\toprule
      \(headRows(part))\\midrule
      \(rows(part))\\bottomrule
      \\end{tabular}
      \(notes)\\end{threeparttable}
      \\end{table}

      """
  }

  private func pages(_ part: LaTeXColumns, _ head: String, isLast: Bool) -> String {
    let notes =
      note.isEmpty || !isLast ? "" : "\\par\\noindent{\\footnotesize \(noteText)\\par}\n"
    let heads = headRows(part)
    return """
      {\(part.type.commands)\\begin{longtable}{\(part.specification)}
      \(head)\\\\
      \\toprule
      \(heads)\\midrule
      \\endfirsthead
      \\toprule
      \(heads)\\midrule
      \\endhead
      \\bottomrule
      \\endfoot
      \(rows(part))\\end{longtable}
      }\(notes)
      """
  }

  private var noteText: String { "\\textit{Note.} " + note.joined(separator: " ") }

  private func headRows(_ part: LaTeXColumns) -> String {
    groups(part)
      + line(
        part.shown.map { column in
          guard table.columns[column].kind.isNumeric else { return LaTeXText.escaped(heads[column]) }
          return LaTeXHead.text(heads[column], width: part.widths[column], scale: part.type.scale, .right)
        })
  }

  /// The heads over several columns, each with a rule below it.
  private func groups(_ part: LaTeXColumns) -> String {
    let runs = table.groupRuns(part.shown)
    guard runs.contains(where: { $0.group != nil }) else { return "" }
    let cells = runs.map { run -> String in
      let count = run.positions.count
      guard let group = run.group else { return String(repeating: " & ", count: count - 1) }
      let widths = run.positions.map { part.widths[part.shown[$0]] ?? 0 }
      let width = widths.reduce(part.type.gap / part.type.scale * Double(count - 1), +)
      let head = LaTeXHead.text(group, width: width, scale: part.type.scale, .centre)
      return "\\multicolumn{\(count)}{c}{\(head)}"
    }
    let rules = runs.filter { $0.group != nil }.map { run in
      "\\cmidrule(lr){\(run.positions.lowerBound + 1)-\(run.positions.upperBound)}"
    }
    return line(cells) + rules.joined() + "\n"
  }

  private func rows(_ part: LaTeXColumns) -> String {
    var text = ""
    var before = TableRow.Role.body
    for (index, row) in options.rows(of: table).enumerated() {
      if row.role == .total, before != .total, index > 0 { text += "\\midrule\n" }
      text += line(part.shown.map { cell(row, $0) })
      before = row.role
    }
    return text
  }

  private func cell(_ row: TableRow, _ index: Int) -> String {
    let cell = table.cell(row, index)
    let indent = index == 0 && row.depth > 0 ? "\\hspace*{\(min(row.depth, 20))em}" : ""
    if case .marked(let text, let hits) = cell { return indent + LaTeXText.marked(text, hits: hits) }
    return indent + LaTeXText.escaped(cell.text(in: table.columns[index], options))
  }

  private func line(_ cells: [String]) -> String {
    cells.joined(separator: " & ") + " \\\\\n"
  }
}
