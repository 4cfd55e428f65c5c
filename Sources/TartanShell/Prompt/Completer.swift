import TartanEngine
import TartanLanguage
import TartanModel
import TartanTerminal
import TartanText

/// What the prompt offers while a line is typed: completions, the grey hint, colours. All from the language's own
/// reading of the unfinished line.
package struct Completer {
  private let currentSession: () -> Session

  private var session: Session { currentSession() }
  private var names: NameCandidates { NameCandidates(state: session.state) }

  init(host: Host) { self.init { host.session } }

  /// Completes for the session as it is when asked.
  package init(session: @escaping () -> Session) { currentSession = session }

  // MARK: Completion

  /// What could stand at the cursor.
  func completion(_ entry: String, _ cursor: Int) -> Completion {
    let context = completionContext(of: entry, cursor: cursor)
    let range = context.range.start..<context.range.end
    let typed = String(decoding: Array(entry.utf8)[range.clamped(to: 0..<entry.utf8.count)], as: UTF8.self)
    return Completion(replace: range, candidates: candidates(context, typed: typed))
  }

  /// What could be written at the cursor, and the bytes of the entry that it takes the place of.
  package func insertions(_ entry: String, at cursor: Int) -> (replace: Range<Int>, texts: [String]) {
    let completion = completion(entry, cursor)
    return (completion.replace, completion.candidates.map(\.insertion))
  }

  private func candidates(_ context: CompletionContext, typed: String) -> [Candidate] {
    let names = names
    func keywords(_ prefix: String) -> [Candidate] { Completer.keywords(context.keywords, prefix) }
    switch context.expected {
    case .command(let prefix): return Completer.words(commandGrammars.map { ($0.word, $0.summary) }, prefix)
    case .inner(let commands, let prefix):
      return Completer.words(
        commandGrammars.filter { commands.contains($0.command) }.map { ($0.word, $0.summary) }, prefix)
    case .clauseOrOperator(_, let prefix): return keywords(prefix)
    case .set(let alone, let prefix):
      return names.sets(prefix, alone: alone) + keywords(prefix) + names.bareLabels(prefix)
    case .field(let use, let prefix): return names.fields(prefix, for: use) + keywords(prefix)
    case .label(let field, let prefix, _, let inList):
      guard let found = names.field(named: field) else { return [] }
      return names.labels(of: found, prefix, behind: inList ? "" : " ") + keywords(prefix)
    case .sortKey(let field, let prefix): return names.sortKeys(prefix, labelsOf: field)
    // Behind these a method may stand, or the next clause.
    case .clauseValue(let clause, let command, let prefix) where clause == .test || clause == .intervals:
      return Completer.words(values(of: clause, in: command), prefix) + keywords(typed)
    case .clauseValue(let clause, let command, let prefix):
      return Completer.words(values(of: clause, in: command), prefix)
    case .file(_, let prefix, _): return FileCandidates.candidates(prefix, from: session.environment)
    case .topic(let prefix): return Completer.words(topics(prefix).map { ($0, nil) }, prefix)
    case .argument(let command, let prefix): return arguments(of: command, prefix)
    case .settingValue(let name, let prefix):
      let choice = Settings.choices.first { $0.name == name.lowercased() || $0.name == "colour" && name == "color" }
      let words = Completer.words(
        (choice?.takesField == true ? ["none"] : choice?.values ?? []).map { ($0, nil) }, prefix)
      return choice?.takesField == true ? names.fields(prefix, for: .single) + words : words
    case .cell(let number, let isColumn, let prefix): return names.cells(of: number, isColumn: isColumn, prefix)
    case .parameter(let prefix): return names.parameters(prefix)
    case .result: return names.results(typed) + keywords(typed)
    case .column, .nothing: return []
    }
  }

  private static func words(_ words: [(word: String, summary: String?)], _ prefix: String) -> [Candidate] {
    let folded = Normalization.caseFolded(prefix)
    return words.filter { Normalization.caseFolded($0.word).hasPrefix(folded) }.map { word, summary in
      Candidate(word, detail: prefix.isEmpty ? nil : summary)
    }
  }

  /// Words of the language; behind a function its bracket opens at once.
  private static func keywords(_ keywords: [String], _ prefix: String) -> [Candidate] {
    words(keywords.map { ($0, nil) }, prefix).map { candidate in
      switch candidate.text {
      case "(": Candidate("(", insertion: "(")
      case "count", "share", "jaccard", "sum", "labels", "most", "fewest", "only":
        Candidate(candidate.text + "(…)", insertion: candidate.text + "(")
      default: candidate
      }
    }
  }

  /// The topics of help; some words are both a command and a topic of their own. Other words for a measure are offered
  /// once they are begun.
  private func topics(_ prefix: String) -> [String] {
    var seen: Set<String> = []
    return (HelpText.topics + (prefix.isEmpty ? [] : HelpText.aliases)).filter { seen.insert($0).inserted }
  }

  private func values(of clause: ClauseKeyword, in command: CommandWord) -> [(String, String?)] {
    let values: [String] =
      switch clause {
      case .cells: CellMeasure.all.map(\.word)
      case .by: PairRanking.all.map(\.word)
      case .base: PercentBase.allCases.map(\.rawValue)
      case .measures: measures(of: command) + ["all"]
      case .intervals: IntervalMethod.allCases.map(\.rawValue)
      // Sets and pairs are tested by Fisher's test, which needs no name.
      case .test: command == .cross ? TestMethod.allCases.map(\.rawValue) : []
      case .correction: Correction.allCases.map(\.rawValue)
      default: []
      }
    return values.map { ($0, nil) }
  }

  /// The measures that a command takes on request.
  private func measures(of command: CommandWord) -> [String] {
    switch command {
    case .agree: AgreementFigures.measures
    case .spread: SpreadTable.measures
    case .compare: Likeness.allCases.map(\.rawValue)
    case .words: WordsTable.measures
    default: PairMeasure.allCases.filter { !PairMeasure.usual.contains($0) }.map(\.rawValue)
    }
  }

  private func arguments(of command: CommandWord, _ prefix: String) -> [Candidate] {
    let state = session.state
    let arguments: [(name: String, detail: String?)] =
      switch command {
      case .use, .drop: state.datasets.map { ($0.name, Wording.statements($0.dataset.statements)) }
      case .forget: state.definitions.values.sorted { $0.name < $1.name }.map { ($0.name, $0.text) }
      case .set: Settings.choices.map { ($0.name, $0.summary) }
      case .tour: ["next", "back", "stop"].map { ($0, nil) }
      default: []
      }
    let folded = Normalization.caseFolded(prefix)
    return arguments.filter { Normalization.caseFolded($0.name).hasPrefix(folded) }.map { name, detail in
      Candidate(Control.visible(name), insertion: nameText(name) + " ", detail: detail)
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
