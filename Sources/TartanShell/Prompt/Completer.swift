import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanTerminal
import TartanText

/// What the prompt offers while a line is typed: completions, the grey hint, colours. All from the language's own
/// reading of the unfinished line.
struct Completer {
  let host: Host

  private var session: Session { host.session }

  // MARK: Completion

  /// What could stand at the cursor.
  func completion(_ entry: String, _ cursor: Int) -> Completion {
    let context = completionContext(of: entry, cursor: cursor)
    let range = context.range.start..<context.range.end
    let typed = String(decoding: Array(entry.utf8)[range.clamped(to: 0..<entry.utf8.count)], as: UTF8.self)
    return Completion(replace: range, candidates: candidates(context, typed: typed))
  }

  private func candidates(_ context: CompletionContext, typed: String) -> [Candidate] {
    switch context.expected {
    case .command(let prefix): return words(commandGrammars.map { ($0.word, $0.summary) }, prefix)
    case .clauseOrOperator(_, let prefix): return words(context.keywords.map { ($0, nil) }, prefix)
    case .field(let prefix): return fields(prefix) + words(context.keywords.map { ($0, nil) }, prefix)
    case .label(let field, let prefix, _): return labels(field, prefix)
    case .clauseValue(let clause, let prefix): return words(values(of: clause).map { ($0, nil) }, prefix)
    case .file(_, let prefix, _): return FileCandidates.candidates(prefix, from: session.environment)
    case .topic(let prefix): return words(HelpText.topics.map { ($0, nil) }, prefix)
    case .argument(let command, let prefix): return words(arguments(of: command).map { ($0, nil) }, prefix)
    case .result: return results(typed)
    case .column, .nothing: return []
    }
  }

  private func results(_ prefix: String) -> [Candidate] {
    session.state.results.suffix(20).filter { "%\($0.number)".hasPrefix(prefix) }.map { result in
      Candidate("%\(result.number)", insertion: "%\(result.number)", detail: result.answer.title)
    }
  }

  private func words(_ words: [(word: String, summary: String?)], _ prefix: String) -> [Candidate] {
    let folded = Normalization.caseFolded(prefix)
    return words.filter { Normalization.caseFolded($0.word).hasPrefix(folded) }.map { word, summary in
      Candidate(word, detail: prefix.isEmpty ? nil : summary)
    }
  }

  private func fields(_ prefix: String) -> [Candidate] {
    let folded = Normalization.caseFolded(prefix)
    let fields = session.state.dataset?.dataset.catalog.fields ?? []
    let named = fields.filter { Normalization.caseFolded($0.name).hasPrefix(folded) }.map { field in
      Candidate(field.name + ":", insertion: nameText(field.name) + ":", detail: field.kind.rawValue)
    }
    let defined = session.state.definitions.values.filter { Normalization.caseFolded($0.name).hasPrefix(folded) }
      .sorted { $0.name < $1.name }.map { Candidate($0.name, detail: $0.text) }
    return named + defined
  }

  /// The labels of a field that begin so, with how many statements each would leave under the filter in force.
  private func labels(_ field: String, _ prefix: String) -> [Candidate] {
    guard let open = session.state.dataset else { return [] }
    let folded = Normalization.caseFolded(field)
    guard let found = open.dataset.catalog.fields.first(where: { Normalization.caseFolded($0.name) == folded }) else {
      return []
    }
    let counts = counts(of: found, open)
    let typed = Normalization.caseFolded(prefix)
    let order = LineOrder(key: .total, descending: true).positions(names: found.labels.names, totals: counts)
    return order.filter { Normalization.caseFolded(found.labels.names[$0]).hasPrefix(typed) }.map { index in
      let label = found.labels.names[index]
      return Candidate(Control.visible(label), insertion: labelText(label) + " ", detail: String(counts[index]))
    }
  }

  private func counts(of field: FieldDescription, _ open: OpenDataset) -> [Int] {
    guard !open.filters.isEmpty else { return field.labels.counts }
    let executor = Executor(open.dataset, stop: StopFlag())
    let counted = try? executor.labelCounts(of: field.id, within: executor.bitmap(of: open.filterPlan))
    return counted ?? field.labels.counts
  }

  private func values(of clause: ClauseKeyword) -> [String] {
    let fields = session.state.dataset?.dataset.catalog.fields.map { nameText($0.name) } ?? []
    return switch clause {
    case .cells: CellMeasure.allCases.map(\.rawValue)
    case .sort: ["rows by", "columns by", "by", "total", "name"] + fields
    case .by: PairTable.Ranking.allCases.map(\.rawValue) + fields
    case .base: ["statements", "tagged"]
    case .withMissing: ["missing"]
    case .fields: fields
    default: []
    }
  }

  private func arguments(of command: CommandWord) -> [String] {
    switch command {
    case .use, .drop: session.state.datasets.map(\.name)
    case .forget: session.state.definitions.values.map(\.name).sorted()
    case .set: Settings.choices.map(\.name)
    case .tour: ["next", "back", "stop"]
    default: []
    }
  }

  // MARK: Hint and colours

  /// What the likeliest completion would add, if the cursor stands behind a begun word.
  func hint(_ entry: String) -> String? {
    let cursor = entry.utf8.count
    let completion = completion(entry, cursor)
    guard completion.replace.count > 0, let first = completion.candidates.first else { return nil }
    let typed = String(decoding: Array(entry.utf8)[completion.replace], as: UTF8.self)
    let insertion = first.insertion
    guard insertion.hasPrefix(typed), insertion.count > typed.count else { return nil }
    let rest = insertion.dropFirst(typed.count)
    return rest.allSatisfy(\.isWhitespace) ? nil : String(rest)
  }

  /// The colours of the line.
  func highlights(_ entry: String) -> [(range: Range<Int>, style: Style)] {
    TartanLanguage.highlights(of: entry).map { span, kind in (span.start..<span.end, Completer.style(kind)) }
  }

  private static func style(_ kind: HighlightKind) -> Style {
    switch kind {
    case .command, .keyword: .keyword
    case .unknownCommand, .error: .error
    case .field: .field
    case .label: .label
    case .string, .pattern: .string
    case .number, .result: .number
    case .comment: .comment
    }
  }
}
