import TartanEngine
import TartanModel
import TartanPlan

extension CrossTable {
  /// What limits the figures of the cells.
  var measureNotes: [String] {
    var notes: [String] = []
    if asks(.rowPercent) { notes += FigureNotes.smallBases(rowBases, "row percentages") }
    if asks(.columnPercent) { notes += FigureNotes.smallBases(columnBases, "column percentages") }
    if asks(.totalPercent) {
      notes += FigureNotes.smallBase(
        percentBase(.total), unit: request.percentBase == .taggings ? "tagging" : "statement")
    }
    let places = measuredPlaces
    guard !places.isEmpty else { return notes + intervalNotes }
    let cells = places.compactMap { cellCounts($0.row, $0.column).fourfold }
    let measures = request.figures.compactMap { figure -> PairMeasure? in
      guard case .pair(let measure) = figure.measure, figure.part == .whole || figure.part == .bracketed else {
        return nil
      }
      return measure
    }
    return notes
      + FigureNotes.limits(
        of: measures, cells, noun: "cell", withoutResidual: testStatesExpected) + intervalNotes
  }

  private var intervalNotes: [String] {
    request.intervals.map { FigureNotes.intervals($0) } ?? []
  }

  private func asks(_ measure: CellMeasure) -> Bool { request.figures.contains { $0.measure == measure } }

  private var rowBases: [(name: String, count: Int)] {
    shownRows.map { (rows.items[$0].name, percentBase(.item($0))) }
  }

  private var columnBases: [(name: String, count: Int)] {
    shownColumns.map { (columns.items[$0].name, counts.columnTotals[$0]) }
  }

  /// The places whose cells hold measures of two labels; none if none does.
  private var measuredPlaces: [(row: CrossLine, column: CrossLine)] {
    guard request.figures.contains(where: { if case .pair = $0.measure { true } else { false } }) else { return [] }
    return shownRows.flatMap { row in
      shownColumns.map { (row: CrossLine.item(row), column: CrossLine.item($0)) }
    }.filter { !isDiagonal($0.row, $0.column) }
  }
}
