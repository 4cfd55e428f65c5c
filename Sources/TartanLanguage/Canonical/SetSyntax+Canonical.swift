extension SetSyntax {
  var canonical: String {
    switch self {
    case .all: "all"
    case .term(let term): term.canonical
    case .bare(let name): name.asWord
    case .result(let result): result.canonical
    case .not(let set, _): "not " + set.inBrackets(within: .not)
    case .and: conditions.map { $0.inBrackets(within: .and) }.joined(separator: " and ")
    case .or: alternatives.map(\.canonical).joined(separator: " or ")
    }
  }

  private enum Binding { case not, and }

  /// The text with the brackets that it needs as an operand.
  private func inBrackets(within binding: Binding) -> String {
    switch self {
    case .or: "(" + canonical + ")"
    case .and where binding == .not: "(" + canonical + ")"
    default: canonical
    }
  }
}

extension TermSyntax {
  var canonical: String {
    let written = values.map(\.canonical).joined(separator: ", ")
    let asked = only ? "only(\(written))" : values.count == 1 ? written : "(\(written))"
    return switch subject {
    case .field(let field): field.asWord + ":" + asked
    case .labelCount(let field): "count(" + field.asWord + "):" + asked
    }
  }
}

extension ValueSyntax {
  var canonical: String {
    switch self {
    case .name(let name): name.asValue
    case .wildcard(let name): name.text
    case .pattern(let name): Spelled.pattern(name.text)
    case .stem(let name): "~" + name.text
    case .range(let from, let to): from.asValue + ".." + to.asValue
    case .compare(let comparison, let name): comparison.rawValue + name.asValue
    case .none: "none"
    case .any: "any"
    }
  }

  /// As wording behind `find`.
  var canonicalWording: String { if case .name(let name) = self { name.asPlain } else { canonical } }
}

extension ResultSyntax {
  var canonical: String {
    let sign = "%" + (number.map(String.init) ?? "")
    return cell.isEmpty ? sign : sign + "[" + cell.map(\.asPlain).joined(separator: ", ") + "]"
  }
}

extension AxisSyntax {
  var canonical: String {
    switch self {
    case .field(let name, let top, let among):
      name.asWord + (among.isEmpty ? "" : " in (" + among.map(\.canonical).joined(separator: ", ") + ")")
        + (top.map { " top \($0)" } ?? "")
    case .sets(let sets, _): "{" + sets.map(\.canonical).joined(separator: ", ") + "}"
    }
  }

  /// Whether a `top N` directly behind it would be read as its own.
  var wouldTakeTop: Bool { if case .field(_, nil, _) = self { true } else { false } }
}

extension NamedSetSyntax {
  var canonical: String { (name.map { $0.asWord + " = " } ?? "") + set.canonical }
}
