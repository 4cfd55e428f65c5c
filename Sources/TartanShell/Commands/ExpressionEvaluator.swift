import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics
import TartanText

extension Question {
  /// What an expression comes to on the statements looked at.
  ///
  /// - Throws: a diagnostic for a name that means nothing, a division by zero, or arithmetic with a label.
  func value(_ syntax: ExpressionSyntax) throws(Diagnostic) -> ExpressionValue {
    switch syntax {
    case .number(let number, _): return .number(number)
    case .text(let name): return .text(try binder.text(of: name))
    case .none: return .none
    case .parameter(let name):
      let text = try binder.text(of: name)
      return Double(text).map { .number($0) } ?? .text(text)
    case .count(let set, _): return .number(Double(try count(set)))
    case .share(let part, let whole, let span): return try share(part, of: whole, span)
    case .jaccard(let one, let other, let span): return try jaccard(one, other, span)
    case .sum(let sets, _):
      var sum = 0
      for set in sets { sum += try count(set) }
      return .number(Double(sum))
    case .labels(let name, _): return .number(Double(try usedLabels(name).count))
    case .extreme(let end, let name, let span): return try extreme(end, name, span)
    case .negative(let inner, _): return .number(-(try number(inner)))
    case .binary(let operation, let left, let right): return try binary(operation, left, right, syntax.span)
    }
  }

  private func count(_ set: SetSyntax) throws(Diagnostic) -> Int {
    try bitmap(try binder.set(set)).intersectionCount(try base())
  }

  private func overlap(_ one: SetSyntax, _ other: SetSyntax) throws(Diagnostic) -> OverlapCounts {
    let (first, second, within) = (try binder.set(one), try binder.set(other), try base())
    return try ask { executor throws(EngineFailure) in try executor.overlap(first, with: second, within: within) }
  }

  private func share(_ part: SetSyntax, of whole: SetSyntax, _ span: SourceSpan) throws(Diagnostic) -> ExpressionValue {
    let counts = try overlap(part, whole)
    guard counts.inSecond > 0 else {
      throw Diagnostic(.badValue, at: span, "the share is not defined: no statement is in \(canonicalText(of: whole))")
    }
    return .number(Double(counts.both) / Double(counts.inSecond))
  }

  private func jaccard(_ one: SetSyntax, _ other: SetSyntax, _ span: SourceSpan) throws(Diagnostic) -> ExpressionValue {
    guard let jaccard = try overlap(one, other).fourfold?.jaccard else {
      throw Diagnostic(.badValue, at: span, "Jaccard is not defined: no statement is in either set")
    }
    return .number(jaccard)
  }

  /// The labels of a field that some statement looked at carries, with their counts.
  private func usedLabels(_ name: Name) throws(Diagnostic) -> [(label: String, count: Int)] {
    let field = try binder.labelledField(name, for: "this value")
    let within = try base()
    let counts = try ask { executor throws(EngineFailure) in try executor.labelCounts(of: field.id, within: within) }
    return zip(field.labels.names, counts).filter { $0.1 > 0 }.map { (label: $0.0, count: $0.1) }
  }

  private func extreme(_ end: ExpressionSyntax.Extreme, _ name: Name, _ span: SourceSpan) throws(Diagnostic)
    -> ExpressionValue
  {
    let used = try usedLabels(name)
    let limit = end == .most ? used.map(\.count).max() : used.map(\.count).min()
    guard let limit else { throw Diagnostic(.badValue, at: span, "no label of \(name.text) is on any statement") }
    let found = used.filter { $0.count == limit }.map(\.label)
    return .text(found.joined(separator: "; "))
  }

  private func number(_ syntax: ExpressionSyntax) throws(Diagnostic) -> Double {
    switch try value(syntax) {
    case .number(let number): return number
    case .text(let text):
      throw Diagnostic(
        .wrongKind, at: syntax.span, "'\(Control.visible(text))' is a text, and arithmetic needs numbers")
    case .none: throw Diagnostic(.wrongKind, at: syntax.span, "none is no number")
    }
  }

  private func binary(
    _ operation: ExpressionSyntax.Operator, _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ span: SourceSpan
  ) throws(Diagnostic) -> ExpressionValue {
    let (a, b) = (try number(left), try number(right))
    switch operation {
    case .plus: return .number(a + b)
    case .minus: return .number(a - b)
    case .times: return .number(a * b)
    case .over:
      guard b != 0 else { throw Diagnostic(.badValue, at: span, "division by zero") }
      return .number(a / b)
    }
  }
}

extension ExpressionSyntax {
  /// How many decimals a number was written with; 0 for anything else.
  var decimals: Int {
    switch self {
    case .number(_, let name): name.text.firstIndex(of: ".").map { name.text[$0...].count - 1 } ?? 0
    case .negative(let inner, _): inner.decimals
    default: 0
    }
  }

  /// Whether it is a number as written, and so says how exactly it is meant.
  var isLiteral: Bool {
    switch self {
    case .number: true
    case .negative(let inner, _): inner.isLiteral
    default: false
    }
  }
}
