import TartanModel

/// Draws rows of long wording: a short head line for each, its wording wrapped below.
struct RecordsText {
  let table: AnswerTable
  let options: RenderOptions
  let room: Int?

  /// The spaces before the wording.
  private static let indent = 2

  /// The lines of all rows.
  func lines() -> [String] {
    if table.rows.isEmpty { return [Paint(styled: options.styled)("(no rows)", .dim)] }
    return options.rows(of: table).flatMap { head($0) + wording($0) }
  }

  private var wordingColumns: [Int] { table.columns.indices.filter { table.columns[$0].kind == .text } }

  /// What stands over the wording: `S012  Data · Quality assurance; Data handling`.
  private func head(_ row: TableRow) -> [String] {
    let texts = table.columns.indices.filter { table.columns[$0].kind != .text }.map { column in
      table.cell(row, column).text(in: table.columns[column], options)
    }
    let fields = texts.dropFirst().filter { !$0.isEmpty }.joined(separator: " · ")
    let line = [texts.first ?? "", fields].filter { !$0.isEmpty }.joined(separator: "  ")
    guard !line.isEmpty else { return [] }
    let paint = Paint(styled: options.styled)
    let wrapped = ShownText(line).wrapped(to: room)
    // A label that goes on in the next line stands with the wording, not where an id would.
    return wrapped.enumerated().map { $1.indented(by: $0 == 0 ? 0 : RecordsText.indent).text(paint, .dim) }
  }

  private func wording(_ row: TableRow) -> [String] {
    let columns = wordingColumns
    return columns.flatMap { column -> [String] in
      let cell = table.cell(row, column)
      let text = cell.text(in: table.columns[column], options)
      guard !text.isEmpty else { return [] }
      var hits: [SourceSpan] = []
      if case .marked(_, let ranges) = cell { hits = ranges }
      let name = columns.count > 1 ? [ShownText(table.columns[column].name + ":")] : []
      let width = room.map { max(1, $0 - RecordsText.indent) }
      return (name + ShownText.lines(of: text, hits: hits)).flatMap { $0.wrapped(to: width) }
        .map { $0.indented(by: RecordsText.indent).text(Paint(styled: options.styled)) }
    }
  }
}
