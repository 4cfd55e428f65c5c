import TartanModel
public import TartanPlan

extension Executor {
  /// How many statements of `base` stand in each item of an axis, in the order of its items; `top` is not applied.
  ///
  /// - Throws: what the sets of the items may throw.
  public func axisCounts(_ axis: AxisPlan, within base: Bitmap) throws(EngineFailure) -> [Int] {
    trace?.begin(.items(axis.items))
    defer { trace?.end() }
    trace?.found(base.population)
    return try itemCounts(axis.items, shape: AxisShape(axis.items), within: base)
  }

  /// Which items of an axis its `top` keeps, as indices into its items, ascending; all of them without `top`.
  ///
  /// Kept are the items with most statements of `base`; of items with equally many, those whose names come first by
  /// Unicode scalars.
  ///
  /// - Throws: what the sets of the items may throw.
  public func keptItems(of axis: AxisPlan, within base: Bitmap) throws(EngineFailure) -> [Int] {
    guard let top = axis.top, top < axis.items.count else { return Array(axis.items.indices) }
    let counts = try axisCounts(axis, within: base)
    let ranked = axis.items.indices.sorted { left, right in
      if counts[left] != counts[right] { return counts[left] > counts[right] }
      let names = (axis.items[left].name, axis.items[right].name)
      return precedesByScalars(names.0, names.1) || (!precedesByScalars(names.1, names.0) && left < right)
    }
    return ranked.prefix(max(0, top)).sorted()
  }

  func itemCounts(_ items: [AxisItem], shape: AxisShape, within base: Bitmap) throws(EngineFailure) -> [Int] {
    if case .labels(let field, let labels) = shape, labels.allSatisfy({ $0.count == 1 }) {
      let counts = try labelCounts(of: field, within: base)
      return labels.joined().map { counts[$0.index] }
    }
    if let rows = shape.rows(in: dataset, base: base) {
      trace?.note(.histogram)
      return try histogram(of: rows, items: items.count, within: base).counts
    }
    var counts: [Int] = []
    trace?.note(.madeBitmaps(items.count))
    for item in items { counts.append(try count(of: item.set, within: base)) }
    return counts
  }
}

/// Whether one text comes before another by Unicode scalars: an order without a locale. Equal to the order of the bytes.
func precedesByScalars(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
