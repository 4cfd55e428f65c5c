import TartanEngine
import TartanModel
import TartanText

// MARK: - What a reader of the data should look at
extension LoadReport {
  /// Looks for repeated identities, doubled statements, empty wording and labels that are nearly the same.
  mutating func inspect(
    _ dataset: Dataset, _ fields: [BuiltField], repeats: Grouping?, workers: Workers, stop: StopFlag
  ) throws(Diagnostic) {
    noValues = fields.filter { $0.noValues > 0 }.map { FieldCount(field: $0.rule.name, count: $0.noValues) }
    slashesInPaths = fields.filter(\.hasOwnSlash).map(\.rule.name)
    for field in dataset.catalog.fields { nearLabels += NearLabels.found(in: field) }
    let identities = Identities(dataset)
    if let repeats { noteRepeats(repeats, identities) }
    noteMissing(dataset, identities)
    try checkStop(stop)
    let wording = dataset.catalog.wordingField?.name
    let hashes = fields.first { $0.rule.kind == .text && $0.rule.name == wording }?.hashes ?? []
    for pair in DuplicateSearch(dataset, wordingHashes: hashes, workers: workers).repeats(stop: stop) {
      let row = Int(pair.row)
      duplicates.append(
        DuplicateStatement(
          id: identities.id(of: row), line: identities.line(row), firstLine: identities.line(Int(pair.first))))
    }
    try checkStop(stop)
  }

  private mutating func noteRepeats(_ rows: Grouping, _ identities: Identities) {
    for row in 0..<rows.rows where rows.isRepeat(row) {
      let first = Int(rows.firstRows[Int(rows.statements[row])])
      repeatedIdentities.append(
        RepeatedIdentity(
          id: identities.id(of: row), line: identities.line(row), firstLine: identities.line(first)))
    }
  }

  private mutating func noteMissing(_ dataset: Dataset, _ identities: Identities) {
    if let field = dataset.catalog.wordingField, case .text(let column) = dataset[field.id] {
      for row in column.lengths.indices where column.lengths[row] == 0 { emptyTexts.append(identities.id(of: row)) }
    }
    if let field = dataset.catalog.idField, case .text(let column) = dataset[field.id] {
      for row in column.lengths.indices where column.lengths[row] == 0 { withoutIdentity.append(identities.line(row)) }
    }
  }
}

/// The identities and lines of a dataset's statements.
private struct Identities {
  private let column: TextColumn?
  private let lines: [UInt32]

  init(_ dataset: Dataset) {
    lines = dataset.lines
    if let field = dataset.catalog.idField, case .text(let column) = dataset[field.id] {
      self.column = column
    } else {
      column = nil
    }
  }

  func id(of row: Int) -> String { column?.text(at: row) ?? "" }
  func line(_ row: Int) -> Int { Int(lines[row]) }
}

extension NearLabels {
  /// Above so many labels nobody reads a list of pairs, and folding each would be felt.
  private static let mostLabels = 20_000

  /// The labels of a field that are the same without case, accents and spaces.
  static func found(in field: FieldDescription) -> [NearLabels] {
    guard field.labels.names.count <= mostLabels else { return [] }
    var groups: [String: [Int]] = [:]
    for (code, name) in field.labels.names.enumerated() {
      groups[Normalization.looselyFolded(name).filter { $0 != " " }, default: []].append(code)
    }
    let near = groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    return near.map { codes in
      let order = codes.sorted {
        let counts = (field.labels.counts[$0], field.labels.counts[$1])
        return counts.0 == counts.1 ? $0 < $1 : counts.0 > counts.1
      }
      return NearLabels(
        field: field.name, labels: order.map { field.labels.names[$0] }, counts: order.map { field.labels.counts[$0] })
    }
  }
}
