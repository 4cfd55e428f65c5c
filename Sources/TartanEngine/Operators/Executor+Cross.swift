import TartanModel
public import TartanPlan

extension Executor {
  /// Counts the statements of `base` in each row item and column item together, with all totals.
  ///
  /// A `top` of an axis is applied first, by the statements of `base`.
  ///
  /// - Throws: `.tooLarge` for more than `cellLimit` cells, and what the sets of the items may throw.
  public func cross(
    rows: AxisPlan, columns: AxisPlan, within base: Bitmap
  ) throws(EngineFailure) -> CrossCounts {
    trace?.begin(.table(rows: rows.items, columns: columns.items))
    defer { trace?.end() }
    trace?.found(base.population)
    let rowItems = try keptItems(of: rows, within: base).map { rows.items[$0] }
    let columnItems = try keptItems(of: columns, within: base).map { columns.items[$0] }
    try checkCells(rowItems.count, columnItems.count)
    let tally = try tally(CountedAxis(rowItems), CountedAxis(columnItems), within: base)
    return CrossCounts(
      rows: rowItems, columns: columnItems, base: base.population, counts: tally.cells, rowTotals: tally.rowTotals,
      columnTotals: tally.columnTotals, inAnyRow: tally.inAnyRow, inAnyColumn: tally.inAnyColumn,
      inAnyColumnByRow: tally.inAnyColumnByRow, inAnyRowByColumn: tally.inAnyRowByColumn)
  }

  /// Refuses a table that would not fit into memory.
  ///
  /// - Throws: `.tooLarge` for more than `cellLimit` cells.
  func checkCells(_ rows: Int, _ columns: Int) throws(EngineFailure) {
    let cells = rows.multipliedReportingOverflow(by: columns)
    guard !cells.overflow, cells.partialValue <= Executor.cellLimit else {
      throw .tooLarge(cells: cells.overflow ? .max : cells.partialValue)
    }
  }

  /// Counts a table in the cheapest way.
  func tally(_ rows: CountedAxis, _ columns: CountedAxis, within base: Bitmap) throws(EngineFailure) -> CrossTally {
    let way = cheapestWay(rows, columns, within: base)
    trace?.note(way.traced)
    switch way {
    case .bits: return try tallyByBits(rows, columns, within: base)
    case .rows: return try tallyByRows(rows, columns, within: base)
    case .rowSets: return try tallyBySets(rows, columns, within: base)
    case .columnSets: return try tallyBySets(columns, rows, within: base).transposed()
    }
  }

  /// The one place that chooses how a table is counted; every way gives the same numbers.
  ///
  /// Set by set (bitmaps in blocks that fit the cache) costs cells x words; row by row costs statements x items a
  /// statement. Few labels favour the first, many the second. Axes of free sets have no row-by-row form; with many
  /// items on the other side each set is counted by a pass over its statements.
  func cheapestWay(_ rows: CountedAxis, _ columns: CountedAxis, within base: Bitmap) -> CrossWay {
    let population = Double(base.population)
    let cells = Double((rows.items.count + 1) * (columns.items.count + 1))
    let byBits =
      cells * Double(base.words.count) * nanosecondsPerWord + bitsCost(rows, base) + bitsCost(columns, base)
    switch (itemsPerRow(rows), itemsPerRow(columns)) {
    case (let perRow?, let perColumn?):
      let byRows = population * (2 + perRow * perColumn) + rowsCost(rows, base) + rowsCost(columns, base)
      return byBits > byRows ? .rows : .bits
    case (nil, let perColumn?):
      let bySets = Double(rows.items.count + 2) * population / 2 * (1 + perColumn) + rowsCost(columns, base)
      return byBits > bySets ? .rowSets : .bits
    case (let perRow?, nil):
      let bySets = Double(columns.items.count + 2) * population / 2 * (1 + perRow) + rowsCost(rows, base)
      return byBits > bySets ? .columnSets : .bits
    case (nil, nil): return .bits
    }
  }

  /// How many items a row stands in, on average; nil for an axis of free sets.
  private func itemsPerRow(_ axis: CountedAxis) -> Double? {
    switch axis.shape {
    case .sets: return nil
    case .numbers, .days: return 1
    case .labels(let field, _):
      // From the catalog: a saved dataset need not read the lists to know how long they are.
      let description = dataset.catalog[field]
      guard description.kind == .multi else { return 1 }
      return Double(description.labels.counts.reduce(0, +)) / Double(max(1, rowCount))
    }
  }

  /// What it costs to have the axis as bitmaps, in nanoseconds.
  private func bitsCost(_ axis: CountedAxis, _ base: Bitmap) -> Double {
    if sharedSlots(of: axis.shape) != nil { return 0 }
    switch axis.shape {
    case .labels, .sets: return Double(axis.items.count * base.words.count) * 1.5
    case .numbers, .days: return Double(axis.items.count * base.count)
    }
  }

  /// What it costs to have the axis row by row, in nanoseconds.
  private func rowsCost(_ axis: CountedAxis, _ base: Bitmap) -> Double {
    switch axis.shape {
    case .sets: return .infinity
    case .numbers, .days: return Double(base.count) * 10
    case .labels(let field, let items):
      return items.count == dataset.catalog[field].labels.counts.count ? 0 : Double(base.count) * 6
    }
  }
}

/// The ways to count a table.
enum CrossWay: Sendable {
  /// By intersecting the bitmaps of the items.
  case bits
  /// In one pass over the statements.
  case rows
  /// By a pass over the statements of each row item.
  case rowSets
  /// By a pass over the statements of each column item.
  case columnSets

  /// As a trace names it.
  var traced: TraceWay {
    switch self {
    case .bits: .intersections
    case .rows: .passOverRows
    case .rowSets, .columnSets: .passBySet
    }
  }
}

/// The items of an axis and what they have in common.
package struct CountedAxis: Sendable {
  package let items: [AxisItem]
  let shape: AxisShape

  package init(_ items: [AxisItem]) {
    self.items = items
    shape = AxisShape(items)
  }
}
