import TartanLanguage
import TartanModel
import TartanStatistics

/// How the interval of a share is computed.
enum IntervalMethod: String, CaseIterable, Hashable {
  case wilson, exact
  case agrestiCoull = "agresti-coull"

  /// What the catalogue says of it.
  var description: MeasureDescription? { MeasureDescription.named(self == .exact ? "clopper-pearson" : rawValue) }

  /// The 95 % interval of a share, 0 to 1; nil for an empty base.
  func interval(_ part: Int, of whole: Int) -> Interval? {
    guard let share = Share(part, of: whole) else { return nil }
    return switch self {
    case .wilson: share.wilson()
    case .exact: share.clopperPearson()
    case .agrestiCoull: share.agrestiCoull()
    }
  }

  /// The method of that name, whatever its case; nil if there is none.
  static func named(_ word: String) -> IntervalMethod? {
    if let method = IntervalMethod(rawValue: word.lowercased()) { return method }
    guard let found = MeasureDescription.named(word) else { return nil }
    return allCases.first { $0.description == found }
  }

  /// The method that the clause asks for: Wilson's where it names none.
  ///
  /// - Throws: a diagnostic that lists the methods.
  static func named(_ clause: OptionSyntax?) throws(Diagnostic) -> IntervalMethod? {
    guard let clause else { return nil }
    guard let name = clause.method else { return .wilson }
    if let method = named(name.text) { return method }
    let methods = allCases.map(\.rawValue).joined(separator: ", ")
    throw Diagnostic(
      .badValue, at: name.span, "no interval '\(name.text)'", hints: ["intervals \(methods), or intervals alone"])
  }
}
