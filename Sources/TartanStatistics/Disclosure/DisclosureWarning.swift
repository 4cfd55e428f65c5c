/// What a reader or an author of protected tables should know; the words are the renderer's.
///
/// W11 to W14 are the numbers under which the design names them.
public enum DisclosureWarning: Hashable, Sendable {
  /// W11: rounding is for presentation, not protection.
  case roundingIsNotProtection(base: Int)
  /// W12: all statements of a row carry the column's code: true of anyone known to be among them.
  case wholeRow(row: Int, column: Int, statements: Int)
  /// W12 the other way: all statements of a column belong to one row.
  case wholeColumn(row: Int, column: Int, statements: Int)
  /// All statements of a row but fewer than the threshold carry the code: "all but 2" is as telling as "2".
  case nearlyWholeRow(row: Int, column: Int, exceptions: Int)
  /// W13: the statements differ from those of an earlier export by fewer than the threshold; exports count from 0.
  case differsByFew(statements: Int, export: Int)
  /// W14: nothing can be published at this threshold; merging these would help.
  case nothingPublishable(threshold: Int, mergers: [CategoryMerger])
}

extension DisclosureWarning {
  /// W12 and "all but few" for what a two-way table shows; hidden places never cause a warning, as that would tell
  /// them.
  ///
  /// - Parameters:
  ///   - table: the true counts.
  ///   - hidden: what is not shown.
  ///   - rule: for the threshold.
  /// - Returns: warnings in reading order.
  public static func telling(in table: CountTable, hidden: HiddenPlaces, rule: SuppressionRule) -> [DisclosureWarning] {
    telling(hidden, rule, isAdditive: true) { table[$0] }
  }

  /// The same for groups by tags: the base of a row is its number of statements.
  public static func telling(in table: GroupsByTags, hidden: HiddenPlaces, rule: SuppressionRule) -> [DisclosureWarning]
  {
    telling(hidden, rule, isAdditive: false) { table[$0] }
  }

  private static func telling(
    _ hidden: HiddenPlaces, _ rule: SuppressionRule, isAdditive: Bool, _ count: (TablePlace) -> Int
  ) -> [DisclosureWarning] {
    var found: [DisclosureWarning] = []
    for row in 0..<hidden.rows where !hidden[.rowTotal(row)] {
      for column in 0..<hidden.columns where !hidden[.cell(row: row, column: column)] {
        let (cell, base) = (count(.cell(row: row, column: column)), count(.rowTotal(row)))
        guard cell > 0 else { continue }
        // With one column every statement of a table of single values is in it by definition.
        let isNews = !isAdditive || hidden.columns > 1
        if cell == base, isNews { found.append(.wholeRow(row: row, column: column, statements: base)) }
        if rule.isTooSmall(base - cell) {
          found.append(.nearlyWholeRow(row: row, column: column, exceptions: base - cell))
        }
        if !hidden[.columnTotal(column)], hidden.rows > 1, cell == count(.columnTotal(column)) {
          found.append(.wholeColumn(row: row, column: column, statements: cell))
        }
      }
    }
    return found
  }
}
