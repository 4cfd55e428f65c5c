import TartanModel
import TartanText

/// What a table of bare cells cannot say of itself, as plain lines for a file beside it.
enum NotesText {
  /// Title, what is counted, notes and source of a result.
  static func text(of result: RenderedResult) -> String {
    let answer = result.answer
    var lines = answer.title.isEmpty ? [] : [answer.title]
    if !answer.tables.isEmpty { lines += answer.sentences }
    lines += measures(answer)
    lines += Foot.statements(Array(answer.tables.prefix(1)), base: answer.base)
    lines += answer.tables.prefix(1).flatMap(\.omitted)
    lines += answer.notes.map { "note: " + $0 }
    lines += words(answer)
    if let provenance = result.provenance { lines.append("source: " + provenance.sentence) }
    lines = lines.map { Control.visible($0) }
    if let provenance = result.provenance { lines.append(provenance.line) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The tables of wording below the table, each row on a line: `Jaccard: a / (a + b + c); 23 / (23 + 8 + 3) = 0.676`.
  private static func words(_ answer: Answer) -> [String] {
    answer.tables.dropFirst().filter { table in
      table.layout == .grid && !table.columns.isEmpty && table.columns.allSatisfy { !$0.kind.isNumeric }
    }.flatMap { table in
      table.rows.map { row in
        let cells = table.columns.indices.map { table.cell(row, $0).text(in: table.columns[$0], RenderOptions()) }
        return "\(cells.first ?? ""): " + cells.dropFirst().filter { !$0.isEmpty }.joined(separator: "; ")
      }
    }
  }

  /// The measures below the table, each table of them on a line.
  private static func measures(_ answer: Answer) -> [String] {
    answer.tables.dropFirst().filter { $0.layout == .line }.map { table in
      MeasureLine.pairs(table, RenderOptions()).joined(separator: " · ")
    }
  }
}
