import TartanModel
import TartanPlan

/// A step, in terms of codes: what becomes of each label outside and inside of a set of statements.
///
/// Codes of the result are those of `names`, in which labels may be left over that no statement carries.
struct LabelChange: Sendable {
  /// The labels afterwards, sorted by their UTF-8 bytes, as `Catalog` has them.
  let names: [String]
  /// The code afterwards of each code before, for statements outside of the set.
  let outside: [UInt32]
  /// The same for statements inside of it; `none` for a label that they lose.
  let inside: [UInt32]
  /// The label that statements inside get.
  let added: UInt32?
  /// Whether a code before has another name afterwards, outside and inside.
  let altersOutside: [Bool]
  let altersInside: [Bool]

  /// The code of a label that is taken away.
  static let none = UInt32.max

  init(_ change: RecodePlan.Change, of field: FieldDescription) {
    let old = field.labels.names
    var outside: [String?] = old
    var inside: [String?] = old
    var added: String?
    switch change {
    case .relabel(let names):
      for (label, name) in names {
        outside[label.index] = name
        inside[label.index] = name
      }
    case .give(let label, _):
      added = label
      if field.kind == .single { inside = old.map { _ in label } }
    case .take(let labels, _): for label in labels { inside[label.index] = nil }
    case .exchange(let label, let other, _): inside[label.index] = other
    }
    let all = Set((outside + inside + [added]).compactMap { $0 })
    let names = all.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let codes = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, UInt32(truncatingIfNeeded: $0)) })
    func code(_ name: String?) -> UInt32 { name.flatMap { codes[$0] } ?? LabelChange.none }
    self.names = names
    self.outside = outside.map(code)
    self.inside = inside.map(code)
    self.added = added.map(code)
    altersOutside = zip(outside, old).map { $0 != $1 }
    altersInside = zip(inside, old).map { $0 != $1 }
  }
}
