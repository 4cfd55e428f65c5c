extension ExpressionSyntax {
  var canonical: String {
    switch self {
    case .number(_, let name): name.text
    case .text(let name): name.asText
    case .none: "none"
    case .count(.result(let result), _) where !result.cell.isEmpty: result.canonical
    case .count(let set, _): "count(\(set.canonical))"
    case .share(let part, let whole, _): "share(\(part.canonical) of \(whole.canonical))"
    case .jaccard(let left, let right, _): "jaccard(\(left.canonical), \(right.canonical))"
    case .sum(let sets, _): "sum(" + sets.map(\.canonical).joined(separator: ", ") + ")"
    case .labels(let field, _): "labels(\(field.asWord))"
    case .extreme(let end, let field, _): "\(end.rawValue)(\(field.asWord))"
    case .parameter(let name): "$" + name.text
    case .binary(let sign, let left, let right):
      left.inBrackets(below: sign.binding) + " \(sign.rawValue) " + right.inBrackets(below: sign.binding + 1)
    case .negative(let value, _): "-" + value.inBrackets(below: 4)
    }
  }

  /// The text, in brackets if it binds less tightly than its surroundings.
  private func inBrackets(below binding: Int) -> String {
    let own =
      switch self {
      case .binary(let sign, _, _): sign.binding
      case .negative: 3
      default: 4
      }
    return own < binding ? "(\(canonical))" : canonical
  }
}

extension ExpressionSyntax.Operator {
  /// How tightly it binds.
  fileprivate var binding: Int {
    switch self {
    case .plus, .minus: 1
    case .times, .over: 2
    }
  }
}
