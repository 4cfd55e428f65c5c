/// Whether groups and tags are independent, tag by tag (multiple marginal independence): X²_S of Bilder, Loughin and
/// Nettleton (2000), the sum over the tags of Pearson's X² of group by "has the tag".
///
/// Plain counts, with no 1/2 added to zero cells. Tags on every or no statement are left out and named. The p of the sum
/// comes from `MarginalPermutation` or `RaoScott`, because the tags share statements.
public struct MarginalIndependence: Hashable, Sendable {
  /// The test of one tag by itself.
  public struct TagTest: Hashable, Sendable {
    /// The tag's number in the table.
    public let tag: Int
    /// Pearson's test of group by "has the tag".
    public let test: ChiSquaredTest
  }

  /// The tags that are tested, each by itself.
  public let tests: [TagTest]
  /// The tags that are on every statement or on none.
  public let tagsLeftOut: [Int]
  /// The groups that have statements.
  public let groups: [Int]

  /// Looks at a table; nil where fewer than two groups have statements or no tag varies.
  public init?(_ table: TagTable) {
    let total = table.statements
    groups = table.rowStatements.indices.filter { table.rowStatements[$0] > 0 }
    tests = table.tagTotals.indices.compactMap { tag in
      guard table.tagTotals[tag] > 0, table.tagTotals[tag] < total else { return nil }
      return table.yesNo(tag).flatMap(ChiSquaredTest.init).map { TagTest(tag: tag, test: $0) }
    }
    guard groups.count > 1, !tests.isEmpty else { return nil }
    let tested = Set(tests.map(\.tag))
    tagsLeftOut = table.tagTotals.indices.filter { !tested.contains($0) }
  }

  /// X²_S.
  public var statistic: Double { tests.reduce(0) { $0 + $1.test.statistic } }

  /// The p of each test, corrected for their number.
  public func pValues(_ adjustment: Adjustment) -> [Double?] { adjustment.adjust(tests.map(\.test.p)) }

  /// The smallest p times the number of tags: a bound, too bold where expected counts are small.
  public var bonferroniP: Double { min(1, (tests.map(\.test.p).min() ?? 1) * Double(tests.count)) }
}
