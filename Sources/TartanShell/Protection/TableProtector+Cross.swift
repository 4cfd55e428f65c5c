import TartanEngine
import TartanModel
import TartanPlan
import TartanStatistics

extension TableProtector {
  /// A two-way table.
  func cross(_ rows: AxisPlan, _ columns: AxisPlan) throws(Diagnostic) -> ProtectedTable {
    let rowLines = try question.protectedLines(rows, statements)
    let columnLines = try question.protectedLines(columns, statements)
    let screen = TableScreen(rows: rows.items.count, columns: columns.items.count)
    switch (rowLines.nature, columnLines.nature) {
    case (.partition, .partition):
      // Sets and lines of one field may exclude each other by what they mean.
      let barsZeros = rows.field == nil || columns.field == nil || rows.field == columns.field
      return try additive(rowLines.lines, columnLines.lines, screen, barsZeros: barsZeros)
    case (.partition, .overlapping):
      try requireSeparate(rows, columns)
      return try groups(rowLines.lines, tags: columnLines.lines, columns) { screen, group, tag in
        guard let column = tag.place else { return }
        guard let group else { return screen.hide(.total, column) }
        if let row = group.place { screen.hide(row, column) }
      } hideBase: {
        $0.hide($1, .total)
      } hideMissing: { screen, group in
        if let group { screen.hide(group, .missing) } else { screen.hide(column: .missing) }
      } makeScreen: {
        screen
      }
    case (.overlapping, .partition):
      try requireSeparate(rows, columns)
      return try groups(columnLines.lines, tags: rowLines.lines, rows) { screen, group, tag in
        guard let row = tag.place else { return }
        guard let group else { return screen.hide(row, .total) }
        if let column = group.place { screen.hide(row, column) }
      } hideBase: {
        $0.hide(.total, $1)
      } hideMissing: { screen, group in
        if let group { screen.hide(.missing, group) } else { screen.hide(row: .missing) }
      } makeScreen: {
        screen
      }
    case (.overlapping, .overlapping): return try pairs(rowLines.lines, columnLines.lines, screen)
    }
  }

  /// Labels by labels, each statement carrying any number of either.
  private func pairs(
    _ rows: [ProtectedLines.Line], _ columns: [ProtectedLines.Line], _ screen: TableScreen
  ) throws(Diagnostic) -> ProtectedTable {
    var codes: [ProtectedLines.Line] = rows
    for column in columns where !codes.contains(where: { $0.set == column.set }) { codes.append(column) }
    try requireSize(codes.count, 1, most: TableProtector.mostCodes)
    var published = PublishedSets(
      dataset: question.open.name, base: base, rows: rows.map(\.set), columns: columns.map(\.set))
    let beside = try beside(published)
    var screen = screen
    screen.hide(row: .missing)
    screen.hide(column: .missing)
    func code(_ line: ProtectedLines.Line) -> Int { codes.firstIndex { $0.set == line.set } ?? 0 }
    let table = TagPairTable(
      rowCodes: rows.map(code), columnCodes: columns.map(code), totals: codes.map(\.here.population),
      cells: rows.map { row in columns.map { row.here.intersectionCount($0.here) } },
      statements: statements.population)
    guard let table else { return ProtectedTable(screen: screen, published: published) }
    var also = beside.also ?? HiddenPlaces(rows: rows.count, columns: columns.count)
    if people != nil { hideFewPeople(rows, columns, &also) }
    switch table.suppressed(by: rule, also: also.isEmpty ? nil : also, known: beside.known) {
    case .withheld(let why): throw withheld(why, rows: rows.map(\.name), columns: columns.map(\.name))
    case .published(let hidden):
      apply(hidden, rows, columns, to: &screen)
      published.hidden = hidden
      return ProtectedTable(screen: screen, published: published, notes: beside.notes)
    }
  }

  /// Hides what counts enough statements, but of too few people.
  private func hideFewPeople(
    _ rows: [ProtectedLines.Line], _ columns: [ProtectedLines.Line], _ also: inout HiddenPlaces
  ) {
    for (row, line) in rows.enumerated() {
      if isSmall(size(line.here)) { also.insert(.rowTotal(row)) }
      for (column, other) in columns.enumerated() where isSmall(size(line.here.intersection(other.here))) {
        also.insert(.cell(row: row, column: column))
      }
    }
    for (column, line) in columns.enumerated() where isSmall(size(line.here)) { also.insert(.columnTotal(column)) }
  }

  /// Refuses groups that are made of the labels that they are crossed with: some counts then follow from others.
  private func requireSeparate(_ rows: AxisPlan, _ columns: AxisPlan) throws(Diagnostic) {
    let one = rows.items.reduce(into: Set<FieldID>()) { $0.formUnion($1.set.fields) }
    let other = columns.items.reduce(into: Set<FieldID>()) { $0.formUnion($1.set.fields) }
    guard let shared = one.intersection(other).first else { return }
    throw Diagnostic(
      .confidential, at: nil,
      "rows and columns are both made of \(question.catalog[shared].name): a hidden count could be worked out from others",
      hints: ["suppress 0 hides nothing"])
  }
}
