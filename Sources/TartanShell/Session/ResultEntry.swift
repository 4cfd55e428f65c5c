import TartanModel
import TartanPlan

/// A numbered result: the answer, and the statements behind each of its cells.
struct ResultEntry: Sendable {
  /// The number at the prompt.
  let number: Int
  /// The answer; its title may change.
  var answer: Answer
  /// Where it comes from.
  let provenance: Provenance
  /// The dataset that it is about.
  let dataset: String
  /// The state of the dataset that its sets refer to.
  let version: DatasetVersion
  /// The sets behind it.
  let cells: CellSets
  /// How to make it again without the limits of a screen, if it has any.
  let whole: WholeAnswer?
  /// Which statements its numbers count, and which are hidden.
  let published: PublishedSets?
  /// The threshold below which it hides counts; nil where it shows all.
  let threshold: Int?
}

/// The statements behind a result as a whole, and behind its rows and columns.
struct CellSets: Sendable {
  /// The statements that the result is about: filter, `where` and subject together.
  let base: SetPlan
  /// The rows by name.
  var rows: [(name: String, set: SetPlan)] = []
  /// The columns by name.
  var columns: [(name: String, set: SetPlan)] = []
  /// The cells whose statements are not those of their row and column together, by the names of row and column.
  var single: [String: [String: SetPlan]] = [:]

  /// The statements behind the cell of a row and a column.
  func cell(_ row: (name: String, set: SetPlan), _ column: (name: String, set: SetPlan)) -> SetPlan {
    if let own = single[row.name]?[column.name] { return .intersection([base, own]) }
    return .intersection([base, row.set, column.set])
  }
}
