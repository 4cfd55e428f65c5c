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
    Binder(
      catalog: open.dataset.catalog,
      surroundings: SessionSurroundings(
        session: self, open: open, definitions: state.definitions, parameters: state.parameters.mapValues(\.value)))
  }
}

/// What a binder asks of the session.
struct SessionSurroundings: Surroundings {
  let session: Session
  let open: OpenDataset
  /// The definitions that names stand for: those in force, or those of the time when the words were written.
  let definitions: [String: Definition]
  /// The same for parameters.
  let parameters: [String: String]

  var definedNames: [String] { definitions.keys.sorted() }

  func definition(named name: String) throws(Diagnostic) -> SetPlan? {
    guard let definition = definitions[Normalization.caseFolded(name)] else { return nil }
    if definition.dataset == open.name, definition.version == open.version { return definition.set }
    // The same words may mean other labels here, or nothing: read them again.
    do throws(Diagnostic) {
      return try session.read(definition.words, on: open)
    } catch {
      throw Diagnostic(
        error.code, at: nil, "\(definition.name) = \(definition.text) means nothing here: \(error.message)",
        hints: error.hints)
    }
  }

  func parameter(named name: String) -> String? { parameters[name] }

  func statements(behind result: ResultSyntax) throws(Diagnostic) -> SetPlan {
    try session.statements(behind: result, on: open)
  }

  func removal(of label: String, from field: FieldDescription) -> String? {
    let folded = Normalization.caseFolded(label)
    func has(_ version: DatasetVersion) -> Bool {
      let names = open.earlier(version)?.catalog[field.id].labels.names ?? []
      return names.contains { Normalization.caseFolded($0) == folded }
    }
    return open.steps.last { has($0.before) && !has($0.after) }?.shownText
  }

  func distinctValues(of field: FieldDescription) throws(Diagnostic) -> [AxisItem] {
    try Question.distinctValues(of: field, in: open, engine: session.engine)
  }
}
