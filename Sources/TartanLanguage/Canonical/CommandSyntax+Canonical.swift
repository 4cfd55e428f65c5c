extension CommandSyntax {
  var canonical: String {
    ([action.canonical] + clauses.canonical(behind: action)).joined(separator: " ")
  }
}

extension CommandSyntax.Action {
  var canonical: String {
    switch self {
    case .load(let load): load.canonical
    case .datasets: "datasets"
    case .use(let name): "use " + name.asPlain
    case .drop(let name): "drop " + name.asPlain
    case .describe(let field): "describe" + (field.map { " " + $0.asWord } ?? "")
    case .define(let name, let set): "define \(name.asWord) = \(set.canonical)"
    case .names: "names"
    case .forget(let name): "forget " + name.asPlain
    case .filter(let set): "filter" + (set.map { " " + $0.canonical } ?? "")
    case .back: "back"
    case .count(let set, let by):
      "count" + (set.map { " " + $0.canonical } ?? "")
        + (by.isEmpty ? "" : " by " + by.map(\.canonical).joined(separator: ", "))
    case .show(let set): "show" + (set.map { " " + $0.canonical } ?? "")
    case .find(let wording, let field): "find " + wording.canonicalWording + (field.map { " in " + $0.asWord } ?? "")
    case .words(let set, let other):
      "words" + (set.map { " " + $0.canonical } ?? "") + (other.map { " against " + $0.canonical } ?? "")
    case .cross(let rows, let columns): "cross \(rows.canonical) by \(columns.canonical)"
    case .overlap(let first, let second): "overlap \(first.canonical) with \(second.canonical)"
    case .combinations(let axis): "overlap " + axis.canonicalCombination
    case .pairs(let first, let second): "pairs " + first.canonical + (second.map { " with " + $0.canonical } ?? "")
    case .spread(let field, let groups): "spread \(field.canonical) across \(groups.canonical)"
    case .compare(let field, let groups): "compare \(field.canonical) by \(groups.canonical)"
    case .agree(let fields, let coder):
      "agree " + fields.map(\.asWord).joined(separator: ", ") + (coder.map { " by " + $0.asWord } ?? "")
    default: canonicalBesideAnalysis
    }
  }

  /// The commands that look at no statements.
  private var canonicalBesideAnalysis: String {
    switch self {
    case .title(let result, let text): "title " + (result.map { $0.canonical + " " } ?? "") + text.asText
    case .note(let text): "note " + text.asText
    case .parameter(let name, let value): "let \(name.text) = \(value.canonical)"
    case .claim(let published, let value, let source):
      "claim \(published.canonical) = \(value.canonical)" + (source.map { " " + $0.asText } ?? "")
    case .claims: "claims"
    case .expect(let left, let comparison, let right):
      "expect \(left.canonical) \(comparison.rawValue) \(right.canonical)"
    case .save(let file): "save " + file.asText
    case .run(let file): "run " + file.asText
    case .check(let file): "check " + file.asText
    case .plan(let file): "plan " + file.asText
    case .render(let file): "render " + file.asText
    case .exportValues: "export values"
    case .export(let result): result.number == nil && result.cell.isEmpty ? "export" : "export " + result.canonical
    case .why(let file, let data): "why " + file.asText + (data.map { " in " + $0.asText } ?? "")
    case .cite: "cite"
    case .explain(let command): "explain " + command.canonical
    case .recode(let recode): recode.canonical
    case .steps: "steps"
    case .undo: "undo"
    case .redo: "redo"
    case .whatIf(let recode, let command): "what if \(recode.canonical) then \(command.canonical)"
    case .difference(let before, let after): "diff \(before.canonical) \(after.canonical)"
    case .leaveOut(let field, let command): "leave out each \(field.asWord): \(command.canonical)"
    case .results: "results"
    case .history(let lines): "history" + (lines.map { " \($0)" } ?? "")
    case .help(let topic): "help" + (topic.map { " " + $0.asWord } ?? "")
    case .tour(let step): "tour" + (step.map { " " + $0.asWord } ?? "")
    case .set(let name, let value): "set \(name.asWord) \(value.asPlain)"
    case .settings: "settings"
    default: "quit"
    }
  }

  /// Whether a `top N` directly behind the subject would be read as part of it.
  var wouldTakeTop: Bool {
    switch self {
    case .count(_, let by): by.last?.wouldTakeTop ?? false
    case .cross(_, let last), .spread(_, let last), .compare(_, let last): last.wouldTakeTop
    case .combinations(let axis): axis.wouldTakeTop
    default: false
    }
  }

  /// Whether it has rows and columns to sort.
  var hasColumns: Bool {
    switch self {
    case .count, .cross: true
    default: false
    }
  }
}

extension AxisSyntax {
  /// As the subject of `overlap`: braces only where names or a single set need them.
  fileprivate var canonicalCombination: String {
    guard case .sets(let sets, _) = self, sets.count > 1, sets.allSatisfy({ $0.name == nil }) else { return canonical }
    return sets.map(\.canonical).joined(separator: ", ")
  }
}
