/// Whether two tables of which each is safe alone are safe together, where they are about different statements that have
/// some in common: then sums over several places of one bound places of the other.
///
/// A hidden number is open if there is another dataset in which it differs by the threshold and both tables are printed
/// alike. Three kinds are looked for: other counts among the statements that only its own table is about, which the
/// other table does not see; and, where both tables have the same lines, other counts among the common statements,
/// either in places that both tables hide or made up for among those that only the other table is about. The first
/// goes together with either of the others. That is enough for safety and not needed for it: a pair that fails may be
/// safe all the same. Strict mode is not followed here.
public struct JointAudit {
  private let rule: SuppressionRule

  /// An audit against this threshold.
  public init(_ rule: SuppressionRule) { self.rule = rule }

  /// Whether both tables may be published.
  public func isSafe(_ one: PublishedTable, _ other: PublishedTable) -> Bool {
    guard one.filter.count == other.filter.count, one.filter != other.filter else { return true }
    guard zip(one.filter, other.filter).contains(where: { $0 & $1 != 0 }) else { return true }
    return isOpen(one, beside: other) && isOpen(other, beside: one)
  }

  private func isOpen(_ table: PublishedTable, beside other: PublishedTable) -> Bool {
    if table.hidden.isEmpty { return true }
    guard table.isPartition, let (counts, hidden) = additive(table, table.filter) else { return false }
    let own = zip(table.filter, other.filter).map { $0 & ~$1 }
    let common = zip(table.filter, other.filter).map { $0 & $1 }
    let others = zip(table.filter, other.filter).map { ~$0 & $1 }
    let places = hidden.places
    let alone = additive(table, own).map { TableAudit(counts, hidden: hidden, falls: $0.counts.values, rises: nil) }
    var both: TableAudit?
    var shared: TableAudit?
    if table.hasLines(of: other), let inCommon = additive(table, common), let elsewhere = additive(table, others) {
      shared = TableAudit(
        counts, hidden: hidden, falls: inCommon.counts.values, rises: elsewhere.counts.values)
      both = TableAudit(
        counts, hidden: table.hiddenToo(in: other, hidden), falls: inCommon.counts.values, rises: nil)
    }
    return places.allSatisfy { place in
      func width(_ audit: TableAudit?) -> Int { audit?.width(of: place, upTo: rule.threshold) ?? 0 }
      return width(alone) + max(width(both), width(shared)) >= rule.threshold
    }
  }

  /// The table of some statements; a list is a table of one column.
  private func additive(_ table: PublishedTable, _ filter: [UInt64]) -> (counts: CountTable, hidden: HiddenPlaces)? {
    let columns = table.columns.isEmpty ? [Array(repeating: UInt64.max, count: filter.count)] : table.columns
    let cells = table.rows.map { row in
      columns.map { column in
        filter.indices.reduce(0) { $0 + (filter[$1] & row[$1] & column[$1]).nonzeroBitCount }
      }
    }
    var hidden = HiddenPlaces(rows: table.rows.count, columns: columns.count)
    for place in table.hidden.places {
      hidden.insert(place)
      if table.columns.isEmpty, case .rowTotal(let row) = place { hidden.insert(.cell(row: row, column: 0)) }
    }
    return CountTable(cells: cells).map { ($0, hidden) }
  }
}

extension PublishedTable {
  /// Whether each statement stands in one row and in one column.
  var isPartition: Bool { isPartition(rows) && (columns.isEmpty || isPartition(columns)) }

  private func isPartition(_ lines: [[UInt64]]) -> Bool {
    for index in filter.indices {
      var seen: UInt64 = 0
      for line in lines {
        let here = line[index] & filter[index]
        if seen & here != 0 { return false }
        seen |= here
      }
      if seen != filter[index] { return false }
    }
    return true
  }

  /// Whether each line of another table is a line of this one, or has no statement here.
  func hasLines(of other: PublishedTable) -> Bool {
    func isKnown(_ line: [UInt64], _ lines: [[UInt64]]) -> Bool {
      lines.contains(line) || filter.indices.allSatisfy { filter[$0] & line[$0] == 0 }
    }
    return other.rows.allSatisfy { isKnown($0, rows) } && other.columns.allSatisfy { isKnown($0, columns) }
  }

  /// Those of the hidden places whose number another table does not show either.
  func hiddenToo(in other: PublishedTable, _ hidden: HiddenPlaces) -> HiddenPlaces {
    let rowsThere = rows.map { other.rows.firstIndex(of: $0) }
    let columnsThere = columns.map { other.columns.firstIndex(of: $0) }
    var places = HiddenPlaces(hidden.grid)
    for place in hidden.places {
      let there: TablePlace?
      switch place {
      case .cell(let row, let column):
        // A list sees no cells; of a line that is not there no statement is.
        guard !other.columns.isEmpty, !columns.isEmpty else {
          there = nil
          break
        }
        there = rowsThere[row].flatMap { one in columnsThere[column].map { .cell(row: one, column: $0) } }
      case .rowTotal(let row): there = rowsThere[row].map { .rowTotal($0) }
      case .columnTotal(let column):
        there = columns.isEmpty || other.columns.isEmpty ? nil : columnsThere[column].map { .columnTotal($0) }
      case .total: there = .total
      }
      if there.map({ other.hidden[$0] }) ?? true { places.insert(place) }
    }
    return places
  }
}
