extension CrossCounts {
  /// The same table with other numbers in its places, as they are to be printed.
  ///
  /// - Parameter number: gives the number for a row and a column; nil for either stands for the margin.
  /// - Returns: the table; what counts statements in any row or column stays as it is.
  public func mapped(_ number: (_ count: Int, _ row: Int?, _ column: Int?) -> Int) -> CrossCounts {
    CrossCounts(
      rows: rows, columns: columns, base: base,
      counts: rows.indices.flatMap { row in columns.indices.map { number(self[row, $0], row, $0) } },
      rowTotals: rowTotals.enumerated().map { number($0.element, $0.offset, nil) },
      columnTotals: columnTotals.enumerated().map { number($0.element, nil, $0.offset) }, inAnyRow: inAnyRow,
      inAnyColumn: inAnyColumn, inAnyColumnByRow: inAnyColumnByRow, inAnyRowByColumn: inAnyRowByColumn)
  }
}

extension CombinationCounts {
  /// The same combinations with other numbers, most exclusive statements first again.
  ///
  /// - Parameters:
  ///   - combination: gives the numbers of one combination.
  ///   - item: gives the number of a set, by position.
  ///   - none: the statements in none of the sets.
  /// - Returns: the combinations.
  public func mapped(
    _ combination: (CombinationCount) -> (exclusive: Int, inclusive: Int), item: (_ count: Int, _ index: Int) -> Int,
    none: Int
  ) -> CombinationCounts {
    let mapped = combinations.map { count in
      let numbers = combination(count)
      return CombinationCount(members: count.members, exclusive: numbers.exclusive, inclusive: numbers.inclusive)
    }
    return CombinationCounts(
      items: items, base: base, itemCounts: itemCounts.enumerated().map { item($0.element, $0.offset) }, inNone: none,
      combinations: mapped.sorted { ($1.exclusive, $0.members) < ($0.exclusive, $1.members) })
  }
}

extension PairCounts {
  /// The same pairs with other numbers.
  ///
  /// - Parameters:
  ///   - both: gives the number of a pair.
  ///   - one: gives the number of an item of `first`, by position.
  ///   - other: gives the number of an item of `second`.
  /// - Returns: the pairs.
  public func mapped(
    both: (PairCount) -> Int, first one: (_ count: Int, _ index: Int) -> Int,
    second other: (_ count: Int, _ index: Int) -> Int
  ) -> PairCounts {
    PairCounts(
      first: first, second: second, base: base,
      pairs: pairs.map { pair in
        PairCount(
          first: pair.first, second: pair.second, both: both(pair), inFirst: one(pair.inFirst, pair.first),
          inSecond: other(pair.inSecond, pair.second))
      })
  }
}
