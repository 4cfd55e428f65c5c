import TartanLanguage
import TartanModel
import TartanPlan

/// In which order the labels of `agree` stand.
struct AgreementOrder {
  /// `statements`, `name`, `agreement`, `alpha`, `disagreements` or the word of a measure.
  let key: String
  let isDescending: Bool

  /// The order that `sort by` asks for; without it the labels given most often come first.
  ///
  /// - Throws: a diagnostic that lists the keys.
  init(_ sort: SortSyntax?, measures: [String], _ question: Question) throws(Diagnostic) {
    guard let sort else {
      key = "statements"
      isDescending = true
      return
    }
    let typed = try question.binder.text(of: sort.key).lowercased()
    let word =
      ["total": "statements", "n": "statements", "count": "statements", "yes": "statements", "label": "name"][typed]
      ?? typed
    let keys =
      ["statements", "name", "agreement", "alpha", "disagreements"]
      + measures.filter { !AgreementFigures.isOfSets($0) }
    guard keys.contains(word) else {
      throw Diagnostic(
        .badValue, at: sort.key.span, "agree cannot be sorted by '\(sort.key.text)'",
        hints: ["sort by \(keys.joined(separator: ", "))"])
    }
    key = word
    isDescending = sort.descending ?? (word != "name")
  }
}
