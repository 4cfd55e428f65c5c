import TartanModel

extension Answer {
  /// The tables that people read: those with columns, without the ones that say the sentences again for programs.
  var shownTables: [AnswerTable] {
    tables.filter { !$0.columns.isEmpty && $0.layout != .data }
  }
}

extension AnswerTable {
  /// The cell of `row` in a column; `.empty` where the row is short.
  func cell(_ row: TableRow, _ column: Int) -> Cell {
    row.cells.indices.contains(column) ? row.cells[column] : .empty
  }

  /// The columns that name the rows.
  var stubs: Range<Int> { 0..<min(max(0, stubCount), columns.count) }
}

extension ColumnKind {
  /// Whether the cells are numbers, which stand to the right.
  var isNumeric: Bool {
    switch self {
    case .label, .text: false
    case .count, .percent, .measure, .pValue, .number: true
    }
  }
}

extension Cell {
  /// The mark of what is not defined, for people.
  static let dash = "–"

  /// The cell as people read it, its numbers rounded; text is not escaped.
  func text(in column: TableColumn, _ options: RenderOptions) -> String {
    switch self {
    case .empty: ""
    case .text(let text), .marked(let text, hits: _), .figures(let text): text
    case .count(let count): String(count)
    case .percent(let value): rounded(value, Cell.decimals(column.kind) ?? options.percentDecimals)
    case .number(let value) where column.kind == .pValue && value < 0.001: "<0.001"
    case .number(let value): rounded(value, Cell.decimals(column.kind, percent: options.percentDecimals))
    case .undefined: Cell.dash
    case .withheld: Cell.confidential
    }
  }

  /// The number in full precision; nil for what is no number, NaN among it.
  var exactNumber: String? {
    switch self {
    case .count(let count): String(count)
    case .percent(let value), .number(let value): NumberText.shortest(value)
    case .empty, .text, .marked, .figures, .undefined, .withheld: nil
    }
  }

  /// The cell as programs read it: a number where a column of numbers holds one as it was written somewhere, as a
  /// published figure is. Text that is no number stays text.
  func forPrograms(in column: TableColumn) -> Cell {
    guard column.kind == .number, case .text(let text) = self, Cell.isDecimal(text), let value = Double(text) else {
      return self
    }
    return .number(value)
  }

  /// Whether a text is a plain number: digits, perhaps with a minus before them and a point between them.
  private static func isDecimal(_ text: String) -> Bool {
    let parts = text.utf8.drop { $0 == UInt8(ascii: "-") }.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return !text.hasPrefix("--") && parts.count <= 2
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// Whether the cell is a number or the dash in place of one: never to be cut.
  var isNumeric: Bool {
    switch self {
    case .empty, .text, .marked: false
    case .count, .percent, .number, .figures, .undefined, .withheld: true
    }
  }

  private func rounded(_ value: Double, _ decimals: Int?) -> String {
    guard let decimals else { return NumberText.shortest(value) ?? Cell.dash }
    return NumberText.fixed(value, decimals: decimals) ?? Cell.dash
  }

  private static func decimals(_ kind: ColumnKind, percent: Int? = nil) -> Int? {
    switch kind {
    case .measure(let decimals): decimals
    case .pValue: 3
    case .percent: percent
    case .label, .text, .count, .number: nil
    }
  }
}
