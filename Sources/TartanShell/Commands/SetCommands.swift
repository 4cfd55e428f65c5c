import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanText

extension Session {
  /// `define NAME = SET`.
  mutating func define(_ name: Name, _ syntax: SetSyntax, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let open = try requireDataset(at: command.span)
    let binder = binder(for: open)
    let typed = try binder.text(of: name)
    let set = try binder.set(syntax)
    let question = Question(open: open, binder: binder, plan: .all, filterText: nil, engine: engine)
    let count = try question.bitmap(set).population
    let definition = Definition(
      name: typed, words: words(of: syntax), set: set, dataset: open.name, version: open.version,
      line: state.record.count)
    state.definitions[Normalization.caseFolded(typed)] = definition
    return .state(
      "\(typed) = \(definition.text): \(Wording.statements(count))",
      notes: hiddenLabels(typed, in: open.dataset.catalog))
  }

  /// A note if bare use of the name no longer means a label.
  private func hiddenLabels(_ name: String, in catalog: Catalog) -> [String] {
    let folded = Normalization.caseFolded(name)
    return catalog.fields.flatMap { field in
      field.labels.names.filter { Normalization.caseFolded($0) == folded }.map { label in
        "the label of that name is now written \(nameText(field.name)):\(labelText(label))"
      }
    }
  }

  /// `names`.
  func listNames() -> Reply {
    let rows = state.definitions.values.sorted { $0.name < $1.name }.map { definition in
      TableRow([.text(definition.name), .text(definition.text), .text(definition.dataset)])
    }
    let secrets = secretParameters
    let parameters = state.parameters.sorted { $0.key < $1.key }.map { name, parameter in
      TableRow([.text("$" + name), .text(secrets.contains(name) ? "(secret)" : parameter.value), .empty])
    }
    guard !rows.isEmpty || !parameters.isEmpty else {
      return Reply(
        answer: Answer(kind: .names, title: "names", sentences: ["nothing is defined yet: define NAME = SET"]))
    }
    let table = AnswerTable(
      columns: [TableColumn("name", .label), TableColumn("stands for", .text), TableColumn("dataset", .label)],
      rows: rows + parameters)
    return Reply(answer: Answer(kind: .names, title: "names", tables: [table]))
  }

  /// `forget NAME`.
  mutating func forget(_ name: Name) throws(Diagnostic) -> Reply {
    let folded = Normalization.caseFolded(name.text)
    guard let gone = state.definitions.removeValue(forKey: folded) else {
      let near = Spelling.nearest(name.text, among: state.definitions.values.map(\.name).sorted(), limit: 2)
      throw Diagnostic(
        .unknownName, at: name.span, "nothing is defined as '\(Control.visible(name.text))'",
        hints: near.isEmpty ? ["names lists the definitions"] : near.map { "did you mean \($0)?" })
    }
    return .state("\(gone.name) is forgotten")
  }

  /// `filter SET`, `filter all`, `filter`.
  mutating func filter(_ syntax: SetSyntax?, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let open = try requireDataset(at: command.span)
    guard let syntax else { return try filterState(open, keep: .never) }
    if case .all = syntax {
      changeFilters { $0.removeAll() }
      return try filterState(try requireDataset(at: command.span))
    }
    let set = try binder(for: open).set(syntax)
    var brackets = false
    if case .or = syntax { brackets = true }
    let step = FilterStep(
      text: settledText(of: syntax), shownText: withParameters(settledText(of: syntax)), set: set,
      needsBrackets: brackets, uses: uses(of: syntax), words: words(of: syntax), version: open.version,
      line: state.record.count)
    changeFilters { $0.append(step) }
    return try filterState(try requireDataset(at: command.span))
  }

  /// `back`: the filters as they were before the last change.
  mutating func back(_ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let open = try requireDataset(at: command.span)
    guard let earlier = open.earlierFilters.last, let current = state.current else {
      throw Diagnostic(
        .badValue, at: command.span, "there is no filter to go back from", hints: ["filter SET narrows what follows"])
    }
    do throws(Diagnostic) {
      state.datasets[current].filters = try read(earlier, on: open)
    } catch {
      throw error.located(at: command.span)
    }
    state.datasets[current].earlierFilters.removeLast()
    return try filterState(try requireDataset(at: command.span))
  }

  private mutating func changeFilters(_ change: (inout [FilterStep]) -> Void) {
    guard let current = state.current, state.datasets.indices.contains(current) else { return }
    state.datasets[current].earlierFilters.append(state.datasets[current].filters)
    change(&state.datasets[current].filters)
  }

  private mutating func filterState(_ open: OpenDataset, keep: Reply.Keep = .whenNeeded) throws(Diagnostic) -> Reply {
    let total = Wording.statements(open.dataset.statements)
    guard let current = state.current, let text = open.filterText else {
      if let current = state.current { state.datasets[current].filtered = nil }
      return .state("no filter: all \(total)", keep: keep)
    }
    let question = Question(
      open: open, binder: binder(for: open), plan: open.filterPlan, filterText: text, engine: engine)
    let left = try question.base()
    state.datasets[current].filtered = left
    let count = left.population
    let notes = count == 0 ? ["nothing is left: back undoes it"] : []
    return .state("\(text): \(count) of \(total)", notes: notes, keep: keep)
  }
}
