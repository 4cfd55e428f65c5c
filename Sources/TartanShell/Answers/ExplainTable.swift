import TartanEngine
import TartanLanguage
import TartanModel

/// What `explain` prints of a trace: the steps, and how the fields that they looked at are held.
struct ExplainTable {
  let trace: ExecutionTrace
  let dataset: Dataset
  /// How long the whole command took; nil to leave all times out.
  let time: Duration?

  /// The steps, each with what was expected and what came out.
  var steps: AnswerTable {
    let words = TraceText(catalog: dataset.catalog)
    let unit = ColumnKind.count(unit: "statements")
    var columns = [
      TableColumn("step", .label), TableColumn("how", .text), TableColumn("estimated", unit),
      TableColumn("actual", unit),
    ]
    if time != nil { columns.append(TableColumn("ms", .measure(decimals: 3))) }
    var rows = trace.steps.map { step in
      row(
        words.text(of: step.subject), TraceText.text(of: step.ways), step.estimated, step.found, step.time, step.depth)
    }
    if let time {
      var total = row("all, with the answer", "", nil, nil, time, 0)
      total.role = .total
      rows.append(total)
    }
    return AnswerTable(name: "steps", columns: columns, rows: rows)
  }

  private func row(
    _ step: String, _ how: String, _ estimated: Int?, _ found: Int?, _ taken: Duration, _ depth: Int
  ) -> TableRow {
    var cells: [Cell] = [
      .text(step), .text(how), estimated.map { .count($0) } ?? .empty, found.map { .count($0) } ?? .empty,
    ]
    if time != nil { cells.append(.number(ExplainTable.milliseconds(taken))) }
    return TableRow(cells, depth: depth)
  }

  private static func milliseconds(_ time: Duration) -> Double {
    let (seconds, attoseconds) = time.components
    return Double(seconds) * 1e3 + Double(attoseconds) / 1e15
  }

  /// The fields that were looked at; nil if none was.
  var fields: AnswerTable? {
    let fields = trace.fields
    guard !fields.isEmpty else { return nil }
    return AnswerTable(
      name: "fields",
      columns: [
        TableColumn("field", .label), TableColumn("kind", .label), TableColumn("labels", .number),
        TableColumn("bytes a code", .number), TableColumn("column bytes", .number),
        TableColumn("wording bytes", .number), TableColumn("bitmaps", .number),
        TableColumn("bitmap bytes", .number), TableColumn("lists", .number), TableColumn("list bytes", .number),
      ], rows: fields.map { row(dataset.catalog[$0], dataset.storage(of: $0)) })
  }

  private func row(_ field: FieldDescription, _ storage: FieldStorage) -> TableRow {
    let sets = storage.labelSets
    let hasLabels = storage.codeBytes != nil
    return TableRow([
      .text(field.name), .text(field.kind.rawValue), hasLabels ? .count(field.labels.names.count) : .empty,
      storage.codeBytes.map { .count($0) } ?? .empty, .count(storage.columnBytes),
      storage.wordingBytes > 0 ? .count(storage.wordingBytes) : .empty, sets.map { .count($0.bitmaps) } ?? .empty,
      sets.map { .count($0.bitmapBytes) } ?? .empty, sets.map { .count($0.lists) } ?? .empty,
      sets.map { .count($0.listBytes) } ?? .empty,
    ])
  }
}
