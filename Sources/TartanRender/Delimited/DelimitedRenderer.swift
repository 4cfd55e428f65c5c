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

  private init(name: String, endings: [String], summary: String, delimiter: String) {
    self.name = name
    self.endings = endings
    self.summary = summary
    self.delimiter = delimiter
  }

  func render(_ result: RenderedResult, options: RenderOptions, to output: inout some TextOutputStream) {
    let table = result.answer.tables.first ?? DelimitedRenderer.sentences(of: result.answer)
    guard !table.columns.isEmpty else { return }
    write(table.joinedHeads.map { field($0, options) }, to: &output)
    for row in table.rows {
      write(table.columns.indices.map { field(table.cell(row, $0), options) }, to: &output)
    }
  }

  func companion(for result: RenderedResult) -> Companion? {
    Companion(ending: "notes.txt", text: NotesText.text(of: result))
  }

  /// An answer without a table is a table of its sentences.
  private static func sentences(of answer: Answer) -> AnswerTable {
    AnswerTable(
      columns: [TableColumn("sentence", .text)], stubCount: 0, rows: answer.sentences.map { TableRow([.text($0)]) })
  }

  private func write(_ fields: [String], to output: inout some TextOutputStream) {
    output.write(fields.joined(separator: delimiter))
    output.write("\n")
  }

  /// `NA` for what is not defined, as statistics programs read it; nothing for nothing.
  private func field(_ cell: Cell, _ options: RenderOptions) -> String {
    switch cell {
    case .empty: ""
    case .text(let text), .marked(let text, hits: _): field(text, options)
    case .count, .percent, .number, .undefined: cell.exactNumber ?? "NA"
    }
  }

  private func field(_ text: String, _ options: RenderOptions) -> String {
    var text = disarmed(text)
    if options.forTerminal { text = Control.visible(text) }
    return delimiter == "," ? quoted(text) : flat(text)
  }

  /// Text that a spreadsheet would take for a formula starts with an apostrophe, so that it stays text.
  private func disarmed(_ text: String) -> String {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r": "'" + text
    default: text
    }
  }

  private func quoted(_ text: String) -> String {
    let special = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    let outer = text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard special || outer else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// A format without quotes cannot hold the characters that it separates with.
  private func flat(_ text: String) -> String {
    var flat = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { flat.append("\t\n\r".unicodeScalars.contains(scalar) ? " " : scalar) }
    return String(flat)
  }
}
