import TartanModel
import TartanStatistics

/// What `help` prints of measures, tests and intervals, from their catalogue.
enum MeasureHelp {
  /// The topic that lists them.
  static let topic = "measures"
  /// What the topic is about.
  static let summary = "every measure, test and interval by subject; help WORD says more"

  /// Their words, which are topics of help.
  static var words: [String] { MeasureDescription.all.map(\.word) }
  /// Other words for them.
  static var aliases: [String] { MeasureDescription.all.flatMap(\.aliases) }

  /// All of them, by subject.
  static var list: Answer {
    let rows = Subject.allCases.flatMap { subject in
      MeasureDescription.all.filter { $0.subject == subject }.enumerated().map { index, measure in
        TableRow([
          index == 0 ? .text(heading(subject)) : .empty, .text(measure.word), .text(measure.name),
          .text(standing(measure)),
        ])
      }
    }
    let table = AnswerTable(
      name: "measures",
      columns: [
        TableColumn("about", .label), TableColumn("word", .label), TableColumn("measure", .text),
        TableColumn("printed", .label),
      ], stubCount: 2, rows: rows)
    return Answer(
      kind: .help, title: "Measures",
      sentences: ["help WORD gives formula, reading, when not to use it, and source: help jaccard"], tables: [table])
  }

  /// The help on one measure, by its word or an alias; nil if nothing is called so.
  static func answer(about word: String) -> Answer? {
    guard let measure = MeasureDescription.named(word) else { return nil }
    var lines = ["formula: \(measure.formula)"]
    if measure.subject == .pair { lines.append("where \(MeasureDescription.notation)") }
    lines.append("reading: \(measure.reading)")
    lines.append("\(measure.standing == .leftOut ? "why it is not offered" : "not to be used"): \(measure.avoid)")
    lines.append("source: \(measure.source)")
    if !measure.aliases.isEmpty { lines.append("also called: \(measure.aliases.joined(separator: ", "))") }
    lines.append("printed: \(standing(measure))" + (ways(measure).map { "; \($0)" } ?? ""))
    return Answer(kind: .help, title: "\(measure.word): \(measure.name)", sentences: lines)
  }

  private typealias Subject = MeasureDescription.Subject

  private static func heading(_ subject: Subject) -> String {
    switch subject {
    case .pair: "two codes"
    case .share: "intervals"
    case .table: "tables"
    case .test: "tests"
    case .spread: "core and local"
    case .agreement: "coders"
    case .words: "words"
    }
  }

  private static func standing(_ measure: MeasureDescription) -> String {
    switch measure.standing {
    case .usual: "usually"
    case .onRequest: "when asked for"
    case .leftOut: "not offered"
    }
  }

  /// How it is asked for.
  private static func ways(_ measure: MeasureDescription) -> String? {
    guard measure.standing != .leftOut else { return nil }
    if let pair = PairMeasure(rawValue: measure.word) {
      return "cross … cells \(pair.rawValue); pairs … by \(pair.rawValue)"
        + (PairMeasure.usual.contains(pair) ? "" : "; overlap … and pairs … measures \(pair.rawValue)")
    }
    guard measure.subject == .share, let method = IntervalMethod.named(measure.word) else { return nil }
    return "intervals \(method.rawValue), behind count by, cross, overlap and pairs"
  }
}
