import TartanModel

/// The figures of a table, each found by the names of its row and its column: what two runs of a command are compared by.
struct Figures {
  /// Where a figure stands.
  struct Place: Hashable {
    /// The names that stand before the row's figures.
    let row: [String]
    /// The column's head, that over several columns first.
    let column: String
  }

  /// A column of figures.
  struct Column: Hashable {
    let name: String
    let kind: ColumnKind
  }

  /// The heads over the names of the rows.
  let stubs: [String]
  /// The rows in order, and what each of them is.
  private(set) var rows: [[String]] = []
  private(set) var roles: [[String]: TableRow.Role] = [:]
  /// The columns of figures in order.
  private(set) var columns: [Column]
  private var cells: [Place: Cell] = [:]

  /// Reads the figures of a table; names that occur twice are told apart by their turn.
  init(_ table: AnswerTable) {
    let count = min(max(0, table.stubCount), table.columns.count)
    stubs = table.columns.prefix(count).map(\.name)
    let places = table.columns.indices.filter { $0 >= count && table.columns[$0].isFigure }
    var turns: [String: Int] = [:]
    columns = places.map { place in
      let name = table.columns[place].fullName
      turns[name, default: 0] += 1
      let turn = turns[name] ?? 1
      return Column(name: turn > 1 ? "\(name) (\(turn))" : name, kind: table.columns[place].kind)
    }
    for row in table.rows {
      let names = (0..<count).map { row.cells.indices.contains($0) ? row.cells[$0].name : "" }
      var key = names
      var turn = 1
      while roles[key] != nil {
        turn += 1
        key = names.dropLast() + [(names.last ?? "") + " (\(turn))"]
      }
      roles[key] = row.role
      rows.append(key)
      for (place, column) in zip(places, columns) where row.cells.indices.contains(place) {
        cells[Place(row: key, column: column.name)] = row.cells[place]
      }
    }
  }

  /// The cell at a place; nil where there is no such row or column, or the cell is empty.
  subscript(_ row: [String], _ column: String) -> Cell? {
    guard let cell = cells[Place(row: row, column: column)], cell != .empty else { return nil }
    return cell
  }

  /// The same figures in some rows and columns only, in the order of another table as far as that has them.
  func cut(to wantedRows: Set<[String]>, _ wantedColumns: Set<Column>, like other: Figures) -> Figures {
    var cut = self
    let known = Set(other.rows)
    let rest = rows.filter { wantedRows.contains($0) && !known.contains($0) }
    let body = other.rows.filter { roles[$0] != nil && other.roles[$0] == .body }
    cut.rows =
      body + rest.filter { roles[$0] == .body } + other.rows.filter { roles[$0] != nil && other.roles[$0] != .body }
      + rest.filter { roles[$0] != .body }
    cut.roles = roles.filter { wantedRows.contains($0.key) }
    cut.columns =
      other.columns.filter(columns.contains)
      + columns.filter { wantedColumns.contains($0) && !other.columns.contains($0) }
    return cut
  }

  /// The figures of an answer, table by table; of a test those of the whole, not those of each label and cell.
  static func tables(of answer: Answer) -> [(name: String, figures: Figures)] {
    answer.tables.filter { $0.name != FigureExplanation.tableName && !TestTables.details.contains($0.name) }.map {
      ($0.name, Figures($0))
    }.filter {
      !$0.1.columns.isEmpty
    }
  }
}

extension TableColumn {
  /// Whether its cells are figures.
  fileprivate var isFigure: Bool {
    switch kind {
    case .count, .percent, .measure, .pValue: true
    // A rank, a number of sets: it names the row rather than says something of it.
    case .label, .text, .number: false
    }
  }

  /// The head with the one over several columns.
  fileprivate var fullName: String { group.map { name.isEmpty ? $0 : "\($0), \(name)" } ?? name }
}

extension Cell {
  /// What a row is called by.
  fileprivate var name: String {
    switch self {
    case .text(let text), .figures(let text), .marked(let text, _): text
    case .count(let count): String(count)
    case .percent(let value), .number(let value): String(value)
    case .empty, .undefined, .withheld: ""
    }
  }

  /// The figure as a number; nil where it is none.
  var figure: Double? {
    switch self {
    case .count(let count): Double(count)
    case .percent(let value), .number(let value): value
    case .empty, .text, .figures, .marked, .undefined, .withheld: nil
    }
  }

  /// How much the other figure is more than this one.
  func change(to other: Cell) -> Cell {
    if case .count(let before) = self, case .count(let after) = other { return .count(after - before) }
    if self == .withheld || other == .withheld { return .withheld }
    guard let before = figure, let after = other.figure else { return .undefined }
    return .number(after - before)
  }
}

extension ColumnKind {
  /// The kind of a column that holds differences of such figures.
  var ofChanges: ColumnKind {
    switch self {
    case .percent: .measure(decimals: 1)
    // A difference of p values may be negative, and is none itself.
    case .pValue: .measure(decimals: 3)
    default: self
    }
  }

  /// What the figures are, over a list of them.
  var inWords: String {
    switch self {
    case .count(let unit): unit
    case .percent: "%"
    case .pValue: "p"
    case .measure, .number: "value"
    case .label, .text: ""
    }
  }
}
