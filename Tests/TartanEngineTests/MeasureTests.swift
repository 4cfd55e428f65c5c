import Testing
import TartanEngine
import TartanModel
import TartanPlan

/// Measures of one pair of labels, worked out in exact fractions outside of this program.
struct Reference: Sendable {
  let both: Int
  let first: Int
  let second: Int
  let base: Int
  let shares: (Double, Double)
  let jaccard: Double
  let expected: Double
  let lift: Double
  let phi: Double
  let residual: Double

  static let all = [
    Reference(
      both: 2, first: 5, second: 4, base: 12, shares: (0.4, 0.5),
      jaccard: 0.2857142857142857, expected: 1.6666666666666667, lift: 1.2,
      phi: 0.11952286093343936, residual: 0.4140393356054125),
    Reference(
      both: 1, first: 5, second: 3, base: 12, shares: (0.2, 0.3333333333333333),
      jaccard: 0.14285714285714285, expected: 1.25, lift: 0.8,
      phi: -0.09759000729485331, residual: -0.3380617018914066),
    Reference(
      both: 2, first: 5, second: 5, base: 12, shares: (0.4, 0.4),
      jaccard: 0.25, expected: 2.0833333333333335, lift: 0.96,
      phi: -0.02857142857142857, residual: -0.0989743318610787),
    Reference(
      both: 0, first: 4, second: 3, base: 12, shares: (0.0, 0.0),
      jaccard: 0.0, expected: 1.0, lift: 0.0,
      phi: -0.408248290463863, residual: -1.414213562373095),
    Reference(
      both: 2, first: 4, second: 5, base: 12, shares: (0.5, 0.4),
      jaccard: 0.2857142857142857, expected: 1.6666666666666667, lift: 1.2,
      phi: 0.11952286093343936, residual: 0.4140393356054125),
    Reference(
      both: 1, first: 3, second: 5, base: 12, shares: (0.3333333333333333, 0.2),
      jaccard: 0.14285714285714285, expected: 1.25, lift: 0.8,
      phi: -0.09759000729485331, residual: -0.3380617018914066),
    Reference(
      both: 3, first: 4, second: 5, base: 12, shares: (0.75, 0.6),
      jaccard: 0.5, expected: 1.6666666666666667, lift: 1.8,
      phi: 0.47809144373375745, residual: 1.65615734242165),
    Reference(
      both: 0, first: 4, second: 4, base: 12, shares: (0.0, 0.0),
      jaccard: 0.0, expected: 1.3333333333333333, lift: 0.0,
      phi: -0.5, residual: -1.7320508075688772),
    Reference(
      both: 1, first: 4, second: 3, base: 12, shares: (0.25, 0.3333333333333333),
      jaccard: 0.16666666666666666, expected: 1.0, lift: 1.0,
      phi: 0.0, residual: 0.0),
    Reference(
      both: 1, first: 4, second: 5, base: 12, shares: (0.25, 0.2),
      jaccard: 0.125, expected: 1.6666666666666667, lift: 0.6,
      phi: -0.23904572186687872, residual: -0.828078671210825),
    Reference(
      both: 0, first: 3, second: 5, base: 12, shares: (0.0, 0.0),
      jaccard: 0.0, expected: 1.25, lift: 0.0,
      phi: -0.4879500364742666, residual: -1.6903085094570331),
    Reference(
      both: 0, first: 3, second: 4, base: 12, shares: (0.0, 0.0),
      jaccard: 0.0, expected: 1.0, lift: 0.0,
      phi: -0.408248290463863, residual: -1.414213562373095),
    Reference(
      both: 2, first: 3, second: 3, base: 12, shares: (0.6666666666666666, 0.6666666666666666),
      jaccard: 0.5, expected: 0.75, lift: 2.6666666666666665,
      phi: 0.5555555555555556, residual: 1.9245008972987525),
    Reference(
      both: 4, first: 5, second: 4, base: 12, shares: (0.8, 1.0),
      jaccard: 0.8, expected: 1.6666666666666667, lift: 2.4,
      phi: 0.8366600265340756, residual: 2.8982753492378874),
    Reference(
      both: 0, first: 5, second: 3, base: 12, shares: (0.0, 0.0),
      jaccard: 0.0, expected: 1.25, lift: 0.0,
      phi: -0.4879500364742666, residual: -1.6903085094570331),
    Reference(
      both: 3, first: 5, second: 5, base: 12, shares: (0.6, 0.6),
      jaccard: 0.42857142857142855, expected: 2.0833333333333335, lift: 1.44,
      phi: 0.3142857142857143, residual: 1.0887176504718656),
    Reference(
      both: 4, first: 14, second: 13, base: 60, shares: (0.2857142857142857, 0.3076923076923077),
      jaccard: 0.17391304347826086, expected: 3.033333333333333, lift: 1.3186813186813187,
      phi: 0.09246224942480052, residual: 0.7162095043502575),
    Reference(
      both: 2, first: 13, second: 13, base: 60, shares: (0.15384615384615385, 0.15384615384615385),
      jaccard: 0.08333333333333333, expected: 2.816666666666667, lift: 0.7100591715976331,
      phi: -0.08019639934533551, residual: -0.6211986381805676),
    Reference(
      both: 2, first: 7, second: 13, base: 60, shares: (0.2857142857142857, 0.15384615384615385),
      jaccard: 0.1111111111111111, expected: 1.5166666666666666, lift: 1.3186813186813187,
      phi: 0.060910257846627854, residual: 0.4718088285063786),
    Reference(
      both: 0, first: 9, second: 8, base: 60, shares: (0.0, 0.0),
      jaccard: 0.0, expected: 1.2, lift: 0.0,
      phi: -0.1647705109143269, residual: -1.276306889434551),
    Reference(
      both: 3, first: 15, second: 9, base: 60, shares: (0.2, 0.3333333333333333),
      jaccard: 0.14285714285714285, expected: 2.25, lift: 1.3333333333333333,
      phi: 0.08084520834544433, residual: 0.6262242910851495),
    Reference(
      both: 4, first: 16, second: 9, base: 60, shares: (0.25, 0.4444444444444444),
      jaccard: 0.19047619047619047, expected: 2.4, lift: 1.6666666666666667,
      phi: 0.16888013236829963, residual: 1.3081398803354571),
    Reference(
      both: 0, first: 5, second: 9, base: 60, shares: (0.0, 0.0),
      jaccard: 0.0, expected: 0.75, lift: 0.0,
      phi: -0.12666009927622474, residual: -0.9811049102515931),
    Reference(
      both: 0, first: 6, second: 9, base: 60, shares: (0.0, 0.0),
      jaccard: 0.0, expected: 0.9, lift: 0.0,
      phi: -0.140028008402801, residual: -1.084652289093281),
    Reference(
      both: 2, first: 18, second: 9, base: 60, shares: (0.1111111111111111, 0.2222222222222222),
      jaccard: 0.08, expected: 2.7, lift: 0.7407407407407407,
      phi: -0.07129877199108309, residual: -0.5522779130530093),
  ]
}

