import TartanEngine
import TartanModel
import TartanPlan
import TartanStatistics

extension TableProtector {
  /// Groups of statements by labels of which a statement can carry several.
  ///
  /// Numbers of statements of groups that are too small are hidden with the next smallest; the groups hidden so are one
  /// group to whoever reads the rest, and their cells are hidden unless that group has none.
  ///
  /// - Parameters:
  ///   - given: the groups; each statement is in one.
  ///   - tags: the labels.
  ///   - axis: the axis of the labels.
  ///   - isList: whether there is one group only, whose number of statements is the base.
  ///   - hide: puts the mark at a group (nil for the margin) and a label (with no place: the group's own number).
  ///   - hideBase: puts the mark at the number of statements of a group.
  ///   - hideMissing: puts the mark at a group's statements without a label; nil hides those of all groups.
  ///   - makeScreen: gives an empty screen of the table's shape.
  /// - Returns: what may be shown.
  /// - Throws: a diagnostic where nothing may be shown.
  func groups(
    _ given: [ProtectedLines.Line], tags: [ProtectedLines.Line], _ axis: AxisPlan, isList: Bool = false,
    hide: (inout TableScreen, ProtectedLines.Line?, ProtectedLines.Line) -> Void,
    hideBase: (inout TableScreen, TableScreen.Line) -> Void = { _, _ in },
    hideMissing: (inout TableScreen, TableScreen.Line?) -> Void,
    makeScreen: () -> TableScreen
  ) throws(Diagnostic) -> ProtectedTable {
    try requireSize(given.count, tags.count)
    var screen = makeScreen()
    let (kept, small) = isList ? (given, []) : try separated(given, tags, axis)
    var groups = kept
    if !small.isEmpty { groups.append(together(small)) }
    let missing = try axis.field.map { field throws(Diagnostic) in try question.bitmap(.missing(field)) }
    var columns = tags.map(\.set)
    if let field = axis.field { columns.append(.missing(field)) }
    var published = PublishedSets(
      dataset: question.open.name, base: base, rows: groups.map(\.set), columns: columns, hidden: nil, absent: nil)
    if isList { published.absent = margins(columns.count) }
    let beside = try beside(published)
    let showsTagged = mayShowTagged(groups, missing, axis, beside.also, tags.count)
    if !showsTagged { hideMissing(&screen, nil) }
    guard let table = table(groups, tags, tagged: showsTagged ? missing : nil, showsTotals: !isList) else {
      return ProtectedTable(screen: screen, published: published)
    }
    var also = cut(beside.also, groups.count, tags.count)
    if let last = groups.indices.last, !small.isEmpty { hideNarrow(last, table, &also) }
    let cells = groups.map { row in tags.map { row.here.intersectionCount($0.here) } }
    let known = knownZeros(
      groups, tags, cells, all: false, beside.known.map { cut($0, groups.count, tags.count) })
    switch table.suppressed(
      by: rule, contributors: contributors(rows: groups.map(\.here), columns: tags.map(\.here)),
      also: also.isEmpty ? nil : also, known: known)
    {
    case .withheld(let why): throw withheld(why, rows: groups.map(\.name), columns: tags.map(\.name))
    case .published(let hidden):
      for place in hidden.places {
        switch place {
        case .cell(let row, let tag): if row < kept.count { hide(&screen, kept[row], tags[tag]) }
        case .columnTotal(let tag): hide(&screen, nil, tags[tag])
        case .rowTotal, .total: break
        }
      }
      for group in small {
        if let place = group.place {
          hideBase(&screen, place)
          let untagged = missing.map { groups[kept.count].here.intersectionCount($0) } ?? 0
          if untagged > 0 { hideMissing(&screen, place) }
        }
        for (tag, line) in tags.enumerated() {
          let place = TablePlace.cell(row: kept.count, column: tag)
          if hidden[place] || table[place] > 0 { hide(&screen, group, line) }
        }
      }
      publish(hidden, small, showsTagged, &published)
      let telling = TellingCounts(
        names: (rows: groups.map(\.name), columns: tags.map(\.name)),
        unnamed: Set(small.isEmpty ? [] : [kept.count]))
      let notes = isList ? [] : telling.notes(DisclosureWarning.telling(in: table, hidden: hidden, rule: rule))
      return ProtectedTable(screen: screen, published: published, notes: beside.notes + notes)
    }
  }

