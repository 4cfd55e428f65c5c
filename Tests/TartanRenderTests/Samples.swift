import TartanModel
import TartanRender

/// Answers that several tests render.
enum Samples {
  static let base = Base(count: 215, total: 215, dataset: "vsht-2020")

  static let provenance = Provenance(
    dataFile: "statements.csv",
    fingerprint: PendingFingerprint(known: "3f9c01d2a7be" + String(repeating: "0", count: 52)), filter: nil,
    command: "overlap theme:Data with tag:\"Quality assurance\"", program: "0.1", result: 1)

  /// `provenance` as every text format carries it.
  static let provenanceJSON =
    #"{"dataFile":"statements.csv","sha256":""# + provenance.fingerprint
    + #"","filter":null,"command":"overlap theme:Data with tag:\"Quality assurance\"","program":"0.1","result":1}"#

  /// The overlap of the guide's session: two sentences, a table, three measures.
  static let overlap = Answer(
    kind: .overlap, title: "Data and Quality assurance", base: base,
    sentences: [
      "23 of the 31 Data statements (74.2 %) also carry Quality assurance;",
      "23 of the 26 Quality assurance statements (88.5 %) are Data.",
    ],
    tables: [
      counts(
        ["", "QA", "not QA", "total"], [["Data", 23, 8, 31], ["not", 3, 181, 184]], total: ["total", 26, 189, 215]),
      AnswerTable(
        name: "measures", layout: .line,
        columns: [
          TableColumn("Jaccard", .measure(decimals: 3)), TableColumn("lift", .measure(decimals: 2)),
          TableColumn("phi", .measure(decimals: 3)),
        ],
        stubCount: 0, rows: [TableRow([.number(0.67647), .number(6.1352), .number(0.78217)])]),
    ])

  /// A table of counts of statements: a column of labels, then numbers.
  static func counts(_ heads: [String], _ rows: [[Any]], total: [Any]? = nil) -> AnswerTable {
    let columns = heads.enumerated().map { index, head in
      TableColumn(head, index == 0 ? .label : .count(unit: "statements"))
    }
    let body = rows.map { TableRow($0.map(cell)) }
    return AnswerTable(columns: columns, rows: body + (total.map { [TableRow($0.map(cell), role: .total)] } ?? []))
  }

  /// One table as a cross-tabulation with a title and a base.
  static func cross(_ table: AnswerTable, title: String = "theme by tag", notes: [String] = []) -> Answer {
    Answer(kind: .cross, title: title, base: base, tables: [table], notes: notes)
  }

  /// Counts and row percentages of two tags under one head each.
  static let grouped: AnswerTable = {
    let percent = ColumnKind.percent(of: "of the row's statements")
    let count = ColumnKind.count(unit: "statements")
    return AnswerTable(
      columns: [
        TableColumn("theme", .label), TableColumn("n", count, group: "Quality assurance"),
        TableColumn("%", percent, group: "Quality assurance"), TableColumn("n", count, group: "Staffing"),
        TableColumn("%", percent, group: "Staffing"), TableColumn("total", count, isMargin: true),
      ],
      rows: [
        TableRow([.text("Data"), .count(23), .percent(2300.0 / 31), .count(0), .percent(0), .count(31)]),
        TableRow([.text("Management"), .count(2), .percent(100), .count(1), .percent(50), .count(2)], depth: 1),
        TableRow([.text("Empty"), .count(0), .undefined, .count(0), .undefined, .count(0)], role: .missing),
        TableRow(
          [.text("total"), .count(25), .percent(2500.0 / 33), .count(1), .percent(100.0 / 33), .count(33)], role: .total
        ),
      ])
  }()

  /// A cross-tabulation with that many columns of tags and a total.
  static func wide(_ count: Int, group: Bool = false) -> AnswerTable {
    let unit = ColumnKind.count(unit: "statements")
    let tags = (1...count).map { TableColumn(group ? "n" : "Tag number \($0)", unit, group: group ? "Tag \($0)" : nil) }
    let cells = (1...count).map { Cell.count($0) }
    return AnswerTable(
      columns: [TableColumn("theme", .label)] + tags + [TableColumn("total", unit, isMargin: true)],
      rows: [
        TableRow([.text("Quality assurance and moderation")] + cells + [.count(4000)]),
        TableRow([.text("Data")] + cells + [.count(7)]),
      ])
  }

  static func result(_ answer: Answer, number: Int? = 1, provenance: Provenance? = nil) -> RenderedResult {
    RenderedResult(number: number, answer: answer, provenance: provenance)
  }

  private static func cell(_ value: Any) -> Cell {
    switch value {
    case let count as Int: .count(count)
    case let text as String: .text(text)
    case let cell as Cell: cell
    default: .empty
    }
  }
}

/// `answer` as text.
func text(_ answer: Answer, number: Int? = 1, _ options: RenderOptions = RenderOptions()) -> String {
  TextRenderer().text(of: [Samples.result(answer, number: number)], options: options)
}
