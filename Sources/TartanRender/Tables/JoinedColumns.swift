import TartanModel

extension AnswerTable {
  /// The table as people read it: columns that are parts of others stand in the cells of those.
  func joined(_ options: RenderOptions) -> AnswerTable {
    guard hasParts else { return self }
    let runs = partRuns
    var table = self
    table.columns = runs.map { run in
      var column = columns[run.lowerBound]
      column.name = JoinedFigures.head(run.map { (heads[$0], columns[$0].part) })
      return column
    }
    if let name = commonName(table.columns) {
      for index in table.columns.indices where table.columns[index].name == name {
        table.columns[index].name = table.columns[index].group ?? name
        table.columns[index].group = nil
      }
    }
    table.rows = options.rows(of: self).map { row in
      var joined = row
      joined.cells = runs.map { run in cell(row, run, options) }
      return joined
    }
    return table
  }

  /// What every cell holds, where it is the same below each head: `n (row%)`.
  var joinedCells: String? {
    guard hasParts else { return nil }
    let heads = heads
    return commonName(
      partRuns.map { run in
        TableColumn(
          JoinedFigures.head(run.map { (heads[$0], columns[$0].part) }), columns[run.lowerBound].kind,
          group: columns[run.lowerBound].group)
      })
  }

  /// Where a column stands once those that are parts of others stand in their cells.
  func joinedColumn(of column: Int) -> Int { partRuns.firstIndex { $0.contains(column) } ?? column }

  private var hasParts: Bool { columns.contains { $0.part != .whole } }

  /// The columns in runs that stand in one cell.
  private var partRuns: [Range<Int>] {
    var runs: [Range<Int>] = []
    for (index, column) in columns.enumerated() {
      if column.part != .whole, let last = runs.last {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }

  /// The one name of all columns below heads, if each head has one column and all are called the same.
  private func commonName(_ columns: [TableColumn]) -> String? {
    let grouped = columns.filter { $0.group != nil }
    guard let name = grouped.first?.name, Set(grouped.map(\.group)).count == grouped.count else { return nil }
    return grouped.allSatisfy { $0.name == name } ? name : nil
  }

  private func cell(_ row: TableRow, _ run: Range<Int>, _ options: RenderOptions) -> Cell {
    guard run.count > 1 else { return cell(row, run.lowerBound) }
    let parts = run.map { index in
      (cell(row, index), cell(row, index).text(in: columns[index], options), columns[index].part)
    }
    return JoinedFigures.cell(parts)
  }
}

/// Figures that stand in one cell.
enum JoinedFigures {
  /// `23 (74.2 [56.8, 86.3])`; what is missing, not defined or withheld behind the first figure is left out with its brackets.
  static func cell(_ parts: [(cell: Cell, text: String, part: ColumnPart)]) -> Cell {
    guard parts.contains(where: { $0.cell != .empty }) else { return .empty }
    var text = ""
    var opened = 0
    for (cell, part, place) in parts {
      switch place {
      case .whole: text += part
      case .bracketed where cell == .withheld && text == Cell.confidential: break
      case .bracketed where cell != .empty:
        text += text.isEmpty ? "(" + part : " (" + part
        opened += 1
      case .lower where cell.isFigure: text += " [" + part
      case .upper where cell.isFigure: text += ", " + part + "]"
      default: break
      }
    }
    return .figures(text + String(repeating: ")", count: opened))
  }

  /// `n (row%)`, `% [95 %]`.
  static func head(_ parts: [(head: String, part: ColumnPart)]) -> String {
    var text = ""
    var opened = 0
    for (head, place) in parts {
      switch place {
      case .whole: text += head
      case .bracketed:
        text += text.isEmpty ? "(" + head : " (" + head
        opened += 1
      case .lower: text += " [95 %]"
      case .upper: break
      }
    }
    return text + String(repeating: ")", count: opened)
  }
}

extension Cell {
  /// Whether a number stands there.
  fileprivate var isFigure: Bool { self != .empty && self != .undefined && self != .withheld }
}
