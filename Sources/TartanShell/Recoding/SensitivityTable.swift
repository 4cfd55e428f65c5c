import TartanModel

/// Gathers how far each figure of an answer moves when labels are left out one at a time.
struct SensitivityTable {
  /// The answer with all labels.
  private let tables: [(name: String, figures: Figures)]
  /// The name of the field whose labels are left out.
  private let field: String
  private var ranges: [[Figures.Place: Range]] = []
  /// How many figures were not defined in some run.
  private(set) var undefined = 0

  /// Between which values a figure lies, and which label moves it most.
  private struct Range {
    var lowest: Double
    var highest: Double
    var most: (label: String, distance: Double)?
  }

  init(_ answer: Answer, field: String) {
    tables = Figures.tables(of: answer)
    self.field = field
    for (_, figures) in tables {
      var range: [Figures.Place: Range] = [:]
      for row in figures.rows {
        for column in figures.columns {
          guard let value = figures[row, column.name]?.figure else { continue }
          range[Figures.Place(row: row, column: column.name)] = Range(lowest: value, highest: value, most: nil)
        }
      }
      ranges.append(range)
    }
  }

  /// Takes in the answer without one label.
  mutating func take(_ answer: Answer, without label: String) {
    let others = Figures.tables(of: answer)
    for (index, table) in tables.enumerated() {
      guard let other = others.first(where: { $0.name == table.name })?.figures else { continue }
      for row in table.figures.rows {
        for column in table.figures.columns {
          let place = Figures.Place(row: row, column: column.name)
          guard let value = table.figures[row, column.name]?.figure, var range = ranges[index][place] else { continue }
          guard let moved = other.value(row, column) else {
            undefined += 1
            continue
          }
          range.lowest = min(range.lowest, moved)
          range.highest = max(range.highest, moved)
          let distance = abs(moved - value)
          if distance > 0, distance > range.most?.distance ?? 0 { range.most = (label, distance) }
          ranges[index][place] = range
        }
      }
    }
  }

  /// A list of the figures for each table and each kind of figure.
  var answerTables: [AnswerTable] {
    tables.indices.flatMap { index -> [AnswerTable] in
      var kinds: [ColumnKind] = []
      for column in tables[index].figures.columns where !kinds.contains(column.kind) { kinds.append(column.kind) }
      return kinds.map { list(index, $0) }
    }
  }

  private func list(_ index: Int, _ kind: ColumnKind) -> AnswerTable {
    let figures = tables[index].figures
    let columns = figures.columns.filter { $0.kind == kind }
    var rows: [TableRow] = []
    var empty = 0
    for row in figures.rows {
      for column in columns {
        guard let cell = figures[row, column.name],
          let range = ranges[index][Figures.Place(row: row, column: column.name)]
        else { continue }
        if cell.figure == 0, range.highest == 0, range.lowest == 0 {
          empty += 1
          continue
        }
        rows.append(
          TableRow(
            row.map(Cell.text) + (columns.count > 1 ? [.text(column.name)] : []) + [
              cell, SensitivityTable.cell(range.lowest, like: cell), SensitivityTable.cell(range.highest, like: cell),
              range.most.map { .text($0.label) } ?? .empty,
            ], role: figures.roles[row] ?? .body))
      }
    }
    let name = columns.count > 1 ? kind.inWords : columns.first?.name ?? ""
    return AnswerTable(
      columns: figures.stubs.map { TableColumn($0, .label) }
        + (columns.count > 1 ? [TableColumn("column", .label)] : []) + [
          TableColumn("with all", kind, group: name), TableColumn("lowest", kind, group: name),
          TableColumn("highest", kind, group: name), TableColumn("\(field) that moves it most", .label),
        ], stubCount: figures.stubs.count + (columns.count > 1 ? 1 : 0), rows: rows,
      omitted: empty > 0 ? ["\(Wording.counted(empty, "cell")) that \(empty == 1 ? "is" : "are") 0 throughout"] : [])
  }

  private static func cell(_ value: Double, like cell: Cell) -> Cell {
    switch cell {
    case .count: .count(Int(value))
    case .percent: .percent(value)
    default: .number(value)
    }
  }
}

extension Figures {
  /// The figure of another run: a row that it does not have counts no statement.
  fileprivate func value(_ row: [String], _ column: Column) -> Double? {
    if let cell = self[row, column.name] { return cell.figure }
    if case .count = column.kind, roles[row] == nil { return 0 }
    return nil
  }
}
