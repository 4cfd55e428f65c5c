import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

extension Session {
  /// `overlap A with B`.
  func overlap(_ one: SetSyntax, with other: SetSyntax, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    try command.refuse(
      [.top, .minimum], in: "overlap of two sets", hints: ["overlap A, B, C and overlap FIELD take it"])
    let printed = try PairMeasure.printed(command.clauses.measures)
    let intervals = try IntervalMethod.named(command.clauses.intervals)
    let question = try question(command)
    let (first, second) = try sides(one, other, question.binder)
    let statements = try question.base()
    let counts = try question.ask { executor throws(EngineFailure) in
      try executor.overlap(first.set, with: second.set, within: statements)
    }
    let presenter = try question.presenter(
      question.sides([(first.name, first.set)], title: "first"),
      question.sides([(second.name, second.set)], title: "second"), of: question.plan,
      statements, try protection(command, question), command)
    try command.refuseBesideHidden(presenter)
    let test = try test(first, second, counts, question, command)
    let text = OverlapText(
      first: first, second: second, counts: presenter.presented(counts, first.set, second.set), printed: printed,
      intervals: intervals, presenter: presenter)
    var answer = Answer(
      kind: .overlap, title: "\(first.name) with \(second.name)", base: question.base(of: counts.base),
      sentences: text.sentences,
      tables: [text.fourfold, text.measures] + (intervals == nil ? [] : [text.shares]) + test.tables,
      notes: text.notes
        + intervalNotes(intervals, counts.base, oddsRatio: printed.contains(.oddsRatio), beside: test.notes)
        + test.notes)
    if command.clauses.explained != nil { answer.explain(text.explanations + test.explanations) }
    let cells = CellSets(base: question.plan, rows: first.cellSets, columns: second.cellSets)
    return Reply.result(answer, cells).published(presenter)
  }

  /// The two sides; where both would be called the same, each is called by its own text.
  private func sides(_ one: SetSyntax, _ other: SetSyntax, _ binder: Binder) throws(Diagnostic)
    -> (OverlapSide, OverlapSide)
  {
    let first = OverlapSide(syntax: one, set: try binder.set(one), binder: binder)
    let second = OverlapSide(syntax: other, set: try binder.set(other), binder: binder)
    guard first.name == second.name, first.set != second.set else { return (first, second) }
    return (first.named(canonicalText(of: one)), second.named(canonicalText(of: other)))
  }

  /// `overlap A, B, C …`, `overlap FIELD top N`.
  func combinations(of syntax: AxisSyntax, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    try command.refuse([.test], in: "overlap of several sets", hints: ["overlap A with B test", "pairs FIELD test"])
    try command.refuse(
      [.measures], in: "overlap of several sets", hints: ["measures are of two: overlap A with B, pairs FIELD"])
    let intervals = try IntervalMethod.named(command.clauses.intervals)
    let question = try question(command)
    let axis = try question.binder.axis(syntax)
    let statements = try question.base()
    let protection = try protection(command, question)
    let items = try largest(axis, question, statements, protection, command, at: syntax.span)
    let wanted = try emptyCombinations(of: items, command.clauses.minimum)
    let counts = try question.ask { executor throws(EngineFailure) in
      try executor.combinations(of: items, within: statements, wanted: wanted)
    }
    let protected = try ProtectedCombinations(counts, question, statements, protection, command)
    try command.refuseBesideHidden(protected.presenter)
    let table = CombinationTable(
      counts: protected.presented(counts), protected: protected, top: command.clauses.top?.value,
      minimum: command.clauses.minimum?.value, intervals: intervals)
    var answer = Answer(
      kind: .combinations, title: "Combinations of \(Wording.few(items.map(\.name)))",
      base: question.base(of: statements.population), tables: [table.answerTable, table.sets],
      notes: table.notes + intervalNotes(intervals, statements.population))
    if command.clauses.explained != nil { answer.explain(table.explanations) }
    return Reply.result(answer, CellSets(base: question.plan, rows: table.cellSets)).published(protected.presenter)
  }

  /// How many sets are combined at most: a table of all their combinations must stay readable and quick.
  private static var mostSets: Int { 16 }

  /// With how many sets `min 0` may list every combination: a thousand rows.
  private static var mostListedSets: Int { 10 }

  /// With `min 0`: every combination, whether some statement has it or not.
  private func emptyCombinations(of items: [AxisItem], _ minimum: CountSyntax?) throws(Diagnostic) -> Set<UInt32> {
    guard let minimum, minimum.value == 0 else { return [] }
    guard items.count <= Session.mostListedSets else {
      throw Diagnostic(
        .badValue, at: minimum.span,
        "\(items.count) sets have \((1 << items.count) - 1) combinations, too many to list",
        hints: ["min 0 goes with \(Session.mostListedSets) sets at most"])
    }
    return Set(1..<UInt32(1) << UInt32(items.count))
  }

  private func largest(
    _ axis: AxisPlan, _ question: Question, _ statements: Bitmap, _ protection: Protection, _ command: CommandSyntax,
    at span: SourceSpan
  ) throws(Diagnostic) -> [AxisItem] {
    guard axis.items.count > 1 else {
      throw Diagnostic(
        .badValue, at: span, "an overlap needs two sets at least",
        hints: ["overlap A with B", "overlap A, B, C", "overlap FIELD top 6"])
    }
    let limit = axis.top ?? (axis.field == nil ? axis.items.count : 6)
    guard limit <= Session.mostSets else {
      throw Diagnostic(
        .badValue, at: span, "\(limit) sets have too many combinations", hints: ["at most \(Session.mostSets) sets"])
    }
    return try question.largest(axis, axis.field == nil ? nil : limit, statements, protection, command)
  }
}
