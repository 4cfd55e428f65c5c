import TartanModel

extension Executor {
  /// The rows of a set in an order, at most `limit` of them.
  ///
  /// Without keys: the order of the file. With keys: labels by name and text by Unicode scalars, several labels of one
  /// statement label after label; identities that are whole numbers by number, before others. What ties is ordered by
  /// identity, then by row, so that another order of the file changes no sorted list.
  ///
  /// - Throws: `EngineFailure.stopped`.
  public func rows(
    in set: Bitmap, sortedBy keys: [SortKey] = [], limit: Int = .max
  ) throws(EngineFailure) -> [Int] {
    trace?.begin(.order(keys.map(\.field)))
    defer { trace?.end() }
    trace?.note(keys.isEmpty ? .lookUp : .sort)
    trace?.found(min(max(0, limit), set.population))
    guard !keys.isEmpty else { return set.first(limit) }
    let order = RowOrder(keys, dataset)
    var kept: [RowOrder.Place] = []
    var last: RowOrder.Place?
    stop.progress.begin(.sorting)
    var seen = 0
    for row in set.rows {
      if seen % 1024 == 0 { try stop.checkEngine() }
      seen += 1
      if let last, order.isSurelyAfter(row, last) { continue }
      let place = order.place(of: row)
      if let last, !order.precedes(place, last) { continue }
      kept.append(place)
      // Twice the limit, then back to it: few rows are ever sorted when few are wanted.
      if kept.count - 4096 > limit, kept.count / 2 > limit {
        try sort(&kept, by: order)
        kept.removeLast(kept.count - max(1, limit))
        last = kept.last
      }
    }
    try sort(&kept, by: order)
    return kept.prefix(max(0, limit)).map(\.row)
  }

  private func sort(_ places: inout [RowOrder.Place], by order: RowOrder) throws(EngineFailure) {
    do {
      try places.sort { left, right in
        try stop.check()
        return order.precedes(left, right)
      }
    } catch {
      throw .stopped
    }
  }
}
