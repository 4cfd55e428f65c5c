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
    if let provenance = result.provenance { lines.append("source: " + provenance.sentence) }
    lines = lines.map { Control.visible($0) }
    if let provenance = result.provenance { lines.append(provenance.line) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The measures below the table, each table of them on a line.
  private static func measures(_ answer: Answer) -> [String] {
    answer.tables.dropFirst().filter { $0.layout == .line }.map { table in
      MeasureLine.pairs(table, RenderOptions()).joined(separator: " · ")
    }
  }
}
