import TartanModel

/// One table as HTML: caption, heads with their scope, rows, and the notes as its foot.
struct HTMLTable {
  private let table: AnswerTable
  private let options: RenderOptions
  private let caption: String?
  private let foot: [String]

  init(_ table: AnswerTable, _ options: RenderOptions, caption: String?, foot: [String]) {
    self.table = table.joined(options)
    self.options = options
    self.caption = caption
    self.foot = foot
  }

  func write(to output: inout some TextOutputStream) {
    output.write("<table>\n")
    if let caption { output.write("<caption>\(HTMLText.escaped(caption))</caption>\n") }
    output.write("<thead>\n\(groups())\(heads())</thead>\n<tbody>\n")
    for row in options.rows(of: table) { output.write(line(row)) }
    output.write("</tbody>\n")
    if !foot.isEmpty {
      let lines = foot.map { "<p dir=\"auto\">\(HTMLText.escaped($0))</p>" }.joined()
      output.write("<tfoot>\n<tr><td colspan=\"\(table.columns.count)\">\(lines)</td></tr>\n</tfoot>\n")
    }
    output.write("</table>\n")
  }

  /// The heads over several columns.
  private func groups() -> String {
    let runs = table.groupRuns(Array(table.columns.indices))
    guard runs.contains(where: { $0.group != nil }) else { return "" }
    let cells = runs.map { run in
      let span = run.positions.count > 1 ? " colspan=\"\(run.positions.count)\"" : ""
      guard let group = run.group else { return "<td\(span)></td>" }
      return "<th scope=\"colgroup\"\(span) dir=\"auto\">\(HTMLText.escaped(group))</th>"
    }
    return "<tr>\(cells.joined())</tr>\n"
  }

  private func heads() -> String {
    let cells = table.heads.enumerated().map { index, head in
      "<th scope=\"col\"\(attributes(index))>\(HTMLText.escaped(head))</th>"
    }
    return "<tr>\(cells.joined())</tr>\n"
  }

  private func line(_ row: TableRow) -> String {
    let role = row.role == .body ? "" : " class=\"\(row.role.rawValue)\""
    let cells = table.columns.indices.map { index -> String in
      let text = text(table.cell(row, index), index)
      guard table.stubs.contains(index) else { return "<td\(attributes(index))>\(text)</td>" }
      let indent = index == 0 && row.depth > 0 ? " style=\"padding-inline-start: \(min(row.depth, 20))em\"" : ""
      return "<th scope=\"row\"\(attributes(index))\(indent)>\(text)</th>"
    }
    return "<tr\(role)>\(cells.joined())</tr>\n"
  }

  private func text(_ cell: Cell, _ index: Int) -> String {
    if case .marked(let text, let hits) = cell { return HTMLText.marked(text, hits: hits) }
    let text = HTMLText.escaped(cell.text(in: table.columns[index], options))
    return isHit(index) ? "<mark>\(text)</mark>" : text
  }

  /// Numbers stand to the right, and so does the context before a hit.
  private func attributes(_ index: Int) -> String {
    if table.columns[index].kind.isNumeric { return " class=\"n\"" }
    return isHit(index + 1) ? " class=\"left\" dir=\"auto\"" : " dir=\"auto\""
  }

  /// A concordance ends with left context, hit, right context.
  private func isHit(_ index: Int) -> Bool {
    table.layout == .concordance && table.columns.count >= 3 && index == table.columns.count - 2
  }
}
