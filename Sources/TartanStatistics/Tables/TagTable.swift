/// A table of a single-valued field by tags: a statement stands in one row and under each of its tags.
///
/// Tag counts add down a column to statements with the tag; along a row they add to taggings, never to statements.
/// Invariant: no cell is above its row's tagged statements, and the tagged statements of a row are not above its
/// taggings.
public struct TagTable: Hashable, Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of tags.
  public let tagCount: Int
  /// The statements of each row with each tag, row after row.
  public let counts: [Int]
  /// The statements of each row, untagged ones included.
  public let rowStatements: [Int]
  /// The statements of each row without any tag of the table.
  public let rowUntagged: [Int]
  /// The taggings of each row: pairs of a statement and a tag.
  public let rowTaggings: [Int]
  /// The statements with each tag.
  public let tagTotals: [Int]

  /// Takes the counts, row after row, and the statements of each row; nil where they break the invariant.
  public init?(_ counts: [Int], tags: Int, rowStatements: [Int], rowUntagged: [Int]) {
    let rows = rowStatements.count
    guard tags >= 0, rowUntagged.count == rows, let sums = Margins(counts, rows: rows, columns: tags) else {
      return nil
    }
    for row in 0..<rows {
      guard (0...FourfoldCounts.largest).contains(rowStatements[row]), rowUntagged[row] >= 0 else { return nil }
      let tagged = rowStatements[row] - rowUntagged[row]
      guard tagged >= 0, tagged <= sums.rows[row] else { return nil }
      guard counts[row * tags..<(row + 1) * tags].allSatisfy({ $0 <= tagged }) else { return nil }
    }
    guard rowStatements.reduce(0, +) <= FourfoldCounts.largest else { return nil }
    rowCount = rows
    tagCount = tags
    self.counts = counts
    self.rowStatements = rowStatements
    self.rowUntagged = rowUntagged
    rowTaggings = sums.rows
    tagTotals = sums.columns
  }

  /// All statements (N): the base of every expected count, residual and test.
  public var statements: Int { rowStatements.reduce(0, +) }

  /// All taggings.
  public var taggings: Int { rowTaggings.reduce(0, +) }

  /// The statements of one row with one tag.
  public subscript(row: Int, tag: Int) -> Int { counts[row * tagCount + tag] }

  /// The share of the row's statements, untagged ones included; a row's shares can pass 1.
  public func shareOfRowStatements(_ row: Int, _ tag: Int) -> Double? { ratio(self[row, tag], rowStatements[row]) }

  /// The share of the row's statements that have a tag (`base tagged`).
  public func shareOfRowTagged(_ row: Int, _ tag: Int) -> Double? {
    ratio(self[row, tag], rowStatements[row] - rowUntagged[row])
  }

  /// The share of the row's taggings (`base taggings`); a row's shares add to 1.
  public func shareOfRowTaggings(_ row: Int, _ tag: Int) -> Double? { ratio(self[row, tag], rowTaggings[row]) }

  /// The share of the statements with the tag; a column's shares add to 1.
  public func shareOfTag(_ row: Int, _ tag: Int) -> Double? { ratio(self[row, tag], tagTotals[tag]) }

  /// The share of all statements.
  public func shareOfStatements(_ row: Int, _ tag: Int) -> Double? { ratio(self[row, tag], statements) }

  /// The share of all taggings.
  public func shareOfTaggings(_ row: Int, _ tag: Int) -> Double? { ratio(self[row, tag], taggings) }

  /// A row and a tag as a pair of codes among all statements.
  public func fourfold(_ row: Int, _ tag: Int) -> FourfoldCounts? {
    FourfoldCounts(both: self[row, tag], first: rowStatements[row], second: tagTotals[tag], total: statements)
  }

  /// Rows by "has the tag" and "has it not", for the rows with statements.
  func yesNo(_ tag: Int) -> ContingencyTable? {
    let rows = (0..<rowCount).filter { rowStatements[$0] > 0 }
    return ContingencyTable(
      rows.flatMap { [self[$0, tag], rowStatements[$0] - self[$0, tag]] }, rows: rows.count, columns: 2)
  }
}
