/// A number, a mark or an order that is computed from places of a table: it may be shown only when all of them are.
public enum DerivedFigure: Hashable, Sendable {
  /// A cell in percent of its row.
  case rowPercent(row: Int, column: Int)
  /// A cell in percent of its column.
  case columnPercent(row: Int, column: Int)
  /// A place in percent of all statements, which are always stated.
  case totalPercent(TablePlace)
  /// The count expected from the margins.
  case expected(row: Int, column: Int)
  /// An adjusted residual, and a mark for it.
  case residual(row: Int, column: Int)
  /// A measure of overlap between a row code and a column code: Jaccard, lift, odds ratio and so on.
  case pairMeasure(row: Int, column: Int)
  /// A bar or a heat colour drawn from a place.
  case picture(TablePlace)
  /// Rows sorted by a column, or by the row totals when the column is left out.
  case rowsSorted(byColumn: Int?)
  /// Columns sorted by a row, or by the column totals when the row is left out.
  case columnsSorted(byRow: Int?)
  /// A figure from all cells of a row: how even it is, in how many columns it occurs, its percentages as a profile.
  case rowSummary(Int)
  /// A figure from all cells of a column.
  case columnSummary(Int)
  /// A figure from the whole table: chi-square, Cramér's V, a dendrogram, a test with all its p values.
  case tableSummary
}

extension HiddenPlaces {
  /// Whether a figure may be shown: nothing it is computed from is hidden.
  ///
  /// A percentage gives its count back to whoever knows the base, an order gives inequalities, and a statistic of the
  /// whole table is one more equation.
  public func mayShow(_ figure: DerivedFigure) -> Bool {
    needs(figure).allSatisfy { !flags[$0] }
  }

  /// The same for places of the caller's choice: true when none is hidden.
  public func mayShow(computedFrom places: some Sequence<TablePlace>) -> Bool {
    places.allSatisfy { !self[$0] }
  }

  private func needs(_ figure: DerivedFigure) -> [Int] {
    switch figure {
    case .rowPercent(let row, let column):
      [grid.index(.cell(row: row, column: column)), grid.rowTotal(row)]
    case .columnPercent(let row, let column):
      [grid.index(.cell(row: row, column: column)), grid.columnTotal(column)]
    case .totalPercent(let place), .picture(let place): [grid.index(place), grid.total]
    case .expected(let row, let column): [grid.index(.rowTotal(row)), grid.index(.columnTotal(column)), grid.total]
    case .residual(let row, let column), .pairMeasure(let row, let column):
      [grid.index(.cell(row: row, column: column)), grid.rowTotal(row), grid.columnTotal(column), grid.total]
    case .rowsSorted(let column): (0..<rows).map { row in grid.cell(row, column ?? columns) }
    case .columnsSorted(let row): (0..<columns).map { column in grid.cell(row ?? rows, column) }
    case .rowSummary(let row): (0...columns).map { grid.cell(row, $0) }
    case .columnSummary(let column): (0...rows).map { grid.cell($0, column) }
    case .tableSummary: Array(flags.indices)
    }
  }
}
