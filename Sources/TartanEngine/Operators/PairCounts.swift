import TartanModel
public import TartanPlan

/// How often the items of one axis, or of two, stand together.
public struct PairCounts: Hashable, Sendable {
  /// The items that `PairCount.first` points into.
  public let first: [AxisItem]
  /// The items that `PairCount.second` points into; the same as `first` for the pairs within one axis.
  public let second: [AxisItem]
  /// The statements of the base.
  public let base: Int
  /// The pairs, in the order of the items; within one axis each unordered pair once.
  public let pairs: [PairCount]
}

/// Two items and the statements in them.
public struct PairCount: Hashable, Sendable {
  /// The position of one item in `PairCounts.first`.
  public let first: Int
  /// The position of the other item in `PairCounts.second`.
  public let second: Int
  /// Statements of the base in both items.
  public let both: Int
  /// Statements of the base in the one item.
  public let inFirst: Int
  /// Statements of the base in the other item.
  public let inSecond: Int
}

extension Executor {
  /// Counts all pairs of items: of `axis` with each other, or of `axis` with those of `other`.
  ///
  /// A `top` of an axis is applied first. An `other` equal to `axis` is as good as none.
  ///
  /// - Throws: `.tooLarge` for more than `cellLimit` pairs, and what the sets of the items may throw.
  public func pairs(
    _ axis: AxisPlan, with other: AxisPlan? = nil, within base: Bitmap
  ) throws(EngineFailure) -> PairCounts {
    trace?.begin(.pairs(axis.items, (other ?? axis).items))
    defer { trace?.end() }
    trace?.found(base.population)
    let first = try keptItems(of: axis, within: base).map { axis.items[$0] }
    guard let other, other != axis else { return try pairs(within: first, base) }
    let second = try keptItems(of: other, within: base).map { other.items[$0] }
    try checkCells(first.count, second.count)
    let tally = try tally(CountedAxis(first), CountedAxis(second), within: base)
    var pairs: [PairCount] = []
    pairs.reserveCapacity(tally.cells.count)
    for (cell, both) in tally.cells.enumerated() {
      let (row, column) = cell.quotientAndRemainder(dividingBy: second.count)
      pairs.append(
        PairCount(
          first: row, second: column, both: both, inFirst: tally.rowTotals[row], inSecond: tally.columnTotals[column]))
    }
    return PairCounts(first: first, second: second, base: base.population, pairs: pairs)
  }

  private func pairs(within items: [AxisItem], _ base: Bitmap) throws(EngineFailure) -> PairCounts {
    try checkCells(items.count, items.count)
    let (cells, totals) = try symmetricCells(CountedAxis(items), within: base)
    var pairs: [PairCount] = []
    pairs.reserveCapacity(items.count * max(0, items.count - 1) / 2)
    for row in items.indices {
      for column in row + 1..<max(row + 1, items.count) {
        pairs.append(
          PairCount(
            first: row, second: column, both: cells[row * items.count + column], inFirst: totals[row],
            inSecond: totals[column]))
      }
    }
    return PairCounts(first: items, second: items, base: base.population, pairs: pairs)
  }

  /// The table of an axis with itself; cells below the diagonal may be missing.
  private func symmetricCells(
    _ axis: CountedAxis, within base: Bitmap
  ) throws(EngineFailure) -> (cells: [Int], totals: [Int]) {
    guard cheapestWay(axis, axis, within: base) == .bits else {
      if case .lists(let offsets, let items)? = axis.shape.rows(in: dataset, base: base) {
        trace?.note(.passOverRows)
        return try symmetricCells(offsets, items, of: axis.items.count, within: base)
      }
      let tally = try tally(axis, axis, within: base)
      return (tally.cells, tally.rowTotals)
    }
    trace?.note(.intersections)
    let bits = try bits(of: axis.items, shape: axis.shape, within: base)
    let mask = base.isFull ? nil : base
    let cells = bits.slots.count * bits.slots.count
    let counts = try countInBlocks(words: base.words.count, cells: cells) { words, counts in
      unsafe CrossKernel.withPointers(bits, nil) { sets in
        unsafe CrossKernel.count(sets, sets, mask, words, upperOnly: true, &counts)
      }
    }
    return (counts, bits.counts(within: base))
  }

  /// The same in one pass over the statements.
  private func symmetricCells(
    _ offsets: [UInt32], _ codes: Codes, of items: Int, within base: Bitmap
  ) throws(EngineFailure) -> (cells: [Int], totals: [Int]) {
    let width = items + 1
    let isShared = threads > 1 && base.population > max(parallelLimit, width * width * 4)
    let ranges = RowChunks.ranges(of: base.count, threads: isShared ? threads : 1)
    let parts = RowChunks.map(ranges, threads: threads) { range -> Result<[UInt32], EngineFailure> in
      var counts = [UInt32](repeating: 0, count: width * width)
      do throws(EngineFailure) {
        try forEachBlock(of: range.lowerBound / 64..<(range.upperBound + 63) / 64) { words in
          RowKernels.countPairs(offsets, codes, items: items, base, words: words, &counts)
        }
        return .success(counts)
      } catch {
        return .failure(error)
      }
    }
    var cells = [Int](repeating: 0, count: items * items)
    for part in parts {
      let counts = try part.get()
      for row in 0..<items {
        for column in row..<items { cells[row * items + column] += Int(counts[row * width + column]) }
      }
    }
    return (cells, (0..<items).map { cells[$0 * items + $0] })
  }
}
