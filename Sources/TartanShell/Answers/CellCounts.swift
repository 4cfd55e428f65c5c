import TartanModel
import TartanStatistics

/// The counts that all figures of one cell of a crosstab are made of.
struct CellCounts: Hashable {
  /// Statements in the row and the column.
  let both: Int
  /// Statements in the row.
  let row: Int
  /// Statements in the column.
  let column: Int
  /// What the row's percentages are of.
  let rowBase: Int
  /// What all percentages are of.
  let base: Int
  /// Statements looked at.
  let statements: Int

  /// Two labels as the measures see them; nil where their counts contradict one another.
  var fourfold: FourfoldCounts? { FourfoldCounts(both: both, first: row, second: column, total: statements) }

  /// What a share is of; nil for what is no share.
  func whole(of measure: CellMeasure) -> Int? {
    switch measure {
    case .rowPercent: rowBase
    case .columnPercent: column
    case .totalPercent: base
    case .count, .pair: nil
    }
  }

  /// The cell that holds a figure.
  func cell(_ figure: CellFigure, _ intervals: IntervalMethod?) -> Cell {
    if figure.part == .lower || figure.part == .upper { return end(figure, intervals) }
    if let whole = whole(of: figure.measure) { return .share(both, of: whole) }
    guard case .pair(let measure) = figure.measure else { return .count(both) }
    return .measure(fourfold.flatMap(measure.value))
  }

  private func end(_ figure: CellFigure, _ intervals: IntervalMethod?) -> Cell {
    guard let whole = whole(of: figure.measure) else {
      let interval = fourfold.flatMap { OddsRatio($0)?.interval }
      return .measure(figure.part == .lower ? interval?.lower : interval?.upper)
    }
    return .end(figure.part, of: intervals?.interval(both, of: whole))
  }
}

extension Cell {
  /// The lower or upper end of the interval of a share, as a percentage; not defined where the base is empty.
  static func end(_ part: ColumnPart, of interval: Interval?) -> Cell {
    guard let interval else { return .undefined }
    return .percent(100 * (part == .lower ? interval.lower : interval.upper))
  }
}
