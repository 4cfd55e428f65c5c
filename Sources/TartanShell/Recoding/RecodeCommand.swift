import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanText

extension Session {
  /// `merge`, `rename`, `move`, `tag`, `untag`, `split`: a step on top of the loaded data.
  mutating func recode(_ syntax: RecodeSyntax, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let (outcome, field) = try carryOut(syntax, command)
    let shown = withParameters(settledText(of: command))
    return .state(
      "\(shown): \(Wording.statements(outcome.recoding.changed)) changed",
      notes: notes(on: outcome, field), keep: .whenNeeded)
  }

  /// What a step led to, and the label that it let others share.
  struct RecodeOutcome {
    let recoding: Recoding
    let joined: (label: String, statements: Int)?
  }

  /// Carries out a step and reads the filters in force again.
  mutating func carryOut(
    _ syntax: RecodeSyntax, _ command: CommandSyntax
  ) throws(Diagnostic) -> (RecodeOutcome, FieldDescription) {
    let open = try requireDataset(at: command.span)
    let binder = binder(for: open)
    let plan = try binder.recode(syntax)
    let question = Question(open: open, binder: binder, plan: .all, filterText: nil, engine: engine)
    let recoding = try question.ask { executor throws(EngineFailure) in try executor.recode(plan) }
    let text = canonicalText(of: CommandSyntax(.recode(syntax), at: command.span))
    let version = nextVersion()
    var changed = open
    changed.steps.append(
      RecodeStep(
        text: settled(text), shownText: withParameters(settled(text)), changed: recoding.changed,
        line: state.record.count, before: open.version, after: version))
    changed.undone = []
    changed.enter(version, recoding.dataset)
    try putInUse(changed, at: command.span)
    let field = open.dataset.catalog[plan.field]
    let joined = plan.joined.map { (label: field.labels.names[$0.index], statements: field.labels.counts[$0.index]) }
    return (RecodeOutcome(recoding: recoding, joined: joined), field)
  }

  /// Puts a changed state of the dataset in use in its place, filters read again.
  private mutating func putInUse(_ changed: OpenDataset, at span: SourceSpan) throws(Diagnostic) {
    guard let current = state.current else { return }
    var open = changed
    do throws(Diagnostic) {
      open.filters = try read(open.filters, on: open)
    } catch {
      throw error.located(at: span)
    }
    open.forgetVersions(except: Set(state.results.filter { $0.dataset == open.name }.map(\.version)))
    if !open.filters.isEmpty {
      let question = Question(
        open: open, binder: binder(for: open), plan: open.filterPlan, filterText: nil, engine: engine)
      open.filtered = try question.base()
    }
    state.datasets[current] = open
  }

  private func notes(on outcome: RecodeOutcome, _ field: FieldDescription) -> [String] {
    var notes: [String] = []
    let recoding = outcome.recoding
    if let joined = outcome.joined {
      notes.append(
        "\(Control.visible(joined.label)) was a label of \(field.name) before, on "
          + "\(Wording.statements(joined.statements)): they share it now")
    }
    if !recoding.created.isEmpty {
      notes.append("new in \(field.name): \(Wording.few(recoding.created.map(Control.visible), 5))")
    }
    if !recoding.vanished.isEmpty {
      notes.append("gone from \(field.name): \(Wording.few(recoding.vanished.map(Control.visible), 5))")
    }
    if let filter = state.dataset?.filterText { notes.append("the filter \(filter) does not narrow a recoding") }
    return notes
  }

  /// `undo`: the data as they were before the last step.
  mutating func undo(_ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let open = try requireDataset(at: command.span)
    guard let step = open.steps.last, let dataset = open.earlier(step.before) else {
      throw Diagnostic(
        .badValue, at: command.span, "there is no recoding step to undo",
        hints: open.filters.isEmpty ? ["steps lists them"] : ["back takes a filter back"])
    }
    var changed = open
    changed.steps.removeLast()
    changed.undone.append(step)
    changed.enter(step.before, dataset)
    try putInUse(changed, at: command.span)
    return .state("undone: \(step.shownText)", keep: .never)
  }

  /// `redo`: the step that was undone last, again.
  mutating func redo(_ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let open = try requireDataset(at: command.span)
    guard let step = open.undone.last, let dataset = open.earlier(step.after) else {
      throw Diagnostic(
        .badValue, at: command.span, "nothing was undone that could be done again",
        hints: ["steps lists what is in force"])
    }
    var changed = open
    changed.undone.removeLast()
    changed.steps.append(step)
    changed.enter(step.after, dataset)
    try putInUse(changed, at: command.span)
    return .state("done again: \(step.shownText): \(Wording.statements(step.changed)) changed", keep: .never)
  }

  /// `steps`.
  func listSteps(_ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let open = try requireDataset(at: command.span)
    guard !open.steps.isEmpty || !open.undone.isEmpty else {
      return Reply(
        answer: Answer(
          kind: .steps, title: "Recoding steps",
          sentences: ["\(open.name) is as it was loaded; merge, rename, move, tag, untag and split recode"]))
    }
    let rows = (open.steps + open.undone.reversed()).enumerated().map { index, step in
      TableRow([
        .count(index + 1), .text(step.shownText), .count(step.changed),
        .text(index < open.steps.count ? "" : "undone"),
      ])
    }
    let table = AnswerTable(
      columns: [
        TableColumn("step", .number), TableColumn("recoding", .text),
        TableColumn("changed", .count(unit: "statements")), TableColumn("", .label),
      ], rows: rows)
    return Reply(answer: Answer(kind: .steps, title: "Recoding steps of \(open.name)", tables: [table]))
  }

  /// A state that nothing was computed on yet.
  mutating func nextVersion() -> DatasetVersion {
    state.versions += 1
    return DatasetVersion(number: state.versions)
  }
}
