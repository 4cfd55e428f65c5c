import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

extension Session {
  /// `compare LABELS by GROUPS`: how alike groups are by how often they use each label.
  func compare(_ labels: AxisSyntax, by groups: AxisSyntax, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let question = try question(command)
    let rows = try question.binder.axis(labels)
    let columns = try question.binder.axis(groups)
    try requireGroups(columns, apartFrom: rows, at: groups.span)
    let asked = try question.measures(command.clauses.measures, of: Likeness.allCases.map(\.rawValue), in: "compare")
    let order = try CompareTable.Order(command.clauses.sortRows, question)
    let statements = try question.base()
    let counts = try question.ask { executor throws(EngineFailure) in
      try executor.cross(rows: rows, columns: columns, within: statements)
    }
    let presenter = try question.presenter(
      rows, columns, of: question.plan, statements, try protection(command, question), command)
    try command.refuseIfHidden(presenter, "how alike groups are is computed from all of their counts")
    let table = CompareTable(
      labels: rows, groups: columns, counts: counts,
      measures: asked.isEmpty ? [.brayCurtis] : asked.compactMap(Likeness.init(rawValue:)), order: order,
      top: command.clauses.top?.value, minimum: command.clauses.minimum?.value ?? 1,
      missing: try question.missing(in: columns, statements))
    try requireComparable(table, at: groups.span)
    var answer = Answer(
      kind: .compare, title: "\(Wording.plural(columns.title)) compared by \(rows.title)",
      base: question.base(of: counts.base), sentences: table.sentences, tables: table.tables,
      notes: presenter.notes + table.notes)
    if command.clauses.explained != nil { answer.explain(table.explanations) }
    return Reply.result(answer, CellSets(base: question.plan, rows: columns.cellSets, columns: rows.cellSets))
      .published(presenter)
  }

  private func requireComparable(_ table: CompareTable, at span: SourceSpan) throws(Diagnostic) {
    let count = table.kept.count
    guard count >= 2 else {
      throw Diagnostic(
        .badValue, at: span,
        "\(count == 0 ? "no \(table.groups.title)" : "only one \(table.groups.title)") of the base has "
          + (table.minimum > 1 ? "\(table.minimum) statements and " : "") + "a label of \(table.labels.title):"
          + " there is nothing to compare",
        hints: ["count by \(nameText(table.groups.title)) shows how many statements each has"])
    }
    guard count <= CompareTable.mostGroups else {
      throw Diagnostic(
        .badValue, at: span, "\(count) \(Wording.plural(table.groups.title)) are too many to compare each with each",
        hints: ["top \(CompareTable.mostGroups) keeps those with most statements"])
    }
  }
}
