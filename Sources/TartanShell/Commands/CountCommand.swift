import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanRender
import TartanStatistics

extension Session {
  /// `count [SET] [by AXIS [, AXIS]]`.
  func count(_ syntax: SetSyntax?, by axes: [AxisSyntax], _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let question = try question(command)
    let subject = try syntax.map { set throws(Diagnostic) in try question.binder.set(set) } ?? .all
    let name = syntax.flatMap { $0 == .all($0.span) ? nil : withParameters(canonicalText(of: $0)) }
    switch axes.count {
    case 0: return try countAll(question, subject, name, command)
    case 1: return try countTable(question, subject, name, axes[0], command)
    case 2: return try crossList(question, subject, name, axes[0], axes[1], command)
    default:
      throw Diagnostic(
        .badSyntax, at: axes[2].span, "count goes by one or two fields",
        hints: ["for more, narrow it: count by A, B where …"])
    }
  }

  private func countAll(
    _ question: Question, _ subject: SetPlan, _ name: String?, _ command: CommandSyntax
  ) throws(Diagnostic) -> Reply {
    try command.refuse(
      [.base, .sort, .top, .minimum], in: "count without 'by'",
      hints: ["count\(name.map { " " + $0 } ?? "") by FIELD takes it"])
    let base = try question.base()
    let of = base.population
    let presenter = try question.presenter(
      part: name ?? "all", subject, of: question.plan, base, try protection(command, question), command)
    try command.refuseBesideHidden(presenter)
    let isHidden = presenter.screen.hides(.item(0))
    let count = presenter.number(try question.bitmap(subject).intersectionCount(base), .item(0), of: [subject])
    // Alone it is the base that is counted: narrowed, it is told of all statements.
    let all = question.dataset.statements
    let intervals = try IntervalMethod.named(command.clauses.intervals)
    let share = isHidden ? Cell.confidential : Wording.percent(count, of: of, intervals)
    let shownCount = isHidden ? Cell.confidential : String(count)
    let sentence =
      name == nil && question.filterText != nil
      ? "\(of) of \(Wording.statements(all)) (\(Wording.percent(of, of: all))): \(question.filterText ?? "")"
      : name.map { "\(shownCount) of \(Wording.statements(of)) (\(share)): \($0)" }
        ?? Wording.statements(of)
    if name == nil, let place = command.clauses.intervals?.span {
      throw Diagnostic(
        .badValue, at: place, "count without a set has no share",
        hints: ["count SET intervals", "count by FIELD intervals"])
    }
    let table = AnswerTable(
      layout: .data,
      columns: [
        TableColumn("set", .label), TableColumn("statements", .count(unit: "statements")),
      ] + ShareColumns.heads("%", of: "of the base", intervals),
      rows: [
        TableRow(
          [.text(name ?? "all")] + ([.count(count)] + ShareColumns.cells(count, of: of, intervals)).hidden(isHidden))
      ])
    var answer = Answer(
      kind: .count, title: name.map { "Statements in \($0)" } ?? "Statements", base: question.base(of: of),
      sentences: [sentence], tables: [table],
      notes: presenter.notes + (intervals.map { ["95 % interval by \($0.description?.name ?? $0.rawValue)"] } ?? [])
        + intervalNotes(intervals, of))
    if command.clauses.explained != nil {
      let shown = name ?? "all"
      answer.explain(
        [
          FigureExplanation(
            "statements", formula: "statements looked at that are in the set", worked: "\(shown): \(count)"),
          FigureExplanation(
            "%", formula: "statements in the set / statements looked at", worked: Working.share(count, of: of)),
        ] + (intervals.map { [.interval($0, count, of: of)] } ?? []))
    }
    let cells = CellSets(base: .intersection([question.plan, subject]))
    return Reply.result(answer, cells).published(presenter)
  }

  private func countTable(
    _ question: Question, _ subject: SetPlan, _ name: String?, _ syntax: AxisSyntax, _ command: CommandSyntax
  ) throws(Diagnostic) -> Reply {
    try command.refuseColumns(in: "count by one field")
    let axis = try question.binder.axis(syntax)
    let base: SetPlan = .intersection([question.plan, subject])
    let statements = try question.bitmap(base)
    let counts = try question.ask { executor throws(EngineFailure) in
      try executor.axisCounts(axis.uncut, within: statements)
    }
    let choice = try question.choice(
      command.clauses.sortRows, of: axis, syntax, others: [], top: command.clauses.top, command.clauses.minimum)
    let intervals = try IntervalMethod.named(command.clauses.intervals)
    let percentBase = try PercentBase.named(command.clauses, of: axis, in: question.catalog)
    try percentBase.refuseIntervals(command.clauses)
    let presenter = try question.presenter(list: axis, of: base, statements, try protection(command, question), command)
    try command.refuseBesideHidden(presenter)
    if percentBase == .tagged { try command.refuseHiddenBase(presenter.screen.hides(.missing)) }
    let missing = try question.missing(in: axis, statements).map { count in
      count == 0 ? 0 : presenter.number(count, .missing, of: axis.field.map { [.missing($0)] } ?? [])
    }
    let taggings = percentBase == .taggings ? try question.taggings(of: axis, statements) : 0
    var table = FrequencyTable(
      axis: axis, counts: presenter.presented(counts, axis), choice: choice, base: statements.population,
      missing: missing, percentBase: percentBase, intervals: intervals, taggings: taggings, presenter: presenter,
      catalog: question.catalog, stop: question.engine.stop)
    table.covered = try question.covered(axis, table.shown, counts, statements)
    let title = name.map { "\($0) by \(axis.title)" } ?? "Statements by \(axis.title)"
    var answer = Answer(
      kind: .count, title: title, base: question.base(of: statements.population, narrowedBy: name),
      tables: [table.answerTable], notes: table.notes + intervalNotes(intervals, statements.population))
    if command.clauses.explained != nil { answer.explain(table.explanations) }
    return Reply.result(answer, CellSets(base: base, rows: axis.cellSets)).published(presenter)
  }
}

