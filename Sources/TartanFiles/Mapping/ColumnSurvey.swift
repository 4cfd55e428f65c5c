import TartanModel

/// Everything that is known of a file's columns before they become fields.
struct ColumnSurvey: Sendable {
  /// The records.
  let table: RecordTable
  /// The columns' names.
  let names: [String]
  /// What each column holds.
  let traits: [ColumnTraits]
  /// The byte between cells.
  let delimiter: UInt8
  /// For each column whose cells are lists by the file's own rules what stands between their values.
  let lists: [Int: String]

  /// The rows that each thread looks at and reads.
  let parts: [Range<Int>]
  /// How work is shared among threads.
  let workers: Workers

  /// Looks at each column.
  init(_ reader: RecordReader, workers: Workers, stop: StopFlag) throws(Diagnostic) {
    table = reader.table
    names = reader.header.names
    delimiter = reader.delimiter
    lists = reader.lists
    self.workers = workers
    parts = workers.parts(of: table.count)
    let profiles = try ColumnProfile.all(of: table, parts, stop: stop)
    var traits: [ColumnTraits] = []
    for column in names.indices {
      try checkStop(stop)
      traits.append(
        ColumnTraits(profiles[column], name: names[column], table: table, parts: parts, delimiter: delimiter))
    }
    self.traits = traits
  }

  /// The kind of field that a column makes by itself, under the name of `field`.
  func naturalKind(of column: Int, named field: String) -> FieldKind {
    let traits = traits[column]
    switch field {
    case "id": return .id
    case "text": return .text
    case _ where lists[column] != nil: return .multi
    case "tag": return .multi
    case "theme", "authority": return plainSeparator(traits) == nil ? .single : .multi
    default: break
    }
    if traits.isDates, !traits.isYears || NameHint.saysDate(traits.name) { return .date }
    if traits.decimalMark != nil { return .number }
    if NameHint.text.rank(of: traits.name) != nil, traits.variety > 0.3 || traits.meanWords >= 4 { return .text }
    if traits.isWording { return .text }
    return SeparatorEvidence.inAnyColumn(traits) == nil ? .single : .multi
  }

  /// What separates the labels in a cell of a column that becomes the multi field `field`.
  func separator(of column: Int, named field: String) -> String? {
    if let separator = lists[column] { return separator }
    let traits = traits[column]
    if field == "tag" || NameHint.tag.rank(of: traits.name) != nil { return SeparatorEvidence.inTagColumn(traits) }
    if field == "theme" || field == "authority" { return plainSeparator(traits) }
    return SeparatorEvidence.inAnyColumn(traits)
  }

  /// A separator other than a comma, which themes and organisations often have within their names.
  private func plainSeparator(_ traits: ColumnTraits) -> String? {
    SeparatorEvidence.inAnyColumn(traits).flatMap { $0 == "," ? nil : $0 }
  }
}
