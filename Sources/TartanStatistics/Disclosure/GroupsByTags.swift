/// Groups of statements by tags: each statement is in one group and may carry any number of tags.
///
/// Row totals are the groups' numbers of statements (bases), which are always public; tag totals add over the groups;
/// counts are never added along a row. A single group is a plain list of tags.
public struct GroupsByTags: Hashable, Sendable {
  let grid: TableGrid
  /// Cells, bases and tag totals in reading order.
  let values: [Int]
  /// Whether the totals of the tags are published; without them each cell is known to lie below its base and no more.
  public let showsTagTotals: Bool
  /// How far each cell can move while the rest of its row stays, for a reader of everything else in the row.
  let ranges: [ClosedRange<Int>]

  /// A table, or nothing when rows differ in length, or a count is negative or above its base.
  ///
  /// - Parameters:
  ///   - bases: the statements of each group; with `base tagged`, those of them with a tag.
  ///   - cells: for each group its count of each tag.
  ///   - tagged: where "any tag" is published too (always with `base tagged`): the statements of each group with at
  ///     least one of these tags. No cell is above it, and the cells of a row cover it together.
  ///   - showsTagTotals: whether the totals of the tags are published.
  public init?(bases: [Int], cells: [[Int]], tagged: [Int]? = nil, showsTagTotals: Bool = true) {
    let columns = cells.first?.count ?? 0
    guard bases.count == cells.count, tagged == nil || tagged?.count == bases.count else { return nil }
    let grid = TableGrid(rows: bases.count, columns: columns)
    var values = Array(repeating: 0, count: grid.count)
    var ranges = values.map { $0...$0 }
    for (row, counts) in cells.enumerated() {
      let limit = tagged?[row] ?? bases[row]
      guard counts.count == columns, limit >= 0, limit <= bases[row] else { return nil }
      guard counts.allSatisfy({ $0 >= 0 && $0 <= limit }) else { return nil }
      let (sum, overflows) = values[grid.total].addingReportingOverflow(bases[row])
      guard !overflows else { return nil }
      values[grid.total] = sum
      values[grid.rowTotal(row)] = bases[row]
      // How many tags the tagged statements have beyond one each: what a cell can lose and the row still covers them.
      let slack = tagged == nil ? Int.max : max(0, counts.reduce(0, +) - limit)
      for (column, count) in counts.enumerated() {
        values[grid.cell(row, column)] = count
        values[grid.columnTotal(column)] += count
        ranges[grid.cell(row, column)] = (count - min(count, slack))...limit
      }
    }
    self.grid = grid
    self.values = values
    self.ranges = ranges
    self.showsTagTotals = showsTagTotals
  }

  /// How many groups.
  public var groups: Int { grid.rows }
  /// How many tags.
  public var tags: Int { grid.columns }
  /// The number of statements.
  public var total: Int { values[grid.total] }

  /// The count, base or tag total at one place.
  public subscript(_ place: TablePlace) -> Int { values[grid.index(place)] }

  /// Whether "any tag" and "untagged" may be published beside the bases: no group has a few of either.
  ///
  /// They hang together over rows and tags, so they are shown for all groups or for none. Taggings per group, which
  /// make rows add up, may be shown only when nothing of the table is hidden.
  public static func mayShowTagged(_ tagged: [Int], bases: [Int], rule: SuppressionRule) -> Bool {
    zip(tagged, bases).allSatisfy { !rule.isTooSmall($0) && !rule.isTooSmall($1 - $0) }
  }
}
