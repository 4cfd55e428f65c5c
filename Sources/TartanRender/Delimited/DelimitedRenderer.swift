import TartanModel
import TartanText

/// CSV and TSV: the first table of a result, whole, with numbers in full precision and one row of heads.
struct DelimitedRenderer: Renderer {
  /// Comma-separated values as RFC 4180 writes them, with line feeds.
  static let csv = DelimitedRenderer(
    name: "csv", endings: ["csv"], summary: "the table for spreadsheets and statistics programs", delimiter: ",")
  /// Tab-separated values, where a tab or line break inside a cell becomes a space.
  static let tsv = DelimitedRenderer(
    name: "tsv", endings: ["tsv", "tab"], summary: "the table with tabs between the cells", delimiter: "\t")

  let name: String
  let endings: [String]
  let summary: String
  private let delimiter: String
  private var isTabbed: Bool { delimiter == "\t" }

  private init(name: String, endings: [String], summary: String, delimiter: String) {
    self.name = name
    self.endings = endings
    self.summary = summary
    self.delimiter = delimiter
  }

  func render(_ result: RenderedResult, options: RenderOptions, to output: inout some TextOutputStream) {
    let table = result.answer.tables.first ?? DelimitedRenderer.sentences(of: result.answer)
    guard !table.columns.isEmpty else { return }
    let heads = TableRow(table.joinedHeads.map { .text($0) })
    write(heads, of: table, options, to: &output)
    for row in options.rows(of: table) { write(row, of: table, options, to: &output) }
  }

  func companion(for result: RenderedResult) -> Companion? {
    Companion(ending: "notes.txt", text: NotesText.text(of: result))
  }

  /// An answer without a table is a table of its sentences.
  private static func sentences(of answer: Answer) -> AnswerTable {
    AnswerTable(
      columns: [TableColumn("sentence", .text)], stubCount: 0, rows: answer.sentences.map { TableRow([.text($0)]) })
  }

  private func write(
    _ row: TableRow, of table: AnswerTable, _ options: RenderOptions, to output: inout some TextOutputStream
  ) {
    var line = ""
    for column in table.columns.indices {
      if column > 0 { line += delimiter }
      line += field(table.cell(row, column).forPrograms(in: table.columns[column]), options)
    }
    line += "\n"
    output.write(line)
  }

  /// `NA` for what is not defined, as statistics programs read it; nothing for nothing.
  private func field(_ cell: Cell, _ options: RenderOptions) -> String {
    switch cell {
    case .empty: ""
    case .text(let text), .marked(let text, hits: _), .figures(let text): field(text, options)
    case .count, .percent, .number, .undefined: cell.exactNumber ?? "NA"
    case .withheld: Cell.confidential
    }
  }

  private func field(_ text: String, _ options: RenderOptions) -> String {
    var text = disarmed(text)
    if options.forTerminal { text = Control.visible(text) }
    return isTabbed ? flat(text) : quoted(text)
  }

  /// Text that a spreadsheet would take for a formula starts with an apostrophe, so that it stays text.
  private func disarmed(_ text: String) -> String {
    guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return text }
    return "'" + text
  }

  private func quoted(_ text: String) -> String {
    let special = text.utf8.contains { byte in byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D }
    let outer = text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard special || outer else { return text }
    guard text.utf8.contains(UInt8(ascii: "\"")) else { return "\"" + text + "\"" }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// A format without quotes cannot hold the characters that it separates with.
  private func flat(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else { return text }
    var flat = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { flat.append(scalar == "\t" || scalar == "\n" || scalar == "\r" ? " " : scalar) }
    return String(flat)
  }
}
