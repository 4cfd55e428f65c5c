import TartanModel
import TartanPlan

extension CrossTable {
  /// Whether a figure of a cell must not be shown: one of the counts that it is made of is hidden.
  func hides(_ measure: CellMeasure, _ row: CrossLine, _ column: CrossLine) -> Bool {
    let screen = presenter.screen
    guard screen.hidesAny else { return false }
    let (cell, isTagged) = ((row: row, column: column), request.percentBase == .tagged)
    let rowBase = [(row: row, column: CrossLine.total)] + (isTagged ? [(row: row, column: CrossLine.missing)] : [])
    let base = isTagged ? [(row: CrossLine.total, column: CrossLine.missing)] : []
    return switch measure {
    case .count: screen.hides(row, column)
    case .rowPercent: screen.hides(any: [cell] + rowBase)
    case .columnPercent: screen.hides(any: [cell, (row: .total, column: column)])
    case .totalPercent: screen.hides(any: [cell] + base)
    case .pair: screen.hides(any: [cell, (row: .total, column: column)] + rowBase + base)
    }
  }

  /// What may be said where counts are hidden: why lines do not add up, and nothing that is computed from them.
  var protectedNotes: [String] {
    var notes: [String] = []
    for (axis, lines) in [(columns, "columns"), (rows, "rows")] {
      guard axis.mayOverlap else { continue }
      if let field = axis.field, catalog[field].kind == .multi {
        notes.append("a statement can carry several labels of \(axis.title): \(lines) do not add up to statements")
      } else if axis.field == nil {
        notes.append("the sets of the \(lines) need not add up to a total")
      }
    }
    return notes + (request.intervals.map { FigureNotes.intervals($0) } ?? [])
  }
}
