import TartanModel
import TartanPlan

extension SetPlan {
  /// The fields that decide who is in the set.
  var fields: Set<FieldID> {
    switch self {
    case .all, .nothing: []
    case .labels(let field, _), .only(let field, _), .missing(let field), .number(let field, _), .date(let field, _),
      .labelCount(let field, _), .identities(let field, _), .wording(let field, _):
      [field]
    case .not(let set): set.fields
    case .and(let sets), .or(let sets): sets.reduce(into: []) { $0.formUnion($1.fields) }
    }
  }
}

extension AxisPlan {
  /// The fields that decide in which items a statement stands.
  var fields: Set<FieldID> { items.reduce(into: Set(field.map { [$0] } ?? [])) { $0.formUnion($1.set.fields) } }
}
