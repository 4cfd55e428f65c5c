import TartanEngine
import TartanModel
import TartanPlan

extension CrossTable {
  /// The table as rows and columns with margins.
  var answerTable: AnswerTable {
    var rowLines: [TableRow] = []
    for row in shownRows where !stop.isRaised {
      rowLines.append(line(.item(row), rows.items[row].name, .body, depth: rows.items[row].depth))
    }
    if showsMissingRow { rowLines.append(line(.missing, "no \(rows.title)", .missing)) }
    rowLines.append(line(.total, totalName, .total))
    return AnswerTable(columns: heads, rows: rowLines, omitted: omitted)
  }

  private func line(_ row: CrossLine, _ name: String, _ role: TableRow.Role, depth: Int = 0) -> TableRow {
    let cells = shownLines.flatMap { self.cells(row, $0) }
    return TableRow([.text(name)] + cells + margins(row), role: role, depth: depth)
  }

  /// The columns shown, without the margins.
  var shownLines: [CrossLine] { shownColumns.map { .item($0) } + (showsMissingColumn ? [.missing] : []) }

  /// The cells of one place: a row, a column, each of which may be the statements without a value or all of them.
  func cells(_ row: CrossLine, _ column: CrossLine) -> [Cell] {
    let counts = cellCounts(row, column)
    return request.figures.map { figure in
      isDefined(figure, row, column)
        ? counts.cell(figure, request.intervals).hidden(hides(figure.measure, row, column)) : .empty
    }
  }

  /// The margins of a row: all of its statements; those with a label, those without, and taggings where labels overlap.
  func margins(_ row: CrossLine) -> [Cell] {
    let screen = presenter.screen
    let all = Cell.count(statements(row, .total)).hidden(screen.hides(row, .total))
    guard hasTagMargins else { return [all] }
    let hidesTagged = screen.hides(any: [(row, .missing), (row, .total)])
    var cells: [Cell] = [.count(tagged(row)).hidden(hidesTagged)]
    if showsUntagged { cells.append(.count(statements(row, .missing)).hidden(hidesTagged)) }
    cells.append(all)
    if showsTaggings { cells.append(.count(taggings(row))) }
    return cells
  }

  /// Whether a figure says something in that place.
  private func isDefined(_ figure: CellFigure, _ row: CrossLine, _ column: CrossLine) -> Bool {
    switch figure.measure {
    case .count, .columnPercent: true
    // Statements without a label are in no percentage of those with one.
    case .rowPercent, .totalPercent: column != .missing || request.percentBase == .statements
    // All statements go with every label alike, and a label goes with itself.
    case .pair: row != .total && !isDiagonal(row, column) && (column != .missing || request.percentBase != .tagged)
    }
  }

  private var heads: [TableColumn] {
    var heads = [TableColumn(rows.title, .label)]
    for column in shownColumns { heads += figureHeads(over: columns.items[column].name) }
    // Asked for, so kept where other columns do not fit.
    if showsMissingColumn { heads += figureHeads(over: "no \(columns.title)", isMargin: true) }
    return heads + marginHeads
  }

  private func figureHeads(over name: String, isMargin: Bool = false) -> [TableColumn] {
    request.figures.map { figure in
      let kind = kind(of: figure.measure)
      guard request.figures.count > 1 else { return TableColumn(name, kind, isMargin: isMargin) }
      return TableColumn(figure.head, kind, group: name, isMargin: isMargin, part: figure.part)
    }
  }

  private func kind(of measure: CellMeasure) -> ColumnKind {
    switch measure {
    case .count: .count(unit: "statements")
    case .rowPercent: .percent(of: request.percentBase.rowWords(of: columns.title))
    case .columnPercent: .percent(of: "of the column's statements")
    case .totalPercent: .percent(of: request.percentBase.words(of: columns.title))
    case .pair(let measure): measure.columnKind
    }
  }

  private var marginHeads: [TableColumn] {
    let unit = ColumnKind.count(unit: "statements")
    guard hasTagMargins else {
      return [TableColumn(columns.mayOverlap && columns.field != nil ? "statements" : "total", unit, isMargin: true)]
    }
    var heads = [TableColumn("any \(columns.title)", unit, isMargin: true)]
    if showsUntagged { heads.append(TableColumn("no \(columns.title)", unit, isMargin: true, isSpare: true)) }
    heads.append(TableColumn("statements", unit, isMargin: true))
    if showsTaggings {
      heads.append(
        TableColumn(
          "taggings", .count(unit: "taggings"), isMargin: true, isSpare: request.percentBase != .taggings))
    }
    return heads
  }

  /// Whether a row's statements may stand in several columns or in none.
  private var hasTagMargins: Bool {
    columns.mayOverlap && columns.field != nil && !presenter.screen.hides(.total, .missing)
  }

  /// Statements without a label of the columns, where each statement stands in one row and no column has them already.
  private var showsUntagged: Bool { !rows.mayOverlap && !showsMissingColumn }

  /// Taggings, where each stands in one row; of a table whose percentages are of them in any case.
  var showsTaggings: Bool {
    taggings != nil && (!rows.mayOverlap || request.percentBase == .taggings)
  }

  private var showsMissingRow: Bool { request.withMissing && missing.rowsByColumn != nil && missing.rows > 0 }

  private var showsMissingColumn: Bool {
    request.withMissing && missing.columnsByRow != nil && missing.columns > 0
  }

  /// The last row is the sum of those above only where each statement stands in one of them.
  private var totalName: String {
    let addsUp = !rows.mayOverlap && shownRows.reduce(0) { $0 + counts.rowTotals[$1] } == counts.base
    return addsUp ? "total" : "all statements"
  }
}
