import TartanModel

/// A table of a few name–value pairs, in words: `Jaccard 0.676`, `lift 6.14`.
enum MeasureLine {
  /// The pairs, row after row, each to be joined with the next by a middle dot.
  static func pairs(_ table: AnswerTable, _ options: RenderOptions) -> [String] {
    let table = table.joined(options)
    let values = Array(table.columns.indices.dropFirst(table.stubs.count))
    return table.rows.flatMap { row -> [String] in
      let stub = table.stubs.map { table.cell(row, $0).text(in: table.columns[$0], options) }
        .filter { !$0.isEmpty }.joined(separator: " ")
      // One value column beside a name: the name says what the value is, not the head.
      let namesValue = values.count == 1 && !stub.isEmpty
      let pairs = values.compactMap { column -> String? in
        let value = value(table.cell(row, column), in: table.columns[column], options)
        guard !value.isEmpty else { return nil }
        let name = namesValue ? stub : table.columns[column].name
        return name.isEmpty ? value : name + " " + value
      }
      return namesValue || stub.isEmpty ? pairs : [stub + ": " + pairs.joined(separator: ", ")]
    }
  }

  /// The value with its sign where no head names it.
  private static func value(_ cell: Cell, in column: TableColumn, _ options: RenderOptions) -> String {
    let text = cell.text(in: column, options)
    guard case .percent = cell, text != Cell.dash else { return text }
    return text + " %"
  }
}
