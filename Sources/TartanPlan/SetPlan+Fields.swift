public import TartanModel

extension SetPlan {
  /// The fields that decide whether a statement is in the set.
  public var fields: Set<FieldID> {
    switch self {
    case .all, .nothing, .rows: []
    case .labels(let field, _), .only(let field, _), .missing(let field), .number(let field, _), .date(let field, _),
      .labelCount(let field, _), .identities(let field, _), .wording(let field, _):
      [field]
    case .not(let set): set.fields
    case .and(let sets), .or(let sets): sets.reduce(into: []) { $0.formUnion($1.fields) }
    }
  }
}
