extension GroupsByTags {
  /// Decides what of this table may be published. Each tag is a problem of its own, as nothing adds up along rows.
  ///
  /// The strict mode is proved the same way as the plain one: bounds are computed again for each person who stands
  /// alone behind hidden counts of a tag. A statement stands in one group, so it knows one count of each tag at most.
  ///
  /// - Parameters:
  ///   - rule: what is too small, and against whom.
  ///   - given: the people behind each place; the statements themselves when left out.
  ///   - also: places that must be hidden whatever their size.
  ///   - known: places that an earlier export shows: they protect nothing.
  /// - Returns: the hidden places, or why nothing can be published. Bases are never hidden: a group of fewer statements
  ///   than the threshold must be merged with another first.
  public func suppressed(
    by rule: SuppressionRule, contributors given: Contributors? = nil, also: HiddenPlaces? = nil,
    known: HiddenPlaces? = nil
  ) -> TableSuppression {
    let contributors = given ?? tagContributors
    let people = min(total, contributors.counts[grid.total])
    if rule.isTooSmall(people) { return withheld(.tooFew(people)) }
    if let row = (0..<groups).first(where: { rule.isTooSmall(contributors.counts[grid.rowTotal($0)]) }) {
      return withheld(.smallBase(row: row), mergers: smallGroups(rule))
    }
    if let also, also[.total] { return withheld(.alreadyPublic(.total)) }
    if let also, let row = (0..<groups).first(where: { also[.rowTotal($0)] }) {
      return withheld(.alreadyPublic(.rowTotal(row)))
    }
    var hidden = HiddenPlaces(grid)
    for tag in 0..<tags {
      var column = column(tag, rule, contributors, also, known)
      if let open = column.hidden.filter({ column.known[$0] }).min() {
        return withheld(.alreadyPublic(.cell(row: open, column: tag)))
      }
      if column.hidesTotal, column.known.last == true { return withheld(.alreadyPublic(.columnTotal(tag))) }
      guard column.protect(rule) else {
        let open = column.hidden.min().map { TablePlace.cell(row: $0, column: tag) } ?? .columnTotal(tag)
        return withheld(.noPartner(open))
      }
      for row in column.hidden { hidden.insert(.cell(row: row, column: tag)) }
      if column.hidesTotal { hidden.insert(.columnTotal(tag)) }
    }
    return .published(hidden)
  }

  /// The least and the greatest value of a cell for a reader of everything else.
  public func interval(ofRow row: Int, tag: Int, hidden: HiddenPlaces) -> ClosedRange<Int> {
    let place = TablePlace.cell(row: row, column: tag)
    guard hidden[place] else { return self[place]...self[place] }
    let nobody = Array(repeating: -1, count: groups + 1)
    return TagColumn(
      counts: (0..<groups).map { values[grid.cell($0, tag)] }, ranges: (0..<groups).map { ranges[grid.cell($0, tag)] },
      showsTotal: showsTagTotals, lone: nobody, known: nobody.map { _ in false },
      hidden: Set((0..<groups).filter { hidden[.cell(row: $0, column: tag)] }), hidesTotal: hidden[.columnTotal(tag)]
    ).interval(of: row)
  }

  private func column(
    _ tag: Int, _ rule: SuppressionRule, _ contributors: Contributors, _ also: HiddenPlaces?, _ known: HiddenPlaces?
  ) -> TagColumn {
    let places = (0...groups).map { grid.cell($0, tag) }
    let cells = places.dropLast()
    let primary = cells.indices.filter { row in
      let entry = places[row]
      let isZero = rule.hidesZeros && values[entry] == 0 && values[grid.rowTotal(row)] > 0
      return isZero || rule.isTooSmall(contributors.counts[entry]) || (also?.flags[entry] ?? false)
    }
    let foot = grid.columnTotal(tag)
    let hidesTotal = showsTagTotals && (rule.isTooSmall(contributors.counts[foot]) || (also?.flags[foot] ?? false))
    return TagColumn(
      counts: cells.map { values[$0] }, ranges: cells.map { ranges[$0] }, showsTotal: showsTagTotals,
      lone: places.map { contributors.lone[$0] }, known: places.map { known?.flags[$0] ?? false }, hidden: Set(primary),
      hidesTotal: hidesTotal)
  }

  /// Statements as contributors: a tag total of 1 is known to the one statement behind it.
  private var tagContributors: Contributors { Contributors(values: values, grid: grid) }

  private func withheld(_ reason: Withholding.Reason, mergers: [CategoryMerger] = []) -> TableSuppression {
    .withheld(Withholding(reason: reason, mergers: mergers))
  }

  /// The groups that are too small with, where they do not make up enough together, the next smallest ones.
  private func smallGroups(_ rule: SuppressionRule) -> [CategoryMerger] {
    let sizes = (0..<groups).map { values[grid.rowTotal($0)] }
    var merged: [Int] = []
    var size = 0
    for row in sizes.indices.filter({ sizes[$0] > 0 }).sorted(by: { (sizes[$0], $0) < (sizes[$1], $1) }) {
      guard rule.isTooSmall(sizes[row]) || size < rule.threshold || merged.count < 2 else { break }
      merged.append(row)
      size += sizes[row]
    }
    return merged.count > 1 ? [CategoryMerger(axis: .rows, categories: merged.sorted())] : []
  }
}
