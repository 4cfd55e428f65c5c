import TartanEngine
import TartanModel
import TartanPlan

/// A line of a crosstab, on either side.
enum CrossLine: Hashable {
  /// A label or a set, by its position in the axis.
  case item(Int)
  /// The statements without a value.
  case missing
  /// All statements.
  case total
}

extension CrossTable {
  /// The statements that stand in a row and a column.
  func statements(_ row: CrossLine, _ column: CrossLine) -> Int {
    switch (row, column) {
    case (.item(let row), .item(let column)): counts[row, column]
    case (.item(let row), .missing): missing.columnsByRow?[row] ?? 0
    case (.item(let row), .total): counts.rowTotals[row]
    case (.missing, .item(let column)): missing.rowsByColumn?[column] ?? 0
    case (.missing, .missing): missing.both
    case (.missing, .total): missing.rows
    case (.total, .item(let column)): counts.columnTotals[column]
    case (.total, .missing): missing.columns
    case (.total, .total): counts.base
    }
  }

  /// The statements of a row that carry some label of the columns' field.
  func tagged(_ row: CrossLine) -> Int { statements(row, .total) - statements(row, .missing) }

  /// The taggings of a row's statements, in the columns' field.
  func taggings(_ row: CrossLine) -> Int {
    switch row {
    case .item(let row): taggings?.byRow[row] ?? 0
    case .missing: taggings?.withoutRow ?? 0
    case .total: taggings?.all ?? 0
    }
  }

  /// What the percentages of a row are of.
  func percentBase(_ row: CrossLine) -> Int {
    switch request.percentBase {
    case .statements: statements(row, .total)
    case .tagged: tagged(row)
    case .taggings: taggings(row)
    }
  }

  /// What the figures of a cell are made of.
  func cellCounts(_ row: CrossLine, _ column: CrossLine) -> CellCounts {
    // Measures compare sets of statements: those that are in the percentages, where some are not.
    let isTagged = request.percentBase == .tagged
    return CellCounts(
      both: statements(row, column), row: isTagged ? tagged(row) : statements(row, .total),
      column: statements(.total, column), rowBase: percentBase(row), base: percentBase(.total),
      statements: isTagged ? tagged(.total) : counts.base)
  }

  /// Whether row and column are the same label, whose count is its own total.
  func isDiagonal(_ row: CrossLine, _ column: CrossLine) -> Bool {
    guard case (.item(let row), .item(let column)) = (row, column), let field = rows.field, field == columns.field
    else { return false }
    return rows.items[row].set == columns.items[column].set
  }

  /// Whether the table is of a field with itself.
  var isOfOneField: Bool { rows.field != nil && rows.field == columns.field }
}
