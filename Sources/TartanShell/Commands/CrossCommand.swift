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
    let table = try crossTable(question, question.plan, rows, columns, command)
    let test = try test(table, question, command)
    let answer = Answer(
      kind: .cross, title: "\(table.rows.title) by \(table.columns.title)",
      base: question.base(of: table.counts.base), tables: [table.answerTable] + test.tables,
      notes: table.notes + test.notes)
    return .result(answer, table.cellSets(base: question.plan))
  }

  private func crossTable(
    _ question: Question, _ base: SetPlan, _ rowSyntax: AxisSyntax, _ columnSyntax: AxisSyntax,
    _ command: CommandSyntax, isList: Bool = false
  ) throws(Diagnostic) -> CrossTable {
    let rows = try question.binder.axis(rowSyntax)
    let columns = try question.binder.axis(columnSyntax)
    let measures = try cellMeasures(command.clauses.cells)
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
    var table = CrossTable(
      rows: rows, columns: columns, counts: counts, measures: measures, lines: lines,
      missing: try question.missing(rows, columns, statements), withMissing: clauses.withMissing != nil,
      taggedBase: try taggedBase(clauses, columns), catalog: question.catalog,
      stop: question.engine.stop)
    table.coveredByRows = try question.covered(rows, table.shownRows, counts.rowTotals, statements)
    table.coveredByColumns = try question.covered(columns, table.shownColumns, counts.columnTotals, statements)
    return table
  }

  private func cellMeasures(_ cells: [CellSyntax]) throws(Diagnostic) -> [CellMeasure] {
    var measures: [CellMeasure] = []
    for name in cells.map(\.measure) {
      let measure = try CellMeasure.named(name)
      guard !measures.contains(measure) else {
        throw Diagnostic(.badSyntax, at: name.span, "\(measure.rawValue) is asked for twice")
      }
      measures.append(measure)
    }
    return measures.isEmpty ? [.count] : measures
  }

  /// Whether `base tagged` was asked for.
  func taggedBase(_ clauses: ClauseSyntax, _ columns: AxisPlan) throws(Diagnostic) -> Bool {
    guard let base = clauses.base else { return false }
    switch base.text.lowercased() {
    case "statements", "all": return false
    case "tagged":
      guard columns.mayOverlap, columns.field != nil else {
        throw Diagnostic(
          .wrongKind, at: base.span, "base tagged needs a multi field, whose labels not every statement has",
          hints: ["\(columns.title) is not one: leave the clause out"])
      }
      return true
    default:
      throw Diagnostic(.badValue, at: base.span, "no base '\(base.text)'", hints: ["base statements or base tagged"])
    }
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
    let answer = Answer(
      kind: .count, title: title, base: question.base(of: table.counts.base, narrowedBy: name),
      tables: [list.answerTable], notes: table.listNotes)
    return .result(answer, table.cellSets(base: base))
  }
}
