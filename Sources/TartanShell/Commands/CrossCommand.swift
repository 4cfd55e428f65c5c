import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

extension Session {
  /// `cross ROWS by COLUMNS`.
  func cross(_ rows: AxisSyntax, by columns: AxisSyntax, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let question = try question(command)
    if case (.sets, .sets) = (rows, columns) {
      try command.refuse(
        [.withMissing], in: "a table of sets", hints: ["a set of its own: {…, none = theme:none}"])
    }
    var table = try crossTable(question, question.plan, rows, columns, command)
    let test = try test(table, question, command)
    table.testStatesExpected = test.statesExpected
    var answer = Answer(
      kind: .cross, title: "\(table.rows.title) by \(table.columns.title)",
      base: question.base(of: table.counts.base), tables: [table.answerTable] + test.tables,
      notes: table.notes + intervalNotes(table.request.intervals, table.counts.base, beside: test.notes)
        + test.notes)
    if command.clauses.explained != nil { answer.explain(table.explanations + test.explanations) }
    return Reply.result(answer, table.cellSets(base: question.plan)).published(table.presenter)
  }

  private func crossTable(
    _ question: Question, _ base: SetPlan, _ rowSyntax: AxisSyntax, _ columnSyntax: AxisSyntax,
    _ command: CommandSyntax, isList: Bool = false
  ) throws(Diagnostic) -> CrossTable {
    let rows = try question.binder.axis(rowSyntax)
    let columns = try question.binder.axis(columnSyntax)
    let request = try crossRequest(command, rows, columns, question.catalog, isList: isList)
    let statements = try question.bitmap(base)
    let counts = try question.ask { executor throws(EngineFailure) in
      try executor.cross(rows: rows.uncut, columns: columns.uncut, within: statements)
    }
    let clauses = command.clauses
    // In a list `top` and `min` choose pairs, not the labels that they are made of.
    let top = isList ? nil : clauses.top
    let minimum = isList && clauses.minimum?.value != 0 ? nil : clauses.minimum
    let lines = CrossLines(
      rows: try question.choice(
        clauses.sortRows, of: rows, rowSyntax, others: columns.items.map(\.name), top: top, minimum),
      columns: try question.choice(
        clauses.sortColumns, of: columns, columnSyntax, others: rows.items.map(\.name), top: nil, minimum))
    let presenter = try question.presenter(
      rows, columns, of: base, statements, try protection(command, question), command)
    try command.refuseBesideHidden(presenter)
    try command.refuseHiddenMissing(rows, columns, presenter)
    if request.percentBase == .tagged { try command.refuseHiddenBase(presenter.screen.hides(.total, .missing)) }
    // The number of taggings is one more equation between counts.
    let taggings = presenter.isProtected ? nil : try question.taggings(rows, columns, counts, request, statements)
    var table = CrossTable(
      rows: rows, columns: columns, counts: presenter.presented(counts, rows, columns), request: request, lines: lines,
      missing: presenter.presented(try question.missing(rows, columns, statements), rows, columns),
      taggings: taggings, presenter: presenter, catalog: question.catalog, stop: question.engine.stop)
    table.coveredByRows = try question.covered(rows, table.shownRows, counts.rowTotals, statements)
    table.coveredByColumns = try question.covered(columns, table.shownColumns, counts.columnTotals, statements)
    return table
  }

  private func crossRequest(
    _ command: CommandSyntax, _ rows: AxisPlan, _ columns: AxisPlan, _ catalog: Catalog, isList: Bool
  ) throws(Diagnostic) -> CrossRequest {
    let clauses = command.clauses
    let intervals = try IntervalMethod.named(clauses.intervals)
    let figures = try CellFigure.figures(clauses.cells, intervals: intervals != nil)
    if !isList, let place = clauses.intervals?.span, !figures.contains(where: { $0.part == .lower }) {
      throw Diagnostic(
        .badValue, at: place, "intervals belong to shares, and these cells hold none",
        hints: ["cells row% intervals", "cells n (row%) intervals"])
    }
    let percentBase = try PercentBase.named(clauses, of: columns, beside: isList ? nil : rows, in: catalog)
    try percentBase.refuseIntervals(clauses)
    return CrossRequest(
      figures: figures, intervals: intervals, percentBase: percentBase,
      withMissing: clauses.withMissing != nil)
  }

  /// What is said where intervals were asked for, or an odds ratio, which comes with one: nothing of a sample.
  /// Nothing either where the notes of a test say the same.
  func intervalNotes(
    _ intervals: IntervalMethod?, _ statements: Int, oddsRatio: Bool = false, beside testNotes: [String] = []
  ) -> [String] {
    guard intervals != nil || oddsRatio, !state.settings.isSample,
      !testNotes.contains(where: { $0.hasPrefix(TableTester.listSubject) })
    else { return [] }
    return [FigureNotes.completeList(statements)]
  }

  /// `count SET by A, B`: the same counts as a list, one row a pair that occurs.
  func crossList(
    _ question: Question, _ subject: SetPlan, _ name: String?, _ rowSyntax: AxisSyntax, _ columnSyntax: AxisSyntax,
    _ command: CommandSyntax
  ) throws(Diagnostic) -> Reply {
    let base: SetPlan = .intersection([question.plan, subject])
    let table = try crossTable(question, base, rowSyntax, columnSyntax, command, isList: true)
    let clauses = command.clauses
    let choice = LineChoice(
      order: table.lines.rows.order, isSorted: clauses.sortRows != nil, top: clauses.top?.value,
      minimum: clauses.minimum?.value)
    let list = CrossList(table: table, choice: choice)
    let title = "\(name ?? "Statements") by \(table.rows.title) and \(table.columns.title)"
    var answer = Answer(
      kind: .count, title: title, base: question.base(of: table.counts.base, narrowedBy: name),
      tables: [list.answerTable],
      notes: table.listNotes + (table.presenter.isProtected ? [] : list.notes)
        + intervalNotes(table.request.intervals, table.counts.base))
    if command.clauses.explained != nil { answer.explain(list.explanations) }
    return Reply.result(answer, table.cellSets(base: base)).published(table.presenter)
  }
}
