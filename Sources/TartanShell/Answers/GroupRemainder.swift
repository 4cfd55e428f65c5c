import TartanEngine
import TartanPlan

/// The statements of the base that are in none of the groups looked at, and why.
struct GroupRemainder {
  /// Those without a value in the field; nil for groups in braces.
  let missing: Int?
  /// Those in none of the groups.
  let outside: Int
  let noun: String

  /// Looks at the groups of a table's columns.
  init(_ groups: AxisPlan, _ counts: CrossCounts, missing: Int?) {
    self.missing = missing
    outside = counts.base - counts.inAnyColumn
    noun = groups.title
  }

  /// What is left out, in words.
  var notes: [String] {
    guard outside > 0 else { return [] }
    guard let missing else { return ["\(Wording.statements(outside)) in none of the \(Wording.plural(noun)) left out"] }
    var notes: [String] = []
    if missing > 0 { notes.append("\(Wording.statements(missing)) without \(noun) left out") }
    if outside > missing {
      notes.append("\(Wording.statements(outside - missing)) of other \(Wording.plural(noun)) left out")
    }
    return notes
  }
}
