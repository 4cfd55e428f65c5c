import TartanEngine
import TartanModel
import TartanPlan

extension CrossTable {
  /// The table as rows and columns with margins.
  var answerTable: AnswerTable {
    var rowLines: [TableRow] = []
    for row in shownRows where !stop.isRaised {
      rowLines.append(TableRow(cells(ofRow: row), depth: rows.items[row].depth))
    }
    if withMissing, missing.rowsByColumn != nil, missing.rows > 0 {
      rowLines.append(TableRow(missingRow, role: .missing))
    }
    rowLines.append(TableRow(totalRow, role: .total))
    return AnswerTable(columns: heads, rows: rowLines, omitted: omitted)
  }

  private var heads: [TableColumn] {
    var heads = [TableColumn(rows.title, .label)]
    for column in shownColumns { heads += measureHeads(over: columns.items[column].name) }
    if showsMissingColumn { heads += measureHeads(over: "no \(columns.title)") }
    return heads + marginHeads
  }

  private func measureHeads(over name: String) -> [TableColumn] {
    measures.map { measure in
      let kind = measure.columnKind(row: rowBaseWords, column: "of the column's statements")
      guard measures.count > 1 else { return TableColumn(name, kind) }
      return TableColumn(measure.head, kind, group: name)
    }
  }

  /// What a row percentage is of, in words.
  var rowBaseWords: String {
    taggedBase ? "of the row's statements with any \(columns.title)" : "of the row's statements"
  }

  private var marginHeads: [TableColumn] {
    let statements = ColumnKind.count(unit: "statements")
    guard columns.mayOverlap, columns.field != nil else { return [TableColumn("total", statements, isMargin: true)] }
    return [
      TableColumn("any \(columns.title)", statements, isMargin: true),
      TableColumn("statements", statements, isMargin: true),
    ]
  }

  private var showsMissingColumn: Bool { withMissing && missing.columnsByRow != nil && missing.columns > 0 }

  private func cells(ofRow row: Int) -> [Cell] {
    let total = counts.rowTotals[row]
    var cells: [Cell] = [.text(rows.items[row].name)]
    for column in shownColumns {
      cells += values(counts[row, column], row: rowBase(row), column: counts.columnTotals[column])
    }
    if showsMissingColumn {
      cells += values(missing.columnsByRow?[row] ?? 0, row: rowBase(row), column: missing.columns)
    }
    return cells + margins(total: total, untagged: missing.columnsByRow?[row] ?? 0)
  }

  private func values(_ both: Int, row: Int, column: Int) -> [Cell] {
    measures.map { $0.cell(both: both, row: row, column: column, base: base) }
  }

  private func margins(total: Int, untagged: Int) -> [Cell] {
    guard columns.mayOverlap, columns.field != nil else { return [.count(total)] }
    return [.count(total - untagged), .count(total)]
  }

  private var missingRow: [Cell] {
    var cells: [Cell] = [.text("no \(rows.title)")]
    for column in shownColumns {
      cells += values(missing.rowsByColumn?[column] ?? 0, row: missing.rows, column: counts.columnTotals[column])
    }
    if showsMissingColumn { cells += values(missing.both, row: missing.rows, column: missing.columns) }
    return cells + margins(total: missing.rows, untagged: missing.both)
  }

  private var totalRow: [Cell] {
    var cells: [Cell] = [.text(totalName)]
    for column in shownColumns {
      cells += values(counts.columnTotals[column], row: base, column: counts.columnTotals[column])
    }
    if showsMissingColumn { cells += values(missing.columns, row: base, column: missing.columns) }
    return cells + margins(total: counts.base, untagged: missing.columns)
  }

  /// The last row is the sum of those above only where each statement stands in one of them.
  private var totalName: String {
    let addsUp = !rows.mayOverlap && shownRows.reduce(0) { $0 + counts.rowTotals[$1] } == counts.base
    return addsUp ? "total" : "all statements"
  }
}
