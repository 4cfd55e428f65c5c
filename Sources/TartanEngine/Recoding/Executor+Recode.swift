import TartanModel
public import TartanPlan

/// What a step led to.
public struct Recoding: Sendable {
  /// The dataset afterwards.
  public let dataset: Dataset
  /// How many statements carry other labels of the field than before.
  public let changed: Int
  /// The labels that no statement carries any more, and that are gone.
  public let vanished: [String]
  /// The labels that were not there before.
  public let created: [String]
}

extension Executor {
  /// The dataset after a step. The old one stays as it is; the two share all columns but one.
  ///
  /// Labels that no statement carries any more are gone, as if the file had never had them.
  ///
  /// - Throws: `EngineFailure.stopped`, or `.tooCostly` for a pattern in the step's set.
  /// - Complexity: linear in the statements and the labels that they carry.
  public func recode(_ plan: RecodePlan) throws(EngineFailure) -> Recoding {
    let field = dataset.catalog[plan.field]
    var rows: Bitmap?
    switch plan.change {
    case .relabel: break
    case .give(_, let set), .take(_, let set), .exchange(_, _, let set): rows = try bitmap(of: set)
    }
    let change = LabelChange(plan.change, of: field)
    switch dataset[plan.field] {
    case .single(let column):
      let recoded = RecodedSingle(column, change, rows)
      let order = LabelsInUse(change.names, recoded.counts)
      let codes = order.renumbered(recoded.codes)
      try stop.checkEngine()
      return recoding(
        field, order, missing: recoded.missing, changed: recoded.changed,
        .single(SingleColumn(codes: codes, labelCount: order.names.count)))
    case .multi(let column):
      let recoded = RecodedMulti(column, change, rows)
      let order = LabelsInUse(change.names, recoded.counts)
      let codes = order.renumbered(recoded.codes)
      try stop.checkEngine()
      return recoding(
        field, order, missing: recoded.missing, changed: recoded.changed,
        .multi(MultiColumn(offsets: recoded.offsets, codes: codes, labelCount: order.names.count)))
    default: preconditionFailure("only single and multi fields have labels")
    }
  }

  private func recoding(
    _ field: FieldDescription, _ order: LabelsInUse, missing: Int, changed: Int, _ column: Column
  ) -> Recoding {
    let description = FieldDescription(
      id: field.id, name: field.name, kind: field.kind, labels: LabelList(names: order.names, counts: order.counts),
      missing: missing, isHierarchical: field.isHierarchical)
    let (before, after) = (Set(field.labels.names), Set(order.names))
    return Recoding(
      dataset: Dataset(dataset, recoding: description, to: column), changed: changed,
      vanished: field.labels.names.filter { !after.contains($0) },
      created: order.names.filter { !before.contains($0) })
  }
}

/// The labels that some statement carries, and their codes without gaps.
private struct LabelsInUse {
  let names: [String]
  let counts: [Int]
  /// The code of each label among those in use; nil if all are in use.
  private let codes: [UInt32]?

  init(_ names: [String], _ counts: [Int]) {
    let kept = names.indices.filter { counts[$0] > 0 }
    self.names = kept.map { names[$0] }
    self.counts = kept.map { counts[$0] }
    guard kept.count < names.count else {
      codes = nil
      return
    }
    var codes = [UInt32](repeating: SingleColumn.missing, count: names.count)
    for (code, label) in kept.enumerated() { codes[label] = UInt32(truncatingIfNeeded: code) }
    self.codes = codes
  }

  func renumbered(_ old: [UInt32]) -> [UInt32] {
    guard let codes else { return old }
    let map = codes.span
    return old.map { $0 == SingleColumn.missing ? $0 : map[Int($0)] }
  }
}
