import TartanEngine
import TartanModel
import TartanPlan

/// How the lines of a crosstab are chosen and ordered.
struct CrossLines {
  let rows: LineOrder
  let columns: LineOrder
  let top: Int?
  let minimum: Int?
}

/// A crosstab laid out: which rows and columns stand where, and what their cells say.
struct CrossTable {
  let rows: AxisPlan
  let columns: AxisPlan
  let counts: CrossCounts
  let measures: [CellMeasure]
  let missing: CrossMissing
  let withMissing: Bool
  let taggedBase: Bool
  let catalog: Catalog
  /// The rows that are shown, as positions in `rows.items`.
  let shownRows: [Int]
  /// The columns that are shown, as positions in `columns.items`.
  let shownColumns: [Int]

  init(
    rows: AxisPlan, columns: AxisPlan, counts: CrossCounts, measures: [CellMeasure], lines: CrossLines,
    missing: CrossMissing, withMissing: Bool, taggedBase: Bool, catalog: Catalog
  ) {
    self.rows = rows
    self.columns = columns
    self.counts = counts
    self.measures = measures
    self.missing = missing
    self.withMissing = withMissing
    self.taggedBase = taggedBase
    self.catalog = catalog
    shownRows = CrossTable.shown(
      rows, counts.rowTotals, lines.rows, top: lines.top ?? rows.top, minimum: lines.minimum
    ) { counts[$0, $1] }
    shownColumns = CrossTable.shown(
      columns, counts.columnTotals, lines.columns, top: columns.top, minimum: lines.minimum
    ) { counts[$1, $0] }
  }

  private static func shown(
    _ axis: AxisPlan, _ totals: [Int], _ order: LineOrder, top: Int?, minimum: Int?, crossing: (Int, Int) -> Int
  ) -> [Int] {
    let names = axis.items.map(\.name)
    let least = minimum ?? (axis.field == nil ? 0 : 1)
    var kept = Set(axis.items.indices.filter { totals[$0] >= least })
    if let top {
      let largest = LineOrder(key: .total, descending: true).positions(names: names, totals: totals)
      kept.formIntersection(largest.filter(kept.contains).prefix(top))
    }
    return order.positions(names: names, totals: totals, crossing: crossing).filter(kept.contains)
  }

  /// What row percentages are of: the statements in the row, or those of them with any label of the columns' field.
  func rowBase(_ row: Int) -> Int {
    counts.rowTotals[row] - (taggedBase ? missing.columnsByRow?[row] ?? 0 : 0)
  }

  /// What all percentages are of.
  var base: Int { counts.base - (taggedBase ? missing.columns : 0) }

  /// The sets behind rows, columns and margins.
  func cellSets(base: SetPlan) -> CellSets {
    CellSets(base: base, rows: rows.cellSets, columns: columns.cellSets)
  }
}
