import TartanModel

/// Tells a first record that is data from one that names columns.
enum HeaderCheck {
  /// Throws if the file's first record cannot be the names of its columns.
  static func check(_ header: Header, _ survey: ColumnSurvey, name: String) throws(Diagnostic) {
    let cells = header.names
    guard !cells.contains(where: { NameHint.of($0) != nil }) else { return }
    guard let column = cells.indices.first(where: { isValue(cells[$0], of: survey.traits[$0]) }) else { return }
    guard !isCount(cells, survey) else { return }
    throw Diagnostic(
      .badData, at: nil,
      "'\(name)' has no column names: its first line has '\(Excerpt.of(cells[column]))', a value like those below it",
      hints: ["put a line of column names at the top of the file: id,text,theme,tags"])
  }

  /// Whether a name is a value of its own column: a number above numbers, or a label that stands below again.
  private static func isValue(_ name: String, of traits: ColumnTraits) -> Bool {
    let bytes = Array(name.utf8)
    if traits.decimalMark != nil || traits.isDates {
      return CellNumber(bytes.raw, 0..<bytes.count, mark: traits.decimalMark ?? 0x2E) != nil
        || CellDate(bytes.raw, 0..<bytes.count) != nil
    }
    // A column that holds its own name and nothing else marks its statements with it.
    guard traits.profile.isComplete, traits.profile.distinct > 1 else { return false }
    return traits.profile.values.existingCode(of: bytes.raw, 0..<bytes.count) != nil
  }

  /// Whether the names that are numbers count up by one, as years or ranks do that name columns.
  private static func isCount(_ names: [String], _ survey: ColumnSurvey) -> Bool {
    let numbers = names.indices.filter { survey.traits[$0].decimalMark != nil && Int(names[$0]) != nil }
    let others = names.indices.filter { !numbers.contains($0) && isValue(names[$0], of: survey.traits[$0]) }
    guard numbers.count > 1, others.isEmpty else { return false }
    let values = numbers.compactMap { Int(names[$0]) }
    return zip(values, values.dropFirst()).allSatisfy { $0.addingReportingOverflow(1).partialValue == $1 }
  }
}