  /// The groups whose number of statements may be shown, and the others.
  private func separated(
    _ groups: [ProtectedLines.Line], _ tags: [ProtectedLines.Line], _ axis: AxisPlan
  ) throws(Diagnostic) -> (kept: [ProtectedLines.Line], small: [ProtectedLines.Line]) {
    let beside = try beside(
      PublishedSets(dataset: question.open.name, base: base, rows: groups.map(\.set), columns: tags.map(\.set)))
    var also = HiddenPlaces(rows: groups.count, columns: 0)
    var known = also
    for row in groups.indices {
      if beside.also?[.rowTotal(row)] == true { also.insert(.rowTotal(row)) }
      if beside.known?[.rowTotal(row)] == true { known.insert(.rowTotal(row)) }
    }
    guard let bases = CountList(groups.map(\.here.population)) else { return (groups, []) }
    switch bases.suppressed(
      by: rule, contributors: contributors(rows: groups.map(\.here), columns: []), also: also.isEmpty ? nil : also,
      known: known.isEmpty ? nil : known)
    {
    case .withheld(let why): throw withheld(why, rows: groups.map(\.name))
    case .published(let hidden):
      return (
        groups.enumerated().filter { !hidden[.rowTotal($0.offset)] }.map(\.element),
        groups.enumerated().filter { hidden[.rowTotal($0.offset)] }.map(\.element)
      )
    }
  }

  /// Groups that a reader can tell only as one.
  private func together(_ groups: [ProtectedLines.Line]) -> ProtectedLines.Line {
    var everywhere = Bitmap(none: question.dataset.statements)
    var here = everywhere
    for group in groups {
      everywhere.formUnion(group.everywhere)
      here.formUnion(group.here)
    }
    return ProtectedLines.Line(
      name: groups.map(\.name).joined(separator: " + "), place: nil, set: .union(groups.map(\.set)),
      everywhere: everywhere, here: here)
  }

  private func table(
    _ groups: [ProtectedLines.Line], _ tags: [ProtectedLines.Line], tagged missing: Bitmap?, showsTotals: Bool
  ) -> GroupsByTags? {
    GroupsByTags(
      bases: groups.map(\.here.population),
      cells: groups.map { row in tags.map { row.here.intersectionCount($0.here) } },
      tagged: missing.map { missing in groups.map { $0.here.population - $0.here.intersectionCount(missing) } },
      showsTagTotals: showsTotals)
  }

  /// Whether it may be said how many of each group carry some label: few of neither kind, and not hidden elsewhere.
  private func mayShowTagged(
    _ groups: [ProtectedLines.Line], _ missing: Bitmap?, _ axis: AxisPlan, _ also: HiddenPlaces?, _ tags: Int
  ) -> Bool {
    guard let missing, axis.items.count == axis.available else { return false }
    let isOpen = groups.allSatisfy {
      !isSmall(size($0.here.intersection(missing))) && !isSmall(size($0.here.subtracting(missing)))
    }
    guard let also, isOpen else { return isOpen }
    return groups.indices.allSatisfy { !also[.cell(row: $0, column: tags)] } && !also[.columnTotal(tags)]
  }

  /// The places of the first columns of a table.
  private func cut(_ places: HiddenPlaces?, _ rows: Int, _ columns: Int) -> HiddenPlaces {
    var cut = HiddenPlaces(rows: rows, columns: columns)
    for place in places?.places ?? [] {
      switch place {
      case .cell(_, let column), .columnTotal(let column): if column < columns { cut.insert(place) }
      case .rowTotal, .total: cut.insert(place)
      }
    }
    return cut
  }

  /// Of groups shown as one, a count that only just reaches the threshold tells somebody alone in his group too much.
  private func hideNarrow(_ group: Int, _ table: GroupsByTags, _ also: inout HiddenPlaces) {
    for tag in 0..<table.tags {
      let place = TablePlace.cell(row: group, column: tag)
      if table[place] == rule.threshold { also.insert(place) }
    }
  }

  /// A list has its group's counts only once.
  private func margins(_ columns: Int) -> HiddenPlaces {
    var margins = HiddenPlaces(rows: 1, columns: columns)
    for column in 0..<columns { margins.insert(.columnTotal(column)) }
    margins.insert(.rowTotal(0))
    return margins
  }

  /// What is hidden, the small groups one by one with it.
  private func publish(
    _ hidden: HiddenPlaces, _ small: [ProtectedLines.Line], _ showsTagged: Bool, _ published: inout PublishedSets
  ) {
    let rows = published.rows.count
    let all = PublishedSets(
      dataset: published.dataset, base: base, rows: published.rows + small.map(\.set), columns: published.columns)
    var places = HiddenPlaces(rows: all.rows.count, columns: all.columns.count)
    for place in hidden.places { places.insert(place) }
    if !showsTagged, all.columns.count > hidden.columns {
      for row in 0..<rows { places.insert(.cell(row: row, column: hidden.columns)) }
      places.insert(.columnTotal(hidden.columns))
    }
    for row in rows..<all.rows.count {
      places.insert(.rowTotal(row))
      for column in all.columns.indices { places.insert(.cell(row: row, column: column)) }
    }
    let absent = published.absent
    published = all
    published.hidden = places
    published.absent = absent
  }
}
