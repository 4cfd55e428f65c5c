import TartanModel
public import TartanPlan

/// The items of one axis in which each statement of a base stands: what a test shuffles.
///
/// Invariant: `starts` has one element more than there are statements, begins with 0, never falls and ends with
/// `items.count`; no item stands twice in one statement.
public struct Memberships: Hashable, Sendable {
  /// Where each statement's items begin in `items`, and one end; statements in the order of the data.
  public let starts: [Int32]
  /// The items of all statements, as positions in the axis.
  public let items: [Int32]

  /// How many statements there are.
  public var statementCount: Int { starts.count - 1 }

  /// The items of one statement.
  public func items(of statement: Int) -> ArraySlice<Int32> {
    items[Int(starts[statement])..<Int(starts[statement + 1])]
  }
}

extension Executor {
  /// Looks up the items of each statement of `base`, in one pass over the statements where items are labels, numbers or
  /// days, else set by set.
  ///
  /// - Throws: `.stopped`, and what the sets of the items may throw.
  public func memberships(_ axis: AxisPlan, within base: Bitmap) throws(EngineFailure) -> Memberships {
    stop.progress.begin(.counting, total: base.count)
    guard let rows = AxisShape(axis.items).rows(in: dataset, base: base) else {
      return try membershipsBySet(axis, base)
    }
    var starts: [Int32] = [0]
    starts.reserveCapacity(base.population + 1)
    var found: [Int32] = []
    switch rows {
    case .codes(let codes):
      found.reserveCapacity(base.population)
      try forEachRow(in: base) { row in
        let code = codes[row]
        if code < axis.items.count { found.append(Int32(code)) }
        starts.append(Int32(found.count))
      }
    case .lists(let offsets, let items):
      guard items.count <= Int32.max else { throw .tooLarge(cells: items.count) }
      found.reserveCapacity(base.isFull ? items.count : 0)
      try forEachRow(in: base) { row in
        for index in Int(offsets[row])..<Int(offsets[row &+ 1]) { found.append(Int32(items[index])) }
        starts.append(Int32(found.count))
      }
    }
    return Memberships(starts: starts, items: found)
  }

  /// Two passes over the statements of each set: to count, and to fill in.
  private func membershipsBySet(_ axis: AxisPlan, _ base: Bitmap) throws(EngineFailure) -> Memberships {
    var place = [Int](repeating: 0, count: base.count)
    var population = 0
    try forEachRow(in: base) { row in
      place[row] = population
      population += 1
    }
    var sets: [Bitmap] = []
    for item in axis.items { sets.append(try bitmap(of: item.set).intersection(base)) }
    let all = sets.reduce(0) { $0 + $1.population }
    guard all <= Int32.max else { throw .tooLarge(cells: all) }
    var starts = [Int32](repeating: 0, count: population + 1)
    for set in sets { try forEachRow(in: set) { starts[place[$0] + 1] += 1 } }
    for statement in 0..<population { starts[statement + 1] += starts[statement] }
    var ends = starts
    var items = [Int32](repeating: 0, count: all)
    for (item, set) in sets.enumerated() {
      try forEachRow(in: set) { row in
        items[Int(ends[place[row]])] = Int32(item)
        ends[place[row]] += 1
      }
    }
    return Memberships(starts: starts, items: items)
  }
}
