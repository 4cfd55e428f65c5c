public import TartanLanguage
public import TartanModel
import TartanText

extension Binder {
  // MARK: Numbers

  /// The interval that a value asks for in a number field.
  func numbers(_ value: ValueSyntax, of field: FieldDescription) throws(Diagnostic) -> NumberInterval {
    switch value {
    case .name(let name):
      let number = try number(name)
      return NumberInterval(lower: number, upper: number)
    case .range(let from, let to):
      let (lower, upper) = (try number(from), try number(to))
      guard lower <= upper else { throw backwards(from, to) }
      return NumberInterval(lower: lower, upper: upper)
    case .compare(let sign, let name):
      return try interval(sign, try number(name), name.span)
    case .wildcard(let name), .pattern(let name), .stem(let name):
      throw Diagnostic(
        .wrongKind, at: name.span, "\(field.name) holds numbers",
        hints: ["for instance: \(sayable(field.name)):>=10, \(sayable(field.name)):10..20"])
    case .none, .any: return NumberInterval(lower: -.infinity, upper: .infinity)
    }
  }

  private func interval(_ sign: Comparison, _ number: Double, _ span: SourceSpan) throws(Diagnostic) -> NumberInterval {
    switch sign {
    case .less: NumberInterval(lower: -.infinity, upper: number, includesUpper: false)
    case .atMost: NumberInterval(lower: -.infinity, upper: number)
    case .greater: NumberInterval(lower: number, includesLower: false, upper: .infinity)
    case .atLeast: NumberInterval(lower: number, upper: .infinity)
    case .equal: NumberInterval(lower: number, upper: number)
    case .notEqual:
      throw Diagnostic(.badValue, at: span, "'!=' has no interval", hints: ["write not …:\(number)"])
    }
  }

  func number(_ name: Name) throws(Diagnostic) -> Double {
    let typed = try text(of: name)
    guard let number = Double(typed), number.isFinite else {
      throw Diagnostic(.badValue, at: name.span, "'\(Control.visible(typed))' is not a number")
    }
    return number
  }

  /// The whole numbers that a value asks for, none below 0.
  func wholeNumbers(_ value: ValueSyntax) throws(Diagnostic) -> ClosedRange<Int> {
    switch value {
    case .name(let name):
      let number = try wholeNumber(name)
      return number...number
    case .range(let from, let to):
      let (lower, upper) = (try wholeNumber(from), try wholeNumber(to))
      guard lower <= upper else { throw backwards(from, to) }
      return lower...upper
    case .compare(let sign, let name):
      return try wholeNumbers(sign, try wholeNumber(name), name.span)
    default:
      throw Diagnostic(
        .badValue, at: value.span, "a number of labels is needed", hints: ["for instance: count(tag):>=2"])
    }
  }

  private func wholeNumbers(_ sign: Comparison, _ number: Int, _ span: SourceSpan) throws(Diagnostic) -> ClosedRange<
    Int
  > {
    switch sign {
    case .equal: return number...number
    case .atLeast: return number...Int.max
    case .greater where number < Int.max: return (number + 1)...Int.max
    case .atMost: return 0...number
    case .less where number > 0: return 0...(number - 1)
    default:
      throw Diagnostic(.badValue, at: span, "no number of labels is \(sign.rawValue) \(number)")
    }
  }

  private func wholeNumber(_ name: Name) throws(Diagnostic) -> Int {
    let typed = try text(of: name)
    guard let number = Int(typed), number >= 0 else {
      throw Diagnostic(.badValue, at: name.span, "'\(Control.visible(typed))' is not a whole number from 0 on")
    }
    return number
  }

  private func backwards(_ from: Name, _ to: Name) -> Diagnostic {
    Diagnostic(
      .badValue, at: from.span.joined(with: to.span), "the range runs backwards",
      hints: ["\(to.text)..\(from.text)"])
  }

