import TartanModel

/// The functions of values.
enum ValueFunction: String, CaseIterable {
  case count, share, jaccard, sum, labels, most, fewest
}

extension CommandParser {
  /// Reads `count(SET)` and the like; `name` stands here with a bracket behind it.
  mutating func function(_ name: Token) throws(Diagnostic) -> ExpressionSyntax {
    guard let function = ValueFunction(rawValue: name.text.lowercased()) else {
      let known = ValueFunction.allCases.map(\.rawValue)
      let near = Spelling.nearest(name.text, among: known, limit: 1).map { "did you mean \($0)(…)?" }
      throw Diagnostic(
        .badSyntax, at: name.span, "there is no function '\(shown(name.span))'",
        hints: near + ["functions are " + known.joined(separator: ", ")])
    }
    index += 1
    let opener = here
    try descend(at: opener)
    index += 1
    if current == nil { throw unclosed(opener) }
    let sets = function.takesField ? [] : try sets(of: function, opener: opener)
    let field = function.takesField ? try self.name("a field", hints: ["\(function.rawValue)(theme)"]) : nil
    try close(.rightParenthesis, opener: opener, function == .sum ? "',' or ')'" : "')'", hints: function.hints)
    nesting -= 1
    let span = span(from: name.span.start)
    switch function {
    case .count: return .count(sets[0], span)
    case .share: return .share(sets[0], of: sets[1], span)
    case .jaccard: return .jaccard(sets[0], sets[1], span)
    case .sum: return .sum(sets, span)
    case .labels, .most, .fewest: return extreme(function, field ?? Name("", at: span), span)
    }
  }

  private func extreme(_ function: ValueFunction, _ field: Name, _ span: SourceSpan) -> ExpressionSyntax {
    switch function {
    case .most: .extreme(.most, field, span)
    case .fewest: .extreme(.fewest, field, span)
    default: .labels(field, span)
    }
  }

  /// Reads the sets that a function takes.
  private mutating func sets(of function: ValueFunction, opener: SourceSpan) throws(Diagnostic) -> [SetSyntax] {
    var sets = [try set()]
    switch function {
    case .share:
      guard take(word: "of") else { throw separatorMissing("'of'", opener, function) }
      sets.append(try set())
    case .jaccard:
      guard take(.comma) else { throw separatorMissing("','", opener, function) }
      sets.append(try set())
    case .sum: while take(.comma) { sets.append(try set()) }
    default: break
    }
    return sets
  }

  private func separatorMissing(_ separator: String, _ opener: SourceSpan, _ function: ValueFunction) -> Diagnostic {
    current == nil ? unclosed(opener) : unexpected(separator, hints: function.hints)
  }
}

extension ValueFunction {
  /// Whether it takes a field and not sets.
  var takesField: Bool { self == .labels || self == .most || self == .fewest }

  /// How it is written.
  fileprivate var hints: [String] {
    switch self {
    case .count: ["count(A and B)", "count(A or B)"]
    case .share: ["share(A of B)"]
    case .jaccard: ["jaccard(A, B)"]
    case .sum: ["sum(A, B)"]
    case .labels, .most, .fewest: ["\(rawValue)(theme)"]
    }
  }
}
