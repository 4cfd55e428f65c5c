import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

extension Session {
  /// `pairs FIELD [with FIELD] [by MEASURE]`.
  func pairs(_ side: AxisSyntax, with otherSide: AxisSyntax?, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let question = try question(command)
    let first = try question.binder.axis(side)
    let second = try otherSide.map { axis throws(Diagnostic) in try question.binder.axis(axis) }
    try requirePairs(first, second, side)
    let statements = try question.base()
    let protection = try protection(command, question)
    func kept(_ axis: AxisPlan) throws(Diagnostic) -> AxisPlan {
      guard axis.top != nil else { return axis }
      let largest = Set(try question.largest(axis, axis.top, statements, protection, command))
      return axis.kept(axis.items.filter(largest.contains))
    }
    let one = try kept(first)
    let other = try second.map { axis throws(Diagnostic) in try kept(axis) }
    let pairs = try question.ask { executor throws(EngineFailure) in
      try executor.pairs(one, with: other, within: statements)
    }
    let ranking = try ranking(command.clauses)
    let intervals = try IntervalMethod.named(command.clauses.intervals)
    let presenter = try question.presenter(
      one, other ?? one, of: question.plan, statements, protection, command)
    try command.refuseBesideHidden(presenter)
    var table = PairTable(
      first: first, second: second ?? first, counts: presenter.presented(pairs), presenter: presenter,
      base: statements.population,
      ranking: ranking, printed: try printed(command.clauses, ranking), intervals: intervals,
      isAscending: command.clauses.sortRows?.descending == false,
      top: command.clauses.top?.value,
      minimum: command.clauses.minimum?.value ?? 1, stop: environment.stop)
    table.tests = try pairTests(table, question, command)
    let title = second.map { "Pairs of \(first.title) and \($0.title)" } ?? "Pairs of \(first.title)"
    let laidOut = table.laidOut()
    var answer = Answer(
      kind: .pairs, title: "\(title), by \(ranking.words)", base: question.base(of: statements.population),
      tables: [laidOut.table],
      notes: laidOut.notes
        + intervalNotes(
          intervals, statements.population, oddsRatio: table.printed.contains(.oddsRatio), beside: laidOut.notes))
    if command.clauses.explained != nil { answer.explain(laidOut.explanations + (table.tests?.explanations ?? [])) }
    let cells = CellSets(base: question.plan, rows: first.cellSets, columns: (second ?? first).cellSets)
    return Reply.result(answer, cells).published(presenter)
  }

  /// What is printed of each pair: what ranks them and what was asked for stands before the usual measures, so that it
  /// is seen where not all columns fit.
  private func printed(_ clauses: ClauseSyntax, _ ranking: PairRanking) throws(Diagnostic) -> [PairMeasure] {
    let all = try PairMeasure.printed(clauses.measures)
    let printed = all.filter { !PairMeasure.usual.contains($0) } + PairMeasure.usual
    guard case .measure(let measure) = ranking, !PairMeasure.usual.contains(measure) else { return printed }
    return [measure] + printed.filter { $0 != measure }
  }

  /// What ranks the pairs: `by MEASURE` or `sort by MEASURE`.
  private func ranking(_ clauses: ClauseSyntax) throws(Diagnostic) -> PairRanking {
    guard let sort = clauses.sortRows else { return try PairRanking.named(clauses.rankedBy) }
    guard clauses.rankedBy == nil else {
      throw Diagnostic(
        .badSyntax, at: sort.key.span, "pairs are ranked once: by and sort by are the same", hints: ["leave one out"])
    }
    return try PairRanking.named(sort.key)
  }

  private func requirePairs(_ first: AxisPlan, _ second: AxisPlan?, _ syntax: AxisSyntax) throws(Diagnostic) {
    guard second == nil, !first.mayOverlap else { return }
    throw Diagnostic(
      .wrongKind, at: syntax.span, "a statement has one \(first.title): no two of its labels can overlap",
      hints: ["pairs \(nameText(first.title)) with another field"])
  }
}
