import TartanModel

/// JSON, one value a line, of one shape for every kind of result: `docs/result.schema.json`.
struct JSONRenderer: Renderer {
  /// The version of the schema; a change that a reader would notice raises it.
  static let schemaVersion = 1

  let name = "json"
  let endings = ["json", "jsonl"]
  let summary = "one JSON value a line, the same shape for every result; for other programs"
  let separator = ""

  func render(_ result: RenderedResult, options: RenderOptions, to output: inout some TextOutputStream) {
    let answer = result.answer
    output.write(
      JSONText.object([
        ("tartan", String(JSONRenderer.schemaVersion)), ("number", result.number.map(String.init) ?? "null"),
        ("kind", JSONText.string(answer.kind.rawValue)), ("title", JSONText.string(answer.title)),
        ("command", JSONText.string(result.provenance?.command)), ("base", json(answer.base)),
        ("sentences", JSONText.array(answer.sentences.map { JSONText.string($0) })),
        ("tables", JSONText.array(answer.tables.map { json($0, options) })),
        ("notes", JSONText.array(answer.notes.map { JSONText.string($0) })),
        ("provenance", result.provenance?.json ?? "null"),
      ]))
    output.write("\n")
  }

  func text(of diagnostic: Diagnostic, in source: DiagnosticSource?) -> String? {
    let place = diagnostic.span.flatMap { span in source?.place(of: span) }
    // A mistake of the whole command still has the line of the script that it starts on.
    let line = place?.line ?? (source?.file == nil ? nil : source?.firstLine)
    let error = JSONText.object([
      ("code", JSONText.string(diagnostic.code.rawValue)), ("message", JSONText.string(diagnostic.message)),
      ("file", JSONText.string(source?.file)), ("line", line.map(String.init) ?? "null"),
      ("column", place.map { String($0.column) } ?? "null"),
      ("hints", JSONText.array(diagnostic.hints.map { JSONText.string($0) })),
    ])
    return JSONText.object([("tartan", String(JSONRenderer.schemaVersion)), ("error", error)]) + "\n"
  }

  private func json(_ base: Base?) -> String {
    guard let base else { return "null" }
    return JSONText.object([
      ("unit", JSONText.string(base.unit)), ("count", String(base.count)), ("total", String(base.total)),
      ("dataset", JSONText.string(base.dataset)), ("filter", JSONText.string(base.filter)),
    ])
  }

  private func json(_ table: AnswerTable, _ options: RenderOptions) -> String {
    JSONText.object([
      ("name", JSONText.string(table.name)), ("columns", JSONText.array(table.columns.map(json))),
      ("stub", String(table.stubs.count)),
      ("rows", JSONText.array(options.rows(of: table).map { json($0, in: table) })),
      ("omitted", JSONText.array(table.omitted.map { JSONText.string($0) })),
    ])
  }

  private func json(_ column: TableColumn) -> String {
    var members = [("name", JSONText.string(column.name)), ("group", JSONText.string(column.group))]
    switch column.kind {
    case .label: members.append(("kind", "\"label\""))
    case .text: members.append(("kind", "\"text\""))
    case .number: members.append(("kind", "\"number\""))
    case .count(let unit): members += [("kind", "\"count\""), ("unit", JSONText.string(unit))]
    case .percent(let of): members += [("kind", "\"percent\""), ("of", JSONText.string(of))]
    // To a program a probability is a measure in full precision.
    case .pValue: members += [("kind", "\"measure\""), ("decimals", "3")]
    case .measure(let decimals): members += [("kind", "\"measure\""), ("decimals", String(decimals))]
    }
    return JSONText.object(members)
  }

  private func json(_ row: TableRow, in table: AnswerTable) -> String {
    JSONText.object([
      ("role", JSONText.string(row.role.rawValue)), ("depth", String(row.depth)),
      (
        "cells",
        JSONText.array(table.columns.indices.map { json(table.cell(row, $0).forPrograms(in: table.columns[$0])) })
      ),
    ])
  }

  /// `null` is nothing; an object with one member is a number that is not defined, or withheld.
  private func json(_ cell: Cell) -> String {
    switch cell {
    case .empty: "null"
    case .text(let text), .figures(let text): JSONText.string(text)
    case .count, .percent, .number, .undefined: cell.exactNumber ?? "{\"undefined\":true}"
    case .withheld: "{\"withheld\":true}"
    case .marked(let text, let hits):
      JSONText.object([
        ("text", JSONText.string(text)), ("hits", JSONText.array(hits.map { "[\($0.start),\($0.end)]" })),
      ])
    }
  }
}
