import TartanEngine
import TartanLanguage
import TartanModel
import TartanRender
import TartanStatistics
import TartanText

/// What an author may say of the methods: facts of the session and nothing else, with a visible gap for what only the
/// author knows.
struct MethodsText {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// The datasets that results are about; the one in use where there is no result yet.
  private var datasets: [OpenDataset] {
    let used = Set(session.state.results.map(\.dataset))
    let open = session.state.datasets.filter { used.contains($0.name) }
    return open.isEmpty ? session.state.dataset.map { [$0] } ?? [] : open
  }

  /// How to cite the data, a line a dataset.
  var dataCitations: [String] {
    datasets.map { open in
      let citation = DataCitation(besides: open.path, session.environment.files)
      let file =
        "\(Control.visible(open.fileName)), \(Wording.statements(open.dataset.statements)), SHA-256 \(open.fingerprint)"
      guard let text = citation.text, let source = citation.source else {
        return "Data: \(file) [author, year, where]."
      }
      return "Data: \(text.trimmedEnd) (from \(source) beside it). File: \(file)."
    }
  }

  /// How to cite the analysis.
  var analysisCitation: String {
    let sett = session.scripts.last.map { PathNames.name(of: $0.path) } ?? savedSett
    let what = sett.map { "\(Control.visible($0)), " } ?? ""
    let data = datasets.map { "\(Control.visible($0.fileName)) \($0.fingerprint.prefix(12))" }
    return "Analysis: \(what)made with \(session.environment.program), on \(Wording.list(data)) [author, year]."
  }

  private var savedSett: String? {
    session.state.record.last { $0.text.hasPrefix("save ") && $0.text.contains(".sett") }.flatMap { recorded in
      guard let command = (try? Parser.parse(recorded.text)).flatMap({ $0 }), case .save(let file) = command.action
      else { return nil }
      return PathNames.name(of: file.text)
    }
  }

  // MARK: Methods

  /// The sentences of the paragraph.
  var sentences: [String] {
    ["[How the statements were collected, and who coded them by which rules.]"] + datasets.flatMap(dataSentences)
      + definitionSentences + settingSentences + measureSentences + [
        "Figures were computed with \(session.environment.program)."
      ]
  }

  private func dataSentences(_ open: OpenDataset) -> [String] {
    let load = session.loadText(of: open.source, from: PathNames.folder(of: open.path), isPinned: false)
    let (name, total) = (Control.visible(open.fileName), open.dataset.statements)
    var sentences = [
      "The data are \(name) (SHA-256 \(open.fingerprint.prefix(12))), \(Wording.statements(total)), read as `\(load)`."
    ]
    if let steps = open.stepsText { sentences.append("They were recoded, in this order: `\(Control.visible(steps))`.") }
    let bases = session.state.results.filter { $0.dataset == open.name }.compactMap { entry in
      entry.answer.base.map { (number: entry.number, base: $0) }
    }
    var seen: [Base] = []
    for (_, base) in bases where base.filter != nil && !seen.contains(base) { seen.append(base) }
    for base in seen.prefix(MethodsText.mostParts) {
      let numbers = bases.filter { $0.base == base }.map { "%\($0.number)" }
      sentences.append("\(Wording.few(numbers)) used \(base.sentence).")
    }
    if seen.count > MethodsText.mostParts {
      sentences.append("\(seen.count - MethodsText.mostParts) other selections were used.")
    }
    let whole = bases.filter { $0.base.filter == nil }.map { "%\($0.number)" }
    if !whole.isEmpty { sentences.append("\(Wording.few(whole)) used all \(Wording.statements(total)).") }
    return sentences
  }

  /// How many selections are told one by one.
  private static let mostParts = 12

  private var definitionSentences: [String] {
    session.state.definitions.values.sorted { $0.name < $1.name }.map {
      "“\(Control.visible($0.name))” is `\(Control.visible($0.text))`."
    }
  }

  private var settingSentences: [String] {
    let settings = session.state.settings.decisive
    return settings.isEmpty
      ? [] : ["Settings: \(settings.map { "`\($0.command)`" }.joined(separator: ", "))."]
  }

  /// The measures in the tables of the results, each with its formula, in the order of the catalogue.
  private var measureSentences: [String] {
    var used: Set<String> = []
    for column in session.state.results.flatMap(\.answer.tables).flatMap(\.columns) {
      switch column.kind {
      case .percent, .measure, .pValue: if let measure = MethodsText.measure(column.name) { used.insert(measure.word) }
      case .label, .text, .count, .number: break
      }
    }
    let measures = MeasureDescription.all.filter { used.contains($0.word) }
    guard !measures.isEmpty else { return [] }
    let texts = measures.map { "\($0.name) = \($0.formula) (\($0.source))" }
    let notation = measures.contains { $0.subject == .pair } ? " (\(MeasureDescription.notation))" : ""
    return ["Measures\(notation): \(texts.joined(separator: "; "))."]
  }

  private static func measure(_ name: String) -> MeasureDescription? {
    MeasureDescription.named(name) ?? MeasureDescription.all.first { $0.name.lowercased() == name.lowercased() }
  }
}

extension String {
  /// Without a full stop at its end.
  fileprivate var trimmedEnd: String { hasSuffix(".") ? String(dropLast()) : self }
}

extension Session {
  /// A paragraph on the methods, made of facts, with `[…]` where only the author knows: for a paper, a notebook.
  var methodsParagraph: String { MethodsText(self).sentences.joined(separator: " ") }
}
