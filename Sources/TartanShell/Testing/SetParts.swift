import TartanModel
import TartanPlan

/// What a set looks at: decides whether it is related to another one by what they are.
struct SetParts: Hashable {
  /// The fields that decide who is in the set.
  var fields: Set<FieldID> = []
  /// The labels of multi fields that decide it.
  var labels: Set<FieldLabel> = []

  /// One label of one field.
  struct FieldLabel: Hashable {
    let field: FieldID
    let label: LabelID
  }

  /// Looks at a set.
  init(_ set: SetPlan) {
    switch set {
    case .all, .nothing, .rows: break
    case .labels(let field, let labels), .only(let field, let labels):
      fields = [field]
      self.labels = Set(labels.map { FieldLabel(field: field, label: $0) })
    case .missing(let field), .number(let field, _), .date(let field, _), .labelCount(let field, _),
      .identities(let field, _), .wording(let field, _):
      fields = [field]
    case .not(let set): self = SetParts(set)
    case .and(let sets), .or(let sets): self = SetParts(sets)
    }
  }

  /// Looks at several sets at once.
  init(_ sets: [SetPlan]) {
    for set in sets.map(SetParts.init) {
      fields.formUnion(set.fields)
      labels.formUnion(set.labels)
    }
  }

  /// A field through which both are related whatever the data: one with a single value a statement, or a multi field of
  /// which both look at the same label. Different tags, and different wordings, are a question to the data.
  func related(to other: SetParts, _ catalog: Catalog) -> FieldDescription? {
    let shared = fields.intersection(other.fields).sorted { $0.index < $1.index }
    let same = Set(labels.intersection(other.labels).map(\.field))
    return shared.map { catalog[$0] }.first { field in
      switch field.kind {
      case .single, .number, .date, .id: true
      case .multi: same.contains(field.id)
      case .text: false
      }
    }
  }
}
