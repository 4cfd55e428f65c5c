import TartanEngine
import TartanModel
import TartanPlan

extension CrossTable {
  /// What the reader of the table has to know.
  var notes: [String] {
    var notes: [String] = []
    if !withMissing, missing.rowsByColumn != nil, missing.rows > 0 {
      notes.append(missingNote(missing.rows, rows.title, "row"))
    }
    if !withMissing, !columns.mayOverlap, missing.columnsByRow != nil, missing.columns > 0 {
      notes.append(missingNote(missing.columns, columns.title, "column"))
    }
    if let note = overlapNote(columns, "columns") { notes.append(note) }
    if let note = overlapNote(rows, "rows") { notes.append(note) }
    if taggedBase { notes.append("base tagged: \(missing.columns) statements without \(columns.title) are in no percentage") }
    return notes
  }

  private func missingNote(_ count: Int, _ field: String, _ line: String) -> String {
    "\(Wording.statements(count)) without \(field) \(count == 1 ? "is" : "are") in the total and in no \(line); "
      + "with missing shows them"
  }

  private func overlapNote(_ axis: AxisPlan, _ lines: String) -> String? {
    guard axis.mayOverlap else { return nil }
    guard let field = axis.field else { return "the sets of the \(lines) may overlap: \(lines) do not add up to a total" }
    if catalog[field].isHierarchical {
      return "a parent \(lines == "rows" ? "row" : "column") counts each statement of its children once"
    }
    return "a statement can carry several labels of \(axis.title): \(lines) do not add up to statements"
  }

  /// What is left out of the table.
  var omitted: [String] {
    [left(rows, shownRows, counts.rowTotals, "row"), left(columns, shownColumns, counts.columnTotals, "column")]
      .compactMap { $0 }
  }

  private func left(_ axis: AxisPlan, _ shown: [Int], _ totals: [Int], _ line: String) -> String? {
    let gone = axis.items.count - shown.count
    guard gone > 0 else { return nil }
    let empty = totals.count { $0 == 0 }
    if empty == gone {
      return "\(Wording.counted(gone, line)) without a statement left out; min 0 shows them"
    }
    return "\(shown.count) of \(Wording.counted(axis.items.count, line)) shown"
  }
}
