import TartanModel

/// What became of the statements of a dataset since a sett pinned them: which came, went or changed, and in which
/// field.
struct DataChange: Sendable {
  /// A statement that is there before and after, with what differs.
  struct Changed: Sendable {
    /// Its row before.
    let before: Int
    /// Its row now.
    let after: Int
    /// The fields that differ, as places in `common`.
    let fields: [Int]
  }

  /// A field that both have.
  struct CommonField: Sendable {
    /// Its name.
    let name: String
    /// Its place among the fields before.
    let before: Int
    /// Its place among the fields now.
    let after: Int
  }

  /// The statements before, with the labels that were renamed under their new names.
  let before: PinnedData
  /// The statements before, as they were pinned.
  let pinned: PinnedData
  /// The statements now.
  let after: PinnedData
  /// The fields that both have.
  let common: [CommonField]
  /// The labels that bear another name now.
  let renames: [LabelRename]
  /// Rows now that were not there.
  let came: [Int]
  /// Rows before that are not there any more.
  let went: [Int]
  /// Statements that differ.
  let changed: [Changed]
  /// Whether the statements that stayed stand in another order.
  let isReordered: Bool

  /// Compares what a sett pinned with what is there.
  init(before pinned: PinnedData, after: PinnedData) {
    let common = pinned.fields.enumerated().compactMap { index, field -> CommonField? in
      guard let now = after.fields.firstIndex(where: { $0.name == field.name && $0.isLike(field) }) else { return nil }
      return CommonField(name: field.name, before: index, after: now)
    }
    // Renames are found among statements that are matched, and matching by contents needs to know the renames.
    let byIdentity = StatementMatching(before: pinned, after: after, common, byContents: false)
    let renames = common.flatMap { LabelRename.found(in: $0, pinned, after, byIdentity.pairs) }
    let before = LabelRename.applied(renames, to: pinned)
    let matching = StatementMatching(before: before, after: after, common, byContents: true)
    self.pinned = pinned
    self.before = before
    self.after = after
    self.common = common
    self.renames = renames
    came = matching.came
    went = matching.went
    changed = matching.pairs.compactMap { pair in
      let fields = common.indices.filter {
        !before.rows[pair.before].values[common[$0].before].isAlike(after.rows[pair.after].values[common[$0].after])
      }
      return fields.isEmpty ? nil : Changed(before: pair.before, after: pair.after, fields: fields)
    }
    isReordered = zip(matching.pairs, matching.pairs.dropFirst()).contains { $0.before > $1.before }
  }

  /// Whether the statements are the same, whatever their order and the names of labels.
  var sameStatements: Bool { came.isEmpty && went.isEmpty && changed.isEmpty }

  /// The fields that are gone.
  var goneFields: [String] { pinned.fields.map(\.name).filter { name in !common.contains { $0.name == name } } }
  /// The fields that are new.
  var newFields: [String] { after.fields.map(\.name).filter { name in !common.contains { $0.name == name } } }

  /// How a statement of now is called.
  func name(after row: Int) -> String { DataChange.name(after, row) }
  /// How a statement of then is called.
  func name(before row: Int) -> String { DataChange.name(pinned, row) }

  private static func name(_ data: PinnedData, _ row: Int) -> String {
    data.rows[row].id.isEmpty ? "row \(row + 1)" : data.rows[row].id
  }
}

extension PinnedData.Field {
  /// Whether values of both can be compared: one label or several are both labels.
  fileprivate func isLike(_ other: PinnedData.Field) -> Bool {
    kind == other.kind || [kind, other.kind].allSatisfy { $0 == .single || $0 == .multi }
  }
}

extension PinnedData.Value {
  /// Whether both say the same; labels are a set.
  func isAlike(_ other: PinnedData.Value) -> Bool {
    guard case .labels(let mine) = self, case .labels(let others) = other else { return self == other }
    return mine == others || Set(mine) == Set(others)
  }

  /// The same with labels in the order of their names, so that equal sets are equal values.
  var inOrder: PinnedData.Value {
    guard case .labels(let names) = self else { return self }
    return .labels(Set(names).sorted())
  }
}
