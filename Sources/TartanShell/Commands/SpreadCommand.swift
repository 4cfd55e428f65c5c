import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

extension Session {
  /// `spread LABELS across GROUPS`: in how many groups each label occurs.
  func spread(_ labels: AxisSyntax, across groups: AxisSyntax, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let question = try question(command)
    let rows = try question.binder.axis(labels)
    let columns = try question.binder.axis(groups)
    try requireGroups(columns, apartFrom: rows, at: groups.span)
    let measures = try question.measures(
      command.clauses.measures, of: SpreadTable.measures, always: ["coverage", "expected-coverage", "band"],
      in: "spread")
    let order = try SpreadOrder(command.clauses.sortRows, question)
    let core = try coreShare(command.clauses.core)
    let statements = try question.base()
    let counts = try question.ask { executor throws(EngineFailure) in
      try executor.cross(rows: rows.uncut, columns: columns, within: statements)
    }
    var protection = try protection(command, question)
    let wantsRounding = protection.rounding != nil
    // Rounded counts would make labels vanish from groups.
    protection.rounding = nil
    let presenter = try question.presenter(rows, columns, of: question.plan, statements, protection, command)
    try command.refuseBesideHidden(presenter)
    let table = SpreadTable(
      rows: rows, groups: columns, counts: counts, core: core, measures: measures, order: order,
      top: command.clauses.top?.value, minimum: command.clauses.minimum?.value ?? 1,
      missing: try question.missing(in: columns, statements), presenter: presenter)
    var answer = Answer(
      kind: .spread, title: "\(rows.title) across \(Wording.plural(columns.title))",
      base: question.base(of: counts.base), sentences: [table.sentence],
      tables: table.groupCount > 0 ? [table.answerTable] : [],
      notes: table.notes + (wantsRounding ? ["spread is not rounded: its counts are as they are"] : []))
    if command.clauses.explained != nil { answer.explain(table.explanations) }
    // A statement without a group is in no figure of the table, and so behind none.
    let grouped: SetPlan = .intersection([question.plan, columns.union(of: Array(columns.items.indices))])
    return Reply.result(answer, CellSets(base: grouped, rows: rows.cellSets, columns: columns.cellSets))
      .published(presenter)
  }

  /// `core N` as a share; four fifths without it.
  private func coreShare(_ core: CountSyntax?) throws(Diagnostic) -> Double {
    guard let core else { return 0.8 }
    guard core.value <= 100 else {
      throw Diagnostic(
        .badValue, at: core.span, "core is a percentage of the groups, 100 at most", hints: ["core 80"])
    }
    return Double(core.value) / 100
  }

  /// Refuses groups that are the labels themselves.
  func requireGroups(_ groups: AxisPlan, apartFrom labels: AxisPlan, at span: SourceSpan) throws(Diagnostic) {
    guard let field = groups.field, labels.field == field else { return }
    throw Diagnostic(
      .wrongKind, at: span, "\(groups.title) stands on both sides: each of its labels would be in one group",
      hints: ["name another field, one whose labels are the groups"])
  }
}
