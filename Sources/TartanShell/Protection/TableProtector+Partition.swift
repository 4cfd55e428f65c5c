import TartanEngine
import TartanModel
import TartanPlan
import TartanStatistics

extension TableProtector {
  /// A list of counts.
  func list(_ axis: AxisPlan) throws(Diagnostic) -> ProtectedTable {
    let lines = try question.protectedLines(axis, statements, isList: true)
    switch lines.nature {
    case .partition: return try partitionList(lines.lines, axis.items.count)
    case .overlapping:
      let all = ProtectedLines.Line(
        name: "all", place: nil, set: .all, everywhere: Bitmap(all: question.dataset.statements), here: statements)
      return try groups([all], tags: lines.lines, axis, isList: true) { screen, _, tag in
        if let place = tag.place { screen.hide(place) }
      } hideMissing: { screen, _ in
        screen.hide(.missing)
      } makeScreen: {
        TableScreen(rows: axis.items.count)
      }
    }
  }

  /// A set and what is outside of it: two counts that are hidden together.
  func part(_ axis: AxisPlan) throws(Diagnostic) -> ProtectedTable {
    let lines = try question.protectedLines(axis, statements).lines
    var published = PublishedSets(
      dataset: question.open.name, base: base, rows: lines.map(\.set), columns: [])
    let beside = try beside(published)
    var screen = TableScreen(rows: axis.items.count)
    let isHidden = lines.contains { isSmall(size($0.here)) } || beside.also != nil
    guard isHidden else { return ProtectedTable(screen: screen, published: published, notes: beside.notes) }
    var hidden = HiddenPlaces(rows: lines.count, columns: 0)
    for (index, line) in lines.enumerated() {
      // Either tells the other.
      if beside.known?[.rowTotal(index)] == true {
        throw withheld(Withholding(reason: .alreadyPublic(.rowTotal(index)), mergers: []))
      }
      hidden.insert(.rowTotal(index))
      if let place = line.place { screen.hide(place) }
    }
    published.hidden = hidden
    return ProtectedTable(screen: screen, published: published, notes: beside.notes)
  }

  /// Counts that add up to the number of statements; lines without a statement are not among them.
  func partitionList(_ lines: [ProtectedLines.Line], _ items: Int) throws(Diagnostic) -> ProtectedTable {
    try requireSize(lines.count, 1)
    var published = PublishedSets(
      dataset: question.open.name, base: base, rows: lines.map(\.set), columns: [], hidden: nil, absent: nil)
    let beside = try beside(published)
    var screen = TableScreen(rows: items)
    guard let list = CountList(lines.map(\.here.population)) else {
      return ProtectedTable(screen: screen, published: published)
    }
    switch list.suppressed(
      by: rule, contributors: contributors(rows: lines.map(\.here), columns: []), also: beside.also, known: beside.known
    )
    {
    case .withheld(let why): throw withheld(why, rows: lines.map(\.name))
    case .published(let hidden):
      for (index, line) in lines.enumerated() where hidden[.rowTotal(index)] {
        if let place = line.place { screen.hide(place) }
      }
      published.hidden = hidden
      return ProtectedTable(screen: screen, published: published, notes: beside.notes)
    }
  }

  /// A two-way table whose cells add up to its margins.
  func additive(
    _ rows: [ProtectedLines.Line], _ columns: [ProtectedLines.Line], _ screen: TableScreen, barsZeros: Bool
  ) throws(Diagnostic) -> ProtectedTable {
    try requireSize(rows.count, columns.count)
    var published = PublishedSets(
      dataset: question.open.name, base: base, rows: rows.map(\.set), columns: columns.map(\.set), hidden: nil,
      absent: nil)
    let beside = try beside(published)
    let cells = rows.map { row in columns.map { row.here.intersectionCount($0.here) } }
    guard let table = CountTable(cells: cells) else { return ProtectedTable(screen: screen, published: published) }
    let known = knownZeros(rows, columns, cells, all: barsZeros, beside.known)
    switch table.suppressed(
      by: rule, contributors: contributors(rows: rows.map(\.here), columns: columns.map(\.here)), also: beside.also,
      known: known)
    {
    case .withheld(let why):
      let mergers = people == nil && written.isEmpty ? table.mergers(for: rule) : []
      throw withheld(
        Withholding(reason: why.reason, mergers: mergers), rows: rows.map(\.name), columns: columns.map(\.name))
    case .published(let hidden):
      var screen = screen
      apply(hidden, rows, columns, to: &screen)
      published.hidden = hidden
      let names = (rows: rows.map(\.name), columns: columns.map(\.name))
      let telling = TellingCounts(names: names).notes(DisclosureWarning.telling(in: table, hidden: hidden, rule: rule))
      return ProtectedTable(screen: screen, published: published, notes: beside.notes + telling)
    }
  }

  /// Zeros that a reader knows to be zeros because of what was asked: they protect nothing.
  func knownZeros(
    _ rows: [ProtectedLines.Line], _ columns: [ProtectedLines.Line], _ cells: [[Int]], all: Bool, _ known: HiddenPlaces?
  ) -> HiddenPlaces? {
    var zeros = known ?? HiddenPlaces(rows: rows.count, columns: columns.count)
    let isFiltered = !statements.isFull
    guard all || isFiltered else { return known }
    for (row, line) in rows.enumerated() {
      for (column, other) in columns.enumerated() where cells[row][column] == 0 {
        let isCut = isFiltered && line.everywhere.intersectionCount(other.everywhere) > 0
        if all || isCut { zeros.insert(.cell(row: row, column: column)) }
      }
    }
    return zeros.isEmpty ? nil : zeros
  }

  /// Puts the mark where lines are shown.
  func apply(
    _ hidden: HiddenPlaces, _ rows: [ProtectedLines.Line], _ columns: [ProtectedLines.Line],
    to screen: inout TableScreen
  ) {
    for place in hidden.places {
      switch place {
      case .cell(let row, let column):
        if let one = rows[row].place, let other = columns[column].place { screen.hide(one, other) }
      case .rowTotal(let row): if let one = rows[row].place { screen.hide(one, .total) }
      case .columnTotal(let column): if let other = columns[column].place { screen.hide(.total, other) }
      case .total: break
      }
    }
  }
}
