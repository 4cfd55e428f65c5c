import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanText

extension Session {
  /// The dataset that commands are about.
  ///
  /// - Throws: a diagnostic that says how to open one.
  func requireDataset(at span: SourceSpan) throws(Diagnostic) -> OpenDataset {
    if let dataset = state.dataset { return dataset }
    let hint = state.datasets.first.map { "use \($0.name)" } ?? "load \"file.csv\""
    throw Diagnostic(.noData, at: span, "no data are open", hints: [hint])
  }

  /// What a command asks about: the dataset, and the statements that the filter and `where` leave.
  func question(_ command: CommandSyntax) throws(Diagnostic) -> Question {
    let open = try requireDataset(at: command.span)
    let binder = binder(for: open)
    var parts = open.filters.map(\.set)
    var text = open.filterText
    if let syntax = command.clauses.filter {
      parts.append(try binder.set(syntax))
      let written = withParameters(canonicalText(of: syntax))
      text = text.map { "\($0), where \(written)" } ?? written
    }
    return Question(
      open: open, binder: binder, plan: .intersection(parts), filterText: text, engine: engine)
  }

  /// The binder for one dataset.
  func binder(for open: OpenDataset) -> Binder {
    Binder(catalog: open.dataset.catalog, surroundings: SessionSurroundings(session: self, open: open))
  }
}

/// What a binder asks of the session.
private struct SessionSurroundings: Surroundings {
  let session: Session
  let open: OpenDataset

  var definedNames: [String] { session.state.definitions.keys.sorted() }

  func definition(named name: String) throws(Diagnostic) -> SetPlan? {
    guard let definition = session.state.definitions[Normalization.caseFolded(name)] else { return nil }
    guard definition.dataset != open.name else { return definition.set }
    // The same words may mean other labels here, or nothing: read them again on this dataset.
    return try session.binder(for: open).set(try Parser.parseSet(definition.text))
  }

  func parameter(named name: String) -> String? { session.state.parameters[name]?.value }

  func statements(behind result: ResultSyntax) throws(Diagnostic) -> SetPlan {
    try session.statements(behind: result, on: open)
  }

  func distinctValues(of field: FieldDescription) throws(Diagnostic) -> [AxisItem] {
    try Question.distinctValues(of: field, in: open, engine: session.engine)
  }
}
