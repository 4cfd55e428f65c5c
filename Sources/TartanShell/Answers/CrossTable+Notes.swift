import TartanEngine
import TartanModel
import TartanPlan

extension CrossTable {
  /// What the reader of the table has to know.
  var notes: [String] {
    guard !presenter.isProtected else { return presenter.notes + protectedNotes }
    return presenter.notes + emptyNotes + notes(rows: "row", columns: "column", remedy: "; with missing shows them")
      + measureNotes
  }

  /// The same for the table as a list, which has rows only and none for what is missing.
  var listNotes: [String] {
    presenter.notes + (presenter.isProtected ? protectedNotes : notes(rows: "row", columns: "row", remedy: ""))
  }

  private func notes(rows row: String, columns column: String, remedy: String) -> [String] {
    var notes: [String] = []
    if !request.withMissing, missing.rowsByColumn != nil, missing.rows > 0, !shownRows.isEmpty {
      notes.append(missingNote(missing.rows, rows.title, row) + remedy)
    }
    if !request.withMissing, !columns.mayOverlap, missing.columnsByRow != nil, missing.columns > 0,
      !shownColumns.isEmpty
    {
      notes.append(missingNote(missing.columns, columns.title, column) + remedy)
    }
    if isOfOneField {
      notes += overlapNotes(columns, shownColumns, counts.columnTotals, covered: 0, "\(row)s and \(column)s")
      notes.append("where a label meets itself stand its own statements")
    } else if counts.base > 0 {
      notes += overlapNotes(columns, shownColumns, counts.columnTotals, covered: coveredByColumns, column + "s")
      notes += overlapNotes(rows, shownRows, counts.rowTotals, covered: coveredByRows, row + "s")
    }
    if request.percentBase == .tagged {
      notes.append("base tagged: \(Wording.statements(missing.columns)) without \(columns.title) are in no percentage")
    }
    if request.percentBase == .taggings {
      notes.append("base taggings: a statement counts once for each label of \(columns.title) that it carries")
    }
    return notes
  }

  /// Why there is nothing to see, where there is nothing.
  private var emptyNotes: [String] {
    if counts.base == 0 { return ["no statement is looked at: filter and where leave none"] }
    var notes: [String] = []
    if shownRows.isEmpty { notes.append("no row: \(reason(rows, missing.rows, counts.rowTotals, lines.rows))") }
    if shownColumns.isEmpty {
      notes.append("no column: \(reason(columns, missing.columns, counts.columnTotals, lines.columns))")
    }
    return notes
  }

  private func reason(_ axis: AxisPlan, _ missing: Int, _ totals: [Int], _ choice: LineChoice) -> String {
    if axis.items.isEmpty || axis.field != nil && missing == counts.base {
      return "no statement looked at has a value of \(axis.title)"
    }
    let most = totals.max() ?? 0
    guard most > 0 else { return "no statement looked at is in any of them; min 0 shows them" }
    return "min \(choice.least(of: axis)) leaves none, the most there are is \(Wording.statements(most))"
  }

  private func missingNote(_ count: Int, _ field: String, _ line: String) -> String {
    "\(Wording.statements(count)) without \(field) \(count == 1 ? "is" : "are") in the total and in no \(line)"
  }

  /// Why the lines of one side do not add up, if they do not.
  private func overlapNotes(_ axis: AxisPlan, _ shown: [Int], _ totals: [Int], covered: Int, _ lines: String)
    -> [String]
  {
    guard axis.mayOverlap else { return [] }
    guard let field = axis.field else {
      var notes: [String] = []
      if shown.reduce(0, { $0 + totals[$1] }) > covered {
        notes.append("the sets of the \(lines) overlap: \(lines) do not add up to a total")
      }
      if covered < counts.base {
        notes.append("the sets of the \(lines) leave out \(Wording.statements(counts.base - covered))")
      }
      return notes
    }
    var reasons: [String] = []
    if catalog[field].kind == .multi { reasons.append("a statement can carry several labels of \(axis.title)") }
    if catalog[field].isHierarchical, axis.nests(shown) {
      reasons.append("a parent counts each statement of its children once")
    }
    return reasons.isEmpty ? [] : ["\(reasons.joined(separator: ", and ")): \(lines) do not add up to statements"]
  }

  /// What is left out of the table.
  var omitted: [String] {
    [left(rows, shownRows, counts.rowTotals, "row"), left(columns, shownColumns, counts.columnTotals, "column")]
      .compactMap { $0 }
  }

  private func left(_ axis: AxisPlan, _ shown: [Int], _ totals: [Int], _ line: String) -> String? {
    let gone = axis.available - shown.count
    guard gone > 0 else { return nil }
    let empty = totals.count { $0 == 0 }
    if empty == gone {
      return "\(Wording.counted(gone, line)) without a statement left out; min 0 shows them"
    }
    return "\(shown.count) of \(Wording.counted(axis.available, line)) shown"
  }
}
