import TartanLanguage
import TartanModel
import TartanText

extension Session {
  /// `title [%N] "…"`.
  mutating func title(_ result: ResultSyntax?, _ text: Name, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let entry = try entry(result ?? ResultSyntax(number: nil, at: command.span))
    guard let index = state.results.firstIndex(where: { $0.number == entry.number }) else { return Reply() }
    state.results[index].answer.title = Normalization.nfc(text.text)
    return .state("%\(entry.number): \(Control.visible(text.text))", keep: .whenReferred)
  }

  /// `note "…"`: belongs to the last result, and goes with it into files.
  mutating func note(_ text: Name) -> Reply {
    let words = Normalization.nfc(text.text)
    guard let last = state.results.indices.last else { return Reply(keep: .always) }
    state.results[last].answer.notes.append(words)
    return .state("note to %\(state.results[last].number)", keep: .always)
  }

  /// `results`.
  func listResults() -> Reply {
    guard !state.results.isEmpty else {
      return Reply(answer: Answer(kind: .results, title: "results", sentences: ["no result yet"]))
    }
    let rows = state.results.map { entry in
      TableRow([
        .text("%\(entry.number)"), .text(entry.answer.title), .text(entry.dataset),
        entry.answer.base.map { .count($0.count) } ?? .empty,
      ])
    }
    let table = AnswerTable(
      columns: [
        TableColumn("result", .label), TableColumn("title", .text), TableColumn("dataset", .label),
        TableColumn("base", .count(unit: "statements")),
      ], rows: rows)
    return Reply(answer: Answer(kind: .results, title: "results", tables: [table]))
  }

  /// `history [N]`: the accepted commands.
  func history(_ count: Int?) -> Reply {
    let shown = state.record.suffix(count ?? 50)
    guard !shown.isEmpty else {
      return Reply(answer: Answer(kind: .results, title: "history", sentences: ["nothing typed yet"]))
    }
    let rows = shown.map { command in
      TableRow([command.number.map { .text("%\($0)") } ?? .empty, .text(command.text)])
    }
    let table = AnswerTable(columns: [TableColumn("result", .label), TableColumn("command", .text)], rows: rows)
    return Reply(answer: Answer(kind: .results, title: "history", tables: [table]))
  }
}
