import TartanModel
import TartanPlan

/// What a filter chooses where coders are compared: units by what somebody said of them, or codings.
///
/// A condition on what was coded would keep the codings that say so and drop the others of the same unit, so that the
/// coders would agree on all that is left. It therefore chooses units, with all their codings.
struct CodingChoice {
  /// The conditions that choose units, each with all its codings; empty where there are none.
  let ofUnits: [SetPlan]
  /// The conditions that choose codings: who made them, when, on what.
  let ofCodings: SetPlan

  /// Looks at a filter where `fields` are compared.
  init(_ plan: SetPlan, of fields: Set<FieldID>) {
    var units: [SetPlan] = []
    var codings: [SetPlan] = []
    for part in plan.conditions {
      if part.tells(of: fields) { units.append(part) } else { codings.append(part) }
    }
    ofUnits = units
    ofCodings = .intersection(codings)
  }
}

extension SetPlan {
  /// The conditions that all have to hold.
  fileprivate var conditions: [SetPlan] {
    switch self {
    case .all: []
    case .and(let parts): parts.flatMap(\.conditions)
    default: [self]
    }
  }

  /// Whether it may depend on what was coded. That there is a coding at all (`theme:any`) does not say which.
  fileprivate func tells(of coded: Set<FieldID>) -> Bool {
    switch self {
    case .not(.missing): false
    case .rows: true
    case .not(let part): part.tells(of: coded)
    case .and(let parts), .or(let parts): parts.contains { $0.tells(of: coded) }
    default: !fields.isDisjoint(with: coded)
    }
  }
}