  // MARK: Dates

  func dates(_ value: ValueSyntax, of field: FieldDescription) throws(Diagnostic) -> SetPlan {
    switch value {
    case .name(let name): return .date(field.id, try days(name))
    case .range(let from, let to):
      let (first, last) = (try days(from), try days(to))
      guard first.lowerBound <= last.upperBound else { throw backwards(from, to) }
      return .date(field.id, first.lowerBound...last.upperBound)
    case .compare(let sign, let name):
      let days = try days(name)
      switch sign {
      case .equal: return .date(field.id, days)
      case .atLeast: return .date(field.id, days.lowerBound...Int32.max)
      case .greater: return .date(field.id, (days.upperBound + 1)...Int32.max)
      case .atMost: return .date(field.id, (Int32.min + 1)...days.upperBound)
      case .less: return .date(field.id, (Int32.min + 1)...(days.lowerBound - 1))
      case .notEqual: return .intersection([.not(.missing(field.id)), .not(.date(field.id, days))])
      }
    default:
      throw Diagnostic(
        .wrongKind, at: value.span, "\(field.name) holds dates",
        hints: ["for instance: \(sayable(field.name)):2020-01..2020-03"])
    }
  }

  private func days(_ name: Name) throws(Diagnostic) -> ClosedRange<Int32> {
    let typed = try text(of: name)
    guard let days = CalendarDays.days(of: typed) else {
      throw Diagnostic(
        .badValue, at: name.span, "'\(Control.visible(typed))' is not a date",
        hints: ["write 2020, 2020-01 or 2020-01-21"])
    }
    return days
  }

  // MARK: Wording and identities

  /// What a value asks of wording.
  public func wording(_ value: ValueSyntax, of field: FieldDescription) throws(Diagnostic) -> WordingPlan {
    switch value {
    case .name(let name):
      let typed = try text(of: name)
      guard !typed.isEmpty else {
        throw Diagnostic(
          .badValue, at: name.span, "nothing to look for", hints: ["\(sayable(field.name)):none finds empty wording"])
      }
      return .contains(typed)
    case .wildcard(let name):
      return .pattern(PatternPlan(try compile(Wildcard.wordPattern(for: try text(of: name)), at: name.span)))
    case .pattern(let name): return .pattern(PatternPlan(try compile(try text(of: name), at: name.span)))
    case .stem(let name):
      guard let stemmer = Stemmer() else { return .contains(try text(of: name)) }
      return .stem(stemmer.stem(Normalization.caseFolded(try text(of: name))))
    case .range, .compare, .none, .any:
      throw Diagnostic(
        .wrongKind, at: value.span, "\(field.name) holds wording",
        hints: ["a word, \"a phrase\", ~stem or /pattern/"])
    }
  }

  func identity(_ value: ValueSyntax, of field: FieldDescription) throws(Diagnostic) -> IdentityPlan {
    switch value {
    case .name(let name): return .exactly(try text(of: name))
    case .range(let from, let to):
      guard let lower = Int(try text(of: from)), let upper = Int(try text(of: to)) else {
        throw Diagnostic(
          .badValue, at: value.span, "a range of \(field.name) needs whole numbers",
          hints: ["list them: \(sayable(field.name)):(\(from.text), \(to.text))"])
      }
      guard lower <= upper else { throw backwards(from, to) }
      return .numbers(lower...upper)
    case .wildcard(let name):
      let glob = Wildcard.pattern(for: try text(of: name))
      return .matching(PatternPlan(try compile(glob, wholeText: true, at: name.span)))
    case .pattern(let name): return .matching(PatternPlan(try compile(try text(of: name), at: name.span)))
    default:
      throw Diagnostic(
        .wrongKind, at: value.span, "\(field.name) holds identities",
        hints: ["for instance: \(sayable(field.name)):17, \(sayable(field.name)):(17, 40..45)"])
    }
  }
}
