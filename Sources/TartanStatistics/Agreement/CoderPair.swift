/// Two coders and the units that both coded.
public struct CoderPair: Hashable, Sendable {
  /// The number of the first coder.
  public let first: Int
  /// The number of the second coder.
  public let second: Int
  /// How often the first coder gave a category where the second gave another: the first's categories are the rows.
  public let counts: ContingencyTable

  /// Looks at two coders; nil where they share no unit.
  public init?(_ ratings: NominalRatings, _ first: Int, _ second: Int) {
    let size = ratings.categoryCount
    var cells = [Int](repeating: 0, count: size * size)
    for unit in 0..<ratings.unitCount {
      guard let row = ratings.coding(unit, by: first), let column = ratings.coding(unit, by: second) else { continue }
      cells[row * size + column] += 1
    }
    guard let counts = ContingencyTable(cells, rows: size, columns: size), counts.total > 0 else { return nil }
    self.first = first
    self.second = second
    self.counts = counts
  }

  /// Takes the counts themselves, as a published table gives them; nil where they are not square or empty.
  public init?(counts: ContingencyTable) {
    guard counts.rowCount == counts.columnCount, counts.total > 0 else { return nil }
    first = 0
    second = 1
    self.counts = counts
  }

  /// The units that both coded.
  public var units: Int { counts.total }

  /// The share of the units in which they agree.
  public var agreement: Double { Double(agreed) / Double(units) }

  /// Cohen's kappa (1960): (po - pe) / (1 - pe), with pe from each coder's own shares; nil where both gave everything the
  /// same category.
  public var cohenKappa: Double? {
    let n = Double(units)
    let chance = (0..<counts.rowCount).reduce(0.0) {
      $0 + Double(counts.rowTotals[$1]) * Double(counts.columnTotals[$1])
    }
    return ratio(Double(agreed) * n - chance, n * n - chance)
  }

  /// One category against all others: the fourfold table to print beside a coefficient.
  public func fourfold(_ category: Int) -> FourfoldCounts? { counts.fourfold(category, category) }

  private var agreed: Int { (0..<counts.rowCount).reduce(0) { $0 + counts[$1, $1] } }
}
