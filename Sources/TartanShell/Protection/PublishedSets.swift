import TartanEngine
import TartanModel
import TartanPlan
import TartanStatistics

/// Which statements the numbers of a result count, and which of them are hidden: what a file written from it gives
/// away beside other files.
struct PublishedSets: Sendable {
  /// The dataset.
  let dataset: String
  /// The statements that the table is about.
  let base: SetPlan
  /// The rows.
  let rows: [SetPlan]
  /// The columns; none for a list of counts.
  let columns: [SetPlan]
  /// What is not shown; nil where nothing is hidden.
  var hidden: HiddenPlaces?
  /// What the table does not have; nil where it has all margins.
  var absent: HiddenPlaces?

  /// The same with the statements themselves.
  func table(_ question: Question) throws(Diagnostic) -> PublishedTable {
    var lines: [[UInt64]] = []
    for set in rows + columns { lines.append(try question.bitmap(set).words) }
    return PublishedTable(
      filter: try question.bitmap(base).words, rows: Array(lines.prefix(rows.count)),
      columns: Array(lines.dropFirst(rows.count)), hidden: hidden, absent: absent)
  }
}

/// A table that the session has written to a file.
struct WrittenTable: Sendable {
  /// The file as it was named.
  let file: String
  /// The dataset.
  let dataset: String
  /// The threshold below which counts are hidden; nil where all are shown.
  let threshold: Int?
  /// What the file tells. Held as statements and not as sets: what a label means may change, the statements do not.
  let table: PublishedTable
}