@Suite struct MeasureTests {
  private func isClose(_ found: Double?, _ expected: Double) -> Bool {
    guard let found else { return false }
    return abs(found - expected) <= 1e-9 * max(1, abs(expected))
  }

  @Test(arguments: Reference.all) func measuresAgreeWithExactFractions(_ pair: Reference) {
    let measures = OverlapMeasures(
      OverlapCounts(both: pair.both, inFirst: pair.first, inSecond: pair.second, base: pair.base))
    #expect(isClose(measures.shareOfFirst, pair.shares.0))
    #expect(isClose(measures.shareOfSecond, pair.shares.1))
    #expect(isClose(measures.jaccard, pair.jaccard))
    #expect(isClose(measures.expected, pair.expected))
    #expect(isClose(measures.lift, pair.lift))
    #expect(isClose(measures.phi, pair.phi))
    #expect(isClose(measures.adjustedResidual, pair.residual))
  }

  @Test func measuresThatDivideByZeroAreUndefined() {
    let empty = OverlapMeasures(OverlapCounts(both: 0, inFirst: 0, inSecond: 0, base: 0))
    #expect(empty.shareOfFirst == nil)
    #expect(empty.jaccard == nil)
    #expect(empty.expected == nil)
    #expect(empty.lift == nil)
    #expect(empty.phi == nil)
    #expect(empty.adjustedResidual == nil)
    let oneEmpty = OverlapMeasures(OverlapCounts(both: 0, inFirst: 0, inSecond: 4, base: 10))
    #expect(oneEmpty.shareOfFirst == nil)
    #expect(oneEmpty.shareOfSecond == 0)
    #expect(oneEmpty.jaccard == 0)
    #expect(oneEmpty.expected == 0)
    #expect(oneEmpty.lift == nil)
    #expect(oneEmpty.phi == nil)
    #expect(oneEmpty.adjustedResidual == nil)
    let onAll = OverlapMeasures(OverlapCounts(both: 4, inFirst: 10, inSecond: 4, base: 10))
    #expect(onAll.lift == 1)
    #expect(onAll.phi == nil)
    #expect(onAll.adjustedResidual == nil)
  }

  /// The twelve statements by hand: theme, tags, authority.
  private static let tiny: [(theme: Int, tags: [Int])] = [
    (0, [0, 2]), (0, [0]), (0, [0, 3]), (0, []), (2, [0, 1]), (2, [1]), (2, [1, 3]), (2, [3]), (2, [0, 1, 3]), (1, [2]),
    (1, []), (1, [2, 3]),
  ]

  @Test func aTableOfTwelveStatementsIsTheOneCountedByHand() throws {
    let statements = MeasureTests.tiny.map { row in
      SampleStatement(id: "", theme: row.theme, tags: row.tags, role: nil, year: nil, days: nil, text: "")
    }
    let sample = Sample(statements, themes: 3, tags: 4, roles: 1)
    let table = try sample.executor().cross(
      rows: sample.themeAxis(), columns: sample.tagAxis(), within: Bitmap(all: 12))
    #expect(table.counts == [3, 0, 1, 1, 0, 0, 2, 1, 2, 4, 0, 3])
    #expect(table.rowTotals == [4, 3, 5])
    #expect(table.inAnyColumnByRow == [3, 2, 5])
    #expect(table.taggingsByRow == [5, 3, 9])
    #expect(table.columnTotals == [5, 4, 3, 5])
    #expect(table.inAnyColumn == 10)
    let pairs = try sample.executor().pairs(sample.tagAxis(), within: Bitmap(all: 12))
    #expect(pairs.pairs.map(\.both) == [2, 1, 2, 0, 2, 1])
  }
}
