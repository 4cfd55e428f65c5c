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

  /// The letters that a line of a head over numbers may have, where its words are not longer.
  private static let headLetters = 8

  init(_ table: AnswerTable, _ options: RenderOptions, caption: String, label: String, note: [String]) {
    self.table = table
    heads = table.heads
    self.options = options
    self.caption = caption
    self.label = label
    self.note = note
  }

  func write(to output: inout some TextOutputStream) {
    let parts = LaTeXColumns.parts(of: table, letters: letters())
    for (index, part) in parts.enumerated() {
      if index > 0 { output.write("\n") }
      let suffix = parts.count > 1 ? " (part \(index + 1) of \(parts.count))" : ""
      let mark = index > 0 ? "-part-\(index + 1)" : ""
      let head = "\\caption{\(caption)\(suffix)}\\label{tab:\(label)\(mark)}"
      let isLong = table.rows.count > LaTeXTable.pageRows || table.layout == .records
      output.write(isLong ? pages(part, head) : float(part, head))
    }
  }

  private func float(_ part: LaTeXColumns, _ head: String) -> String {
    let notes =
      note.isEmpty
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

  private func pages(_ part: LaTeXColumns, _ head: String) -> String {
    let notes = note.isEmpty ? "" : "\\par\\noindent{\\footnotesize \(noteText)\\par}\n"
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
    groups(part) + line(part.shown.map { head(heads[$0], isNumeric: table.columns[$0].kind.isNumeric) })
  }

  /// The heads over several columns, each with a rule below it.
  private func groups(_ part: LaTeXColumns) -> String {
    let runs = table.groupRuns(part.shown)
    guard runs.contains(where: { $0.group != nil }) else { return "" }
    let cells = runs.map { run -> String in
      guard let group = run.group else { return String(repeating: " & ", count: run.positions.count - 1) }
      return "\\multicolumn{\(run.positions.count)}{c}{\(LaTeXText.escaped(group))}"
    }
    let rules = runs.filter { $0.group != nil }.map { run in
      "\\cmidrule(lr){\(run.positions.lowerBound + 1)-\(run.positions.upperBound)}"
    }
    return line(cells) + rules.joined() + "\n"
  }

  /// A head of several words over narrow numbers is stacked, so that it does not make the column wide.
  private func head(_ text: String, isNumeric: Bool) -> String {
    let lines = LaTeXTable.headLines(text)
    guard isNumeric, lines.count > 1 else { return LaTeXText.escaped(text) }
    return "\\shortstack[r]{" + lines.map(LaTeXText.escaped).joined(separator: "\\\\") + "}"
  }

  private static func headLines(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= LaTeXTable.headLetters {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  private func rows(_ part: LaTeXColumns) -> String {
    var text = ""
    var before = TableRow.Role.body
    for (index, row) in table.rows.enumerated() {
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

  /// How many letters wide the columns are; those under one head have room for it.
  private func letters() -> [Int] {
    var letters = table.columns.indices.map(letters)
    for run in table.groupRuns(Array(table.columns.indices)) {
      guard let group = run.group else { continue }
      let missing = DisplayWidth.columns(of: group) - letters[run.positions].reduce(0, +)
      guard missing > 0 else { continue }
      for position in run.positions { letters[position] += (missing + run.positions.count - 1) / run.positions.count }
    }
    return letters
  }

  /// How many letters wide a column is: its widest cell or line of its head.
  private func letters(_ column: Int) -> Int {
    let isNumeric = table.columns[column].kind.isNumeric
    let head = isNumeric ? LaTeXTable.headLines(heads[column]) : [heads[column]]
    let cells = table.rows.map { row in
      DisplayWidth.columns(of: table.cell(row, column).text(in: table.columns[column], options))
        + (column == 0 ? 2 * min(max(0, row.depth), 20) : 0)
    }
    return (head.map { DisplayWidth.columns(of: $0) } + cells).max() ?? 0
  }
}
