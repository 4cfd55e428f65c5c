import TartanEngine
import TartanModel
import TartanPlan

/// The taggings of a crosstab: a statement counts once for each label of the columns' field that it carries.
struct CrossTaggings {
  /// Those of the statements in each row, by position in the rows' items.
  let byRow: [Int]
  /// Those of the statements without a value in the rows' field; 0 where they have no row.
  let withoutRow: Int
  /// All of them.
  let all: Int
}

extension Question {
  /// Counts the taggings of a table whose columns are labels of a multi field; nil for any other.
  ///
  /// Labels below others are counted as they were written down, not with their parents.
  func taggings(
    _ rows: AxisPlan, _ columns: AxisPlan, _ counts: CrossCounts, _ request: CrossRequest, _ statements: Bitmap
  ) throws(Diagnostic) -> CrossTaggings? {
    guard let field = columns.field, catalog[field].kind == .multi else { return nil }
    // Where a statement stands in several rows, taggings are told only if percentages are of them.
    guard !rows.mayOverlap || request.percentBase == .taggings else { return nil }
    let isWhole = !catalog[field].isHierarchical && columns.available == columns.items.count
    let byRow =
      isWhole
      ? counts.taggingsByRow
      : try ask { executor throws(EngineFailure) in
        try executor.cross(rows: rows.uncut, columns: writtenLabels(of: field), within: statements)
      }.taggingsByRow
    var withoutRow = 0
    if request.withMissing, let row = rows.field {
      withoutRow = try sum(field, try bitmap(.missing(row)).intersection(statements))
    }
    return CrossTaggings(byRow: byRow, withoutRow: withoutRow, all: try sum(field, statements))
  }

  /// The taggings of a multi field on some statements.
  func taggings(of axis: AxisPlan, _ statements: Bitmap) throws(Diagnostic) -> Int {
    guard let field = axis.field else { return 0 }
    return try sum(field, statements)
  }

  private func sum(_ field: FieldID, _ statements: Bitmap) throws(Diagnostic) -> Int {
    guard statements.population > 0 else { return 0 }
    return try ask { executor throws(EngineFailure) in
      try executor.labelCounts(of: field, within: statements).reduce(0, +)
    }
  }

  /// Each label by itself, whatever stands above it.
  private func writtenLabels(of field: FieldID) -> AxisPlan {
    let items = catalog[field].labels.names.enumerated().map { index, name in
      AxisItem(name: name, set: .labels(field, [LabelID(index)]), term: name)
    }
    return AxisPlan(source: .multi(field), title: catalog[field].name, items: items, top: nil)
  }
}
