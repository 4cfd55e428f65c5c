import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

/// In which order words stand.
struct WordOrder {
  /// What decides.
  enum Key: String, CaseIterable {
    case statements, occurrences, name
    case logLikelihood = "log-likelihood"
    case logRatio = "log-ratio"

    /// Whether it compares two sets.
    var compares: Bool { self == .logLikelihood || self == .logRatio }
  }

  /// What was asked for; nil leaves each table its own order.
  let key: Key?
  let isDescending: Bool

  /// The order that `sort by` asks for.
  ///
  /// - Throws: a diagnostic that lists the keys.
  init(_ sort: SortSyntax?, hasTwoSets: Bool, _ question: Question) throws(Diagnostic) {
    guard let sort else {
      key = nil
      isDescending = true
      return
    }
    let typed = try question.binder.text(of: sort.key).lowercased()
    let names = ["total": "statements", "n": "statements", "count": "statements", "label": "name", "word": "name"]
    let word = names[typed] ?? MeasureDescription.named(typed)?.word ?? typed
    let keys = Key.allCases.filter { hasTwoSets || !$0.compares }
    guard let key = Key(rawValue: word) else {
      throw Diagnostic(
        .badValue, at: sort.key.span, "words cannot be sorted by '\(sort.key.text)'",
        hints: ["sort by \(keys.map(\.rawValue).joined(separator: ", "))"])
    }
    guard keys.contains(key) else {
      throw Diagnostic(
        .badValue, at: sort.key.span, "\(key.rawValue) compares two sets, and here is one",
        hints: ["words SET sort by \(key.rawValue) compares it with the rest"])
    }
    self.key = key
    isDescending = sort.descending ?? (key != .name)
  }
}
