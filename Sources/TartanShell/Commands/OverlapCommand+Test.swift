import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

extension Session {
  /// Fisher's exact test of an overlap; nothing where it is not asked for.
  ///
  /// - Throws: a diagnostic for another method, or for sets that are related by what they are.
  func test(
    _ first: OverlapSide, _ second: OverlapSide, _ counts: OverlapCounts, _ question: Question, _ command: CommandSyntax
  ) throws(Diagnostic) -> TestAnswer {
    guard let request = try TestRequest(command.clauses, state.settings), let place = request.test else {
      return TestAnswer()
    }
    try requireFisher(request, "an overlap")
    if let field = SetParts(first.set).related(to: SetParts(second.set), question.catalog) {
      throw Diagnostic(
        .badValue, at: place,
        "both sets look at \(field.name): they are related by what they are, which no test has to find out",
        hints: ["leave out test", "what both have in common belongs behind where"])
    }
    let fourfold = FourfoldCounts(
      both: counts.both, first: counts.inFirst, second: counts.inSecond, total: counts.base)
    guard let fourfold, fourfold.hasVaryingCodes else {
      return TestAnswer(notes: ["no test: a set that is on every statement, or on none, goes with any other"])
    }
    let table = AnswerTable(
      name: "tests", layout: .line, columns: [TableColumn("p (Fisher, two-sided)", .pValue)], stubCount: 0,
      rows: [TableRow([.measure(FisherExact.twoSided(fourfold))])])
    return TestAnswer(
      tables: [table], notes: fisherNotes(request, question, counts.base),
      explanations: [FigureExplanation(measure: "fisher", as: "p (Fisher, two-sided)", worked: "")])
  }

  /// Refuses every method but Fisher's.
  private func requireFisher(_ request: TestRequest, _ what: String) throws(Diagnostic) {
    guard let method = request.method, method != .exact else { return }
    throw Diagnostic(
      .badValue, at: request.clauses.test?.method?.span, "\(what) is tested by Fisher's exact test", hints: ["test"])
  }

  /// What is said of statements that are a complete list (W4), and of persons (W5).
  private func fisherNotes(_ request: TestRequest, _ question: Question, _ statements: Int) -> [String] {
    var notes = state.settings.isSample ? [] : [TableTester.listNote(statements, request)]
    let opening = "\(Wording.statements(statements)) may come from fewer people"
    if !settingsInForce.contains(where: { $0.name == "person" }), let candidate = Persons.candidate(question.catalog) {
      notes.append(
        "\(opening) (\(candidate) may say from whom), and Fisher's test treats each as independent; cross … test person "
          + "\(nameText(candidate)) does not")
    } else {
      notes.append("\(opening), and Fisher's test treats each as independent: it is then too optimistic")
    }
    return notes
  }

  /// Fisher's exact test of each pair; nil where it is not asked for.
  ///
  /// - Throws: a diagnostic for another method, or `interrupted`.
  func pairTests(_ table: PairTable, _ question: Question, _ command: CommandSyntax) throws(Diagnostic) -> PairTests? {
    guard let request = try TestRequest(command.clauses, state.settings), request.test != nil else { return nil }
    try requireFisher(request, "a pair")
    let opening = fisherNotes(request, question, table.base)
    return try PairTests(table, request.correction, question.catalog, question.engine, opening: opening)
  }
}