extension AxisSyntax {
  /// Whether the lines were written one by one, and so stand in that order.
  var isChosen: Bool {
    switch self {
    case .sets: true
    case .field(_, _, let among): !among.isEmpty
    }
  }
}

extension AxisPlan {
  /// The sets behind the lines, and behind the margins, by name.
  var cellSets: [(name: String, set: SetPlan)] {
    var sets = items.map { (name: $0.name, set: $0.set) }
    switch source {
    case .single(let field), .multi(let field):
      sets += [("no \(title)", .missing(field)), ("any \(title)", .not(.missing(field)))]
    case .sets: break
    }
    return sets + [("total", .all), ("statements", .all)]
  }

  /// The statements that stand in some of the lines.
  func union(of lines: [Int]) -> SetPlan {
    var codes: Set<LabelID> = []
    for line in lines {
      // Labels are gathered first: joining them one by one would copy them each time.
      guard case .labels(let owner, let labels) = items[line].set, owner == field else {
        return .union(lines.map { items[$0].set })
      }
      codes.formUnion(labels)
    }
    return field.map { .labels($0, codes.sorted()) } ?? .nothing
  }

  /// The field it is made of, nil for sets in braces.
  var field: FieldID? {
    switch source {
    case .single(let field), .multi(let field): field
    case .sets: nil
    }
  }

  /// The axis with all its lines: which are kept is decided when the table is laid out.
  var uncut: AxisPlan { AxisPlan(source: source, title: title, items: items, top: nil, available: available) }

  /// Whether one of the lines is a parent of another.
  func nests(_ lines: [Int]) -> Bool {
    let names = Set(lines.map { items[$0].name })
    return names.contains { name in
      name.indices.contains { name[$0] == "/" && names.contains(String(name[..<$0])) }
    }
  }

  /// Whether a statement can stand in several lines.
  var mayOverlap: Bool {
    if case .single = source { return false }
    return true
  }
}

extension Question {
  /// How many of the statements have no value on an axis; nil for sets in braces.
  func missing(in axis: AxisPlan, _ statements: Bitmap) throws(Diagnostic) -> Int? {
    guard let field = axis.field else { return nil }
    return try bitmap(.missing(field)).intersectionCount(statements)
  }

  /// How many of the statements stand in some of the `lines` of an axis, given the `counts` of all its lines.
  func covered(_ axis: AxisPlan, _ lines: [Int], _ counts: [Int], _ statements: Bitmap) throws(Diagnostic) -> Int {
    guard axis.mayOverlap else { return lines.reduce(0) { $0 + counts[$1] } }
    let filled = counts.count { $0 > 0 }
    let shown = lines.count { counts[$0] > 0 }
    if let field = axis.field, axis.available == axis.items.count, shown == filled {
      return statements.population - (try bitmap(.missing(field)).intersectionCount(statements))
    }
    return try bitmap(axis.union(of: lines)).intersectionCount(statements)
  }

  /// The distinct values of a number or date field in the whole dataset, as rows of a table.
  static func distinctValues(of field: FieldDescription, in open: OpenDataset, engine: EngineUse)
    throws(Diagnostic) -> [AxisItem]
  {
    let executor = engine.executor(open.dataset)
    do throws(EngineFailure) {
      let all = Bitmap(all: open.dataset.statements)
      if field.kind == .date {
        return try executor.distinctDates(of: field.id, within: all).map { date in
          let text = CivilDate.text(of: date.days)
          return AxisItem(name: text, set: .date(field.id, date.days), term: "\(nameText(field.name)):\(text)")
        }
      }
      return try executor.distinctNumbers(of: field.id, within: all).map { number in
        let text = NumberText.shortest(number.value) ?? "–"
        return AxisItem(
          name: text, set: .number(field.id, NumberInterval(lower: number.value, upper: number.value)),
          term: "\(nameText(field.name)):\(text)")
      }
    } catch {
      throw diagnostic(error)
    }
  }
}
