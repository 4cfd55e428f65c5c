/// Whether two different families of tags are independent, pair by pair (simultaneous pairwise marginal independence):
/// X²_S of Bilder and Loughin (2004), the sum of Pearson's X² over the fourfold tables of all pairs. Not for a family with
/// itself.
public struct PairwiseIndependence: Hashable, Sendable {
  /// The test of one pair.
  public struct PairTest: Hashable, Sendable {
    /// The tag of the first family.
    public let first: Int
    /// The tag of the second family.
    public let second: Int
    /// The counts of the pair.
    public let counts: FourfoldCounts
    /// Pearson's test of them, without Yates' correction.
    public let test: ChiSquaredTest
  }

  /// The pairs of tags that vary, the first family's order first.
  public let tests: [PairTest]
  /// Tags of the first family that are on every statement or on none.
  public let firstLeftOut: [Int]
  /// Tags of the second family that are on every statement or on none.
  public let secondLeftOut: [Int]

  /// Looks at two families of the same statements; nil where they are not of the same statements, or a family has no tag
  /// that varies.
  public init?(_ first: TagSets, _ second: TagSets) {
    guard first.statementCount == second.statementCount else { return nil }
    let rows = first.varyingTags
    let columns = second.varyingTags
    guard !rows.isEmpty, !columns.isEmpty else { return nil }
    let together = first.together(with: second)
    let rowTotals = first.totals
    let columnTotals = second.totals
    let total = first.statementCount
    tests = rows.flatMap { row in
      columns.compactMap { column -> PairTest? in
        let both = together[row * second.tagCount + column]
        guard
          let counts = FourfoldCounts(both: both, first: rowTotals[row], second: columnTotals[column], total: total),
          let test = counts.chiSquared
        else { return nil }
        return PairTest(first: row, second: column, counts: counts, test: test)
      }
    }
    firstLeftOut = (0..<first.tagCount).filter { !rows.contains($0) }
    secondLeftOut = (0..<second.tagCount).filter { !columns.contains($0) }
  }

  /// X²_S.
  public var statistic: Double { tests.reduce(0) { $0 + $1.test.statistic } }

  /// The p of each test, corrected for their number.
  public func pValues(_ adjustment: Adjustment) -> [Double?] { adjustment.adjust(tests.map(\.test.p)) }

  /// The smallest p times the number of pairs.
  public var bonferroniP: Double { min(1, (tests.map(\.test.p).min() ?? 1) * Double(tests.count)) }
}

extension FourfoldCounts {
  /// Pearson's test of this table.
  public var chiSquared: ChiSquaredTest? {
    ContingencyTable([both, firstOnly, secondOnly, neither], rows: 2, columns: 2)?.chiSquared
  }
}

extension TagSets {
  /// The statements with each tag of these and each of the other sets, row after row.
  func together(with other: TagSets) -> [Int] {
    var counts = [Int](repeating: 0, count: tagCount * other.tagCount)
    for statement in 0..<statementCount {
      for row in tags(of: statement) {
        for column in other.tags(of: statement) { counts[Int(row) * other.tagCount + Int(column)] += 1 }
      }
    }
    return counts
  }
}
