import TartanModel
import TartanText

/// What a table of bare cells cannot say of itself, as plain lines for a file beside it.
enum NotesText {
  /// Title, what is counted, notes and source of a result.
  static func text(of result: RenderedResult) -> String {
    let answer = result.answer
    var lines = answer.title.isEmpty ? [] : [answer.title]
    if !answer.tables.isEmpty { lines += answer.sentences }
    lines += Foot.statements(Array(answer.tables.prefix(1)), base: answer.base)
    lines += answer.tables.prefix(1).flatMap(\.omitted)
    lines += answer.notes.map { "note: " + $0 }
    if let provenance = result.provenance { lines.append("source: " + provenance.sentence) }
    lines = lines.map { Control.visible($0) }
    if let provenance = result.provenance { lines.append(provenance.line) }
    return lines.map { $0 + "\n" }.joined()
  }
}
