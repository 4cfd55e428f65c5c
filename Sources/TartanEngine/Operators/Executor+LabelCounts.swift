public import TartanModel

extension Executor {
  /// How many statements of `base` carry each label of a single or multi field, by code.
  ///
  /// All statements: a look-up. Fewer: an intersection a label, or a pass over the statements of `base`, whichever is
  /// cheaper.
  ///
  /// - Throws: `EngineFailure.stopped`.
  public func labelCounts(of field: FieldID, within base: Bitmap) throws(EngineFailure) -> [Int] {
    let population = base.population
    trace?.begin(.labels(field))
    defer { trace?.end() }
    trace?.found(population)
    if population == base.count {
      trace?.note(.lookUp)
      return dataset.catalog[field].labels.counts
    }
    let index = dataset.labelIndex(of: field)
    let byLabel = index.countingCost
    switch dataset[field] {
    case .single(let column):
      if byLabel < Double(population) * 1.5 { break }
      trace?.note(.histogram)
      return try histogram(of: .codes(column.codes), items: column.labelCount, within: base).counts
    case .multi(let column):
      let mean = Double(column.codes.count) / Double(max(1, base.count))
      if byLabel < Double(population) * (1 + mean * 1.5) { break }
      trace?.note(.histogram)
      let lists = AxisRows.lists(offsets: column.offsets, items: column.codes)
      return try histogram(of: lists, items: column.labelCount, within: base).counts
    default: preconditionFailure("only single and multi fields have labels")
    }
    trace?.note(.intersections)
    return (0..<index.counts.count).map { index.count(of: LabelID($0), within: base) }
  }
}
