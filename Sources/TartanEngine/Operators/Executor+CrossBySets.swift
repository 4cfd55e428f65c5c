import TartanModel
import TartanPlan

extension Executor {
  /// Counts a table whose rows are free sets and whose columns have many items: a pass over the statements of each set.
  package func tallyBySets(
    _ rows: CountedAxis, _ columns: CountedAxis, within base: Bitmap
  ) throws(EngineFailure) -> CrossTally {
    guard let columnItems = columns.shape.rows(in: dataset, base: base) else {
      preconditionFailure("an axis of free sets has no row-by-row form")
    }
    let width = columns.items.count
    let all = try histogram(of: columnItems, items: width, within: base)
    var tally = CrossTally(
      cells: [], rowTotals: [], columnTotals: all.counts, inAnyRow: 0, inAnyColumn: all.inAny, inAnyColumnByRow: [],
      inAnyRowByColumn: [])
    var anyRow = Bitmap(none: base.count)
    for item in rows.items {
      let set = try bitmap(of: item.set, within: base)
      let counted = try histogram(of: columnItems, items: width, within: set)
      tally.cells += counted.counts
      tally.rowTotals.append(set.population)
      tally.inAnyColumnByRow.append(counted.inAny)
      anyRow.formUnion(set)
    }
    tally.inAnyRow = anyRow.population
    tally.inAnyRowByColumn = try histogram(of: columnItems, items: width, within: anyRow).counts
    return tally
  }
}
