import TartanEngine
import TartanModel
import TartanPlan

/// How many statements of a crosstab have no value in its rows' or columns' field.
struct CrossMissing {
  /// Statements without a value in the rows' field, by column; nil when the rows are sets in braces.
  let rowsByColumn: [Int]?
  /// Statements without a value in the columns' field, by row; nil when the columns are sets in braces.
  let columnsByRow: [Int]?
  /// Statements of the base without a value in the rows' field.
  let rows: Int
  /// Statements of the base without a value in the columns' field.
  let columns: Int
  /// Statements of the base with a value in neither.
  let both: Int
}

extension Question {
  /// Counts the statements without a value on either side of a table.
  func missing(_ rows: AxisPlan, _ columns: AxisPlan, _ statements: Bitmap) throws(Diagnostic) -> CrossMissing {
    let noRow = try rows.field.map { field throws(Diagnostic) in
      try bitmap(.missing(field)).intersection(statements)
    }
    let noColumn = try columns.field.map { field throws(Diagnostic) in
      try bitmap(.missing(field)).intersection(statements)
    }
    return CrossMissing(
      rowsByColumn: try counts(columns, within: noRow), columnsByRow: try counts(rows, within: noColumn),
      rows: noRow?.population ?? 0, columns: noColumn?.population ?? 0,
      both: noColumn.flatMap { other in noRow.map { $0.intersectionCount(other) } } ?? 0)
  }

  private func counts(_ axis: AxisPlan, within statements: Bitmap?) throws(Diagnostic) -> [Int]? {
    guard let statements else { return nil }
    guard statements.population > 0 else { return [Int](repeating: 0, count: axis.items.count) }
    return try ask { executor throws(EngineFailure) in try executor.axisCounts(axis.uncut, within: statements) }
  }
}
