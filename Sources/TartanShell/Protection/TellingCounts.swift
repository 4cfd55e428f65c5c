import TartanStatistics

/// What shown counts tell of everybody among them, in words (W12).
struct TellingCounts {
  /// What the lines are called.
  let names: (rows: [String], columns: [String])
  /// Rows that are not shown, such as several small ones together.
  var unnamed: Set<Int> = []

  /// How many are told one by one.
  private static let most = 3
  private static let meaning = ": true of anyone known to be among them"

  /// The notes.
  func notes(_ warnings: [DisclosureWarning]) -> [String] {
    let sentences = warnings.compactMap(sentence)
    guard sentences.count > TellingCounts.most else { return sentences }
    return sentences.prefix(TellingCounts.most)
      + ["\(sentences.count - TellingCounts.most) more counts tell the same of everybody in a line"]
  }

  private func sentence(_ warning: DisclosureWarning) -> String? {
    switch warning {
    case .wholeRow(let row, let column, let count):
      guard !unnamed.contains(row) else { return nil }
      return "all \(count) statements of \(names.rows[row]) are \(names.columns[column]) too\(TellingCounts.meaning)"
    case .wholeColumn(let row, let column, let count):
      guard !unnamed.contains(row) else { return nil }
      return "all \(count) statements of \(names.columns[column]) are \(names.rows[row]) too\(TellingCounts.meaning)"
    case .nearlyWholeRow(let row, let column, _):
      guard !unnamed.contains(row) else { return nil }
      return "nearly all statements of \(names.rows[row]) are \(names.columns[column]) too"
    case .roundingIsNotProtection, .differsByFew, .nothingPublishable: return nil
    }
  }
}
