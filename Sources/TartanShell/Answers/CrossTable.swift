import TartanEngine
import TartanModel
import TartanPlan

/// How the lines of a crosstab are chosen and ordered.
struct CrossLines {
  let rows: LineChoice
  let columns: LineChoice
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
  /// Raised to give up: the table is then incomplete, and for nobody.
  let stop: StopFlag
  /// The rows that are shown, as positions in `rows.items`.
  let shownRows: [Int]
  /// The columns that are shown, as positions in `columns.items`.
  let shownColumns: [Int]
  /// How they were chosen.
  let lines: CrossLines
  /// The statements that stand in some row shown.
  var coveredByRows = 0
  /// The statements that stand in some column shown.
  var coveredByColumns = 0

  init(
    rows: AxisPlan, columns: AxisPlan, counts: CrossCounts, measures: [CellMeasure], lines: CrossLines,
    missing: CrossMissing, withMissing: Bool, taggedBase: Bool, catalog: Catalog, stop: StopFlag
  ) {
    self.rows = rows
    self.columns = columns
    self.counts = counts
    self.measures = measures
    self.missing = missing
    self.withMissing = withMissing
    self.taggedBase = taggedBase
    self.catalog = catalog
    self.stop = stop
    shownRows = lines.rows.lines(of: rows, totals: counts.rowTotals, stop: stop) { counts[$0, $1] }
    shownColumns = lines.columns.lines(of: columns, totals: counts.columnTotals, stop: stop) { counts[$1, $0] }
    self.lines = lines
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
