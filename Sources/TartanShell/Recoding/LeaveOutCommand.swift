import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanText

extension Session {
  /// `leave out each FIELD: COMMAND`: the command once with all statements, and once without those of each label.
  mutating func leaveOut(_ name: Name, _ inner: CommandSyntax, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let question = try question(command)
    let field = try singleField(name, question)
    try refuseSuppressed(inner)
    let reply = try rehearsed(inner)
    guard let full = reply.answer, let cells = reply.cells else { throw notComparable(at: inner.span) }
    let labels = field.labels.names.indices.filter { field.labels.counts[$0] > 0 }
    guard labels.count > 1 else {
      throw Diagnostic(
        .badValue, at: name.span,
        "\(field.name) has \(Wording.counted(labels.count, "label")); there is nothing to leave out one at a time")
    }
    let again = inner.uncut(to: full)
    var table = SensitivityTable(full, field: field.name)
    for label in labels {
      guard !environment.stop.isRaised else { throw Question.diagnostic(.stopped) }
      if let answer = try without(LabelID(label), of: field, again) {
        table.take(answer, without: field.labels.names[label])
      }
    }
    guard !table.answerTables.isEmpty else { throw notComparable(at: inner.span) }
    let answer = Answer(
      kind: .sensitivity, title: "\(full.title), each \(field.name) left out in turn", base: full.base,
      sentences: full.sentences, tables: table.answerTables, notes: notes(labels.count, field, table) + full.notes)
    return .result(answer, cells)
  }

  private func singleField(_ name: Name, _ question: Question) throws(Diagnostic) -> FieldDescription {
    let field = try question.binder.labelledField(name, for: "leaving out")
    guard field.kind == .single else {
      throw Diagnostic(
        .wrongKind, at: name.span, "\(field.name) is a multi field, whose labels overlap",
        hints: question.catalog.fields.filter { $0.kind == .single }.prefix(3).map {
          "leave out each \(nameText($0.name)): …"
        })
    }
    return field
  }

  /// The answer to a command about the statements that do not carry a label.
  private func without(
    _ label: LabelID, of field: FieldDescription, _ command: CommandSyntax
  ) throws(Diagnostic) -> Answer? {
    guard let current = state.current else { return nil }
    var trial = self
    let open = state.datasets[current]
    let text = "not \(nameText(field.name)):\(labelText(field.labels.names[label.index]))"
    trial.state.datasets[current].filters.append(
      FilterStep(
        text: text, shownText: text, set: .not(.labels(field.id, [label])), needsBrackets: false, uses: Uses(),
        words: SetWords(text: text, definitions: [:], parameters: [:]), version: open.version, line: state.record.count)
    )
    return try trial.execute(command).answer
  }

  private func notes(_ runs: Int, _ field: FieldDescription, _ table: SensitivityTable) -> [String] {
    var notes = [
      "lowest and highest of \(runs) runs, each without the statements of one \(field.name), and of the figure with all"
    ]
    if field.missing > 0 {
      notes.append("\(Wording.statements(field.missing)) without \(field.name) stay in every run")
    }
    if table.undefined > 0 {
      notes.append(
        "\(Wording.counted(table.undefined, "figure")) of single runs that \(table.undefined == 1 ? "is" : "are") not "
          + "defined there left out")
    }
    return notes
  }
}
