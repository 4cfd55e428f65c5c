import TartanLanguage
import TartanModel
import TartanPlan

/// In which order the labels of `spread` stand.
struct SpreadOrder {
  /// What decides.
  enum Key: String, CaseIterable {
    case coverage, expected, statements, name, lowest, highest, evenness
    case effectiveNumber = "effective-number"
  }

  let key: Key
  let isDescending: Bool

  /// The order that `sort by` asks for; without it the labels in most groups come first.
  ///
  /// - Throws: a diagnostic that lists the keys.
  init(_ sort: SortSyntax?, _ question: Question) throws(Diagnostic) {
    guard let sort else {
      key = .coverage
      isDescending = true
      return
    }
    let typed = try question.binder.text(of: sort.key).lowercased()
    let word = ["total": "statements", "n": "statements", "count": "statements", "label": "name"][typed] ?? typed
    guard let key = Key(rawValue: word) else {
      throw Diagnostic(
        .badValue, at: sort.key.span, "spread cannot be sorted by '\(sort.key.text)'",
        hints: ["sort by \(Key.allCases.map(\.rawValue).joined(separator: ", "))"])
    }
    self.key = key
    isDescending = sort.descending ?? (key != .name)
  }
}
