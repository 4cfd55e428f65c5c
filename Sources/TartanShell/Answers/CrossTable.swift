import TartanEngine
import TartanModel
import TartanPlan

/// How the lines of a crosstab are chosen and ordered.
struct CrossLines {
  let rows: LineChoice
  let columns: LineChoice
}

/// What is asked of a crosstab beside its lines.
struct CrossRequest {
  /// What its cells hold.
  var figures = [CellFigure(measure: .count, part: .whole)]
  /// How intervals of shares are computed; nil for none.
  var intervals: IntervalMethod?
  /// What percentages are of.
  var percentBase = PercentBase.statements
  /// Whether statements without a value have a row and a column.
  var withMissing = false
}

/// A crosstab laid out: which rows and columns stand where, and what their cells say.
struct CrossTable {
  let rows: AxisPlan
  let columns: AxisPlan
  let counts: CrossCounts
  let request: CrossRequest
  let missing: CrossMissing
  /// The taggings of the columns' field, where it is a multi field.
  let taggings: CrossTaggings?
  /// Which of the counts are printed.
  let presenter: CountPresenter
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
  /// Whether a test below the table says in how many cells few statements are expected.
  var testStatesExpected = false

  init(
    rows: AxisPlan, columns: AxisPlan, counts: CrossCounts, request: CrossRequest, lines: CrossLines,
    missing: CrossMissing, taggings: CrossTaggings?, presenter: CountPresenter, catalog: Catalog, stop: StopFlag
  ) {
    self.rows = rows
    self.columns = columns
    self.counts = counts
    self.request = request
    self.missing = missing
    self.taggings = taggings
    self.presenter = presenter
    self.catalog = catalog
    self.stop = stop
    shownRows = lines.rows.lines(of: rows, totals: counts.rowTotals, stop: stop) { counts[$0, $1] }
    shownColumns = lines.columns.lines(of: columns, totals: counts.columnTotals, stop: stop) { counts[$1, $0] }
    self.lines = lines
  }

  /// The sets behind rows, columns and margins.
  func cellSets(base: SetPlan) -> CellSets {
    CellSets(base: base, rows: rows.cellSets, columns: columns.cellSets)
  }
}
