import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

/// What a test adds to an answer.
struct TestAnswer {
  /// The tables below the table that is tested.
  var tables: [AnswerTable] = []
  /// What the reader has to know.
  var notes: [String] = []
  /// How its figures were computed.
  var explanations: [FigureExplanation] = []
  /// Whether its notes say in how many cells few statements are expected.
  var statesExpected = false
}

extension Session {
  /// The test of a crosstab, and the interval of V; nothing where neither is asked for.
  ///
  /// - Throws: a diagnostic for a clause that makes no sense, a test that does not fit the table, or `interrupted`.
  func test(_ table: CrossTable, _ question: Question, _ command: CommandSyntax) throws(Diagnostic) -> TestAnswer {
    guard let request = try TestRequest(command.clauses, state.settings) else { return TestAnswer() }
    let design = TestDesign(table.rows, table.columns, table.counts, question.catalog)
    try check(request, design, table, question)
    let base = try question.base()
    let tester = TableTester(
      question: question, rows: table.rows, columns: table.columns, counts: table.counts, design: design,
      request: request, isSample: state.settings.isSample, base: base,
      persons: try question.persons(request, state.settings, base))
    let found = try tester.test()
    let tables = TestTables(
      test: found, rows: table.rows, columns: table.columns,
      tagAxis: design == .tagsByGroups ? table.rows : table.columns, correction: request.correction,
      permutations: request.permutations)
    return TestAnswer(
      tables: tables.tables, notes: hiddenNote(table) + otherBaseNote(table, design) + tables.notes,
      explanations: tables.explanations, statesExpected: found.conditions != nil)
  }

  /// Where table and test both show expected counts, of different statements.
  private func otherBaseNote(_ table: CrossTable, _ design: TestDesign) -> [String] {
    let counts = table.counts
    let tested =
      switch design {
      case .single: counts.counts.reduce(0, +)
      case .groupsByTags: counts.inAnyRow
      case .tagsByGroups: counts.inAnyColumn
      case .tagsByTags: counts.base
      }
    let figures = table.request.figures.compactMap { figure -> String? in
      guard case .pair(let measure) = figure.measure, measure == .expected || measure == .residual else { return nil }
      return measure.rawValue
    }
    guard !figures.isEmpty, tested < counts.base else { return [] }
    return [
      "\(Wording.list(figures)) in the table: of all \(Wording.statements(counts.base)); in the test: of the \(tested) that "
        + "it is of, so that they differ"
    ]
  }

  private func check(_ request: TestRequest, _ design: TestDesign, _ table: CrossTable, _ question: Question)
    throws(Diagnostic)
  {
    let clauses = request.clauses
    if let place = request.test ?? clauses.bootstrap?.span {
      try table.rows.refuseTest(against: table.columns, question.catalog, at: place)
    }
    if let method = request.method, let place = clauses.test?.method?.span {
      try design.check(method, at: place, table.rows, table.columns)
    }
    if design != .single, let place = clauses.bootstrap?.span {
      throw Diagnostic(
        .unknownClause, at: place, "bootstrap gives Cramér's V an interval, and this table has no V",
        hints: ["a statement can stand in several of its lines: test"])
    }
    if let method = request.method, method != .permutation, let place = clauses.person?.span {
      throw Diagnostic(
        .unknownClause, at: place, "test \(method.rawValue) treats each statement by itself: person has no use",
        hints: ["test permutation person FIELD"])
    }
    if request.method == .raoScott, let place = clauses.seed?.span {
      throw Diagnostic(.unknownClause, at: place, "test rao-scott draws nothing at random", hints: ["leave out seed"])
    }
  }

  private func hiddenNote(_ table: CrossTable) -> [String] {
    let (rows, columns) = (table.counts.rows, table.counts.columns)
    let hidden =
      Set(rows.indices).subtracting(table.shownRows).contains { table.counts.rowTotals[$0] > 0 }
      || Set(columns.indices).subtracting(table.shownColumns).contains { table.counts.columnTotals[$0] > 0 }
    guard hidden else { return [] }
    return [
      "the test is of all \(Wording.counted(rows.count, "row")) and \(Wording.counted(columns.count, "column")), not "
        + "only of those shown"
    ]
  }
}
