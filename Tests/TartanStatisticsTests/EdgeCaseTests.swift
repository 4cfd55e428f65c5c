import TartanStatistics
import Testing

/// What researchers' data bring: one statement, a code on all of them or on none, nothing to compare with.
@Suite struct PairEdgeTests {
  @Test func aCodeOnNoStatementHasNoSharesAndNoLift() throws {
    let counts = try known(FourfoldCounts(both: 0, first: 0, second: 5, total: 10))
    #expect(counts.shareOfFirst == nil && counts.shareOfSecond == 0)
    #expect(counts.jaccard == 0 && counts.expected == 0)
    #expect(counts.lift == nil && counts.phi == nil && counts.adjustedResidual == nil && counts.yuleQ == nil)
    #expect(counts.overlapCoefficient == nil && counts.cosine == nil && counts.dice == 0)
    #expect(counts.normalizedMutualInformation == nil && counts.frequencyRatio == nil)
    #expect(!counts.hasVaryingCodes && FisherExact.twoSided(counts) == 1 && counts.chiSquared == nil)
  }

  @Test func twoCodesOnNoStatementHaveNothing() throws {
    let counts = try known(FourfoldCounts(both: 0, first: 0, second: 0, total: 10))
    #expect(counts.jaccard == nil && counts.dice == nil && counts.largestPossibleJaccard == nil)
  }

  @Test func aCodeOnEveryStatementHasLiftButNoPhi() throws {
    let counts = try known(FourfoldCounts(both: 4, first: 10, second: 4, total: 10))
    #expect(counts.lift == 1 && counts.phi == nil && counts.yuleQ == nil && counts.normalizedMutualInformation == 0)
    let all = try known(FourfoldCounts(both: 10, first: 10, second: 10, total: 10))
    #expect(all.normalizedMutualInformation == nil && all.jaccard == 1 && OddsRatio(all)?.estimate == 21)
  }

  @Test func codesThatNeverMeetAreMinusOne() throws {
    let counts = try known(FourfoldCounts(both: 0, first: 3, second: 4, total: 10))
    #expect(counts.normalizedMutualInformation == -1 && counts.yuleQ == -1 && counts.lift == 0)
    #expect(counts.plainOddsRatio == 0)
  }

  @Test func oneStatementOrNone() throws {
    let one = try known(FourfoldCounts(both: 1, first: 1, second: 1, total: 1))
    #expect(one.jaccard == 1 && one.lift == 1 && one.phi == nil && FisherExact.twoSided(one) == 1)
    let none = try known(FourfoldCounts(both: 0, first: 0, second: 0, total: 0))
    #expect(none.jaccard == nil && none.expected == nil && OddsRatio(none) == nil && FisherExact.twoSided(none) == nil)
  }

  @Test func countsThatContradictEachOtherAreRefused() {
    #expect(FourfoldCounts(both: 3, first: 2, second: 5, total: 10) == nil)
    #expect(FourfoldCounts(both: 0, first: 6, second: 6, total: 10) == nil)
    #expect(FourfoldCounts(both: -1, first: 2, second: 2, total: 10) == nil)
    #expect(FourfoldCounts(both: 0, firstOnly: .max, secondOnly: .max, neither: 1) == nil)
    #expect(FourfoldCounts(both: .min, first: .max, second: .max, total: .max) == nil)
    #expect(Share(3, of: 2) == nil && Share(-1, of: 2) == nil && Share(0, of: -1) == nil)
  }

  @Test func sharesTouchTheirEnds() throws {
    let none = try known(Share(0, of: 20))
    let all = try known(Share(20, of: 20))
    for interval in [none.wilson(), none.clopperPearson(), none.agrestiCoull()] { #expect(interval?.lower == 0) }
    for interval in [all.wilson(), all.clopperPearson(), all.agrestiCoull()] { #expect(interval?.upper == 1) }
    let empty = try known(Share(0, of: 0))
    #expect(empty.value == nil && empty.wilson() == nil && empty.clopperPearson() == nil && empty.agrestiCoull() == nil)
    #expect(ShareDifference(empty, all) == nil)
    #expect(all.wilson(confidence: 1) == nil && all.clopperPearson(confidence: 0) == nil)
  }
}

@Suite struct TableEdgeTests {
  @Test func aTableWithoutRowsOrColumnsHasNoTest() throws {
    for (rows, columns) in [(0, 0), (0, 3), (3, 0), (1, 1)] {
      let table = try known(ContingencyTable([Int](repeating: 0, count: rows * columns), rows: rows, columns: columns))
      #expect(table.chiSquared == nil && CochranConditions(table) == nil && TablePermutation(table) == nil)
      #expect(table.cellTests.pValues.allSatisfy { $0 == nil })
    }
    #expect(ContingencyTable([1, 2, 3], rows: 2, columns: 2) == nil)
    #expect(ContingencyTable([1, -2], rows: 1, columns: 2) == nil)
  }

  @Test func aFilterThatEmptiesAMarginLeavesTheTest() throws {
    let full = try known(ContingencyTable([5, 1, 2, 6], rows: 2, columns: 2))
    let padded = try known(ContingencyTable([5, 0, 1, 0, 0, 0, 2, 0, 6], rows: 3, columns: 3))
    #expect(padded.chiSquared == full.chiSquared)
    #expect(padded.shareOfRow(1, 0) == nil && padded.shareOfColumn(0, 1) == nil && padded.expected(1, 1) == 0)
    #expect(padded.adjustedResidual(1, 0) == nil)
    #expect(FreemanHalton.p(padded) == FreemanHalton.p(full))
    let single = try known(ContingencyTable([5, 1, 0, 0], rows: 2, columns: 2))
    #expect(single.chiSquared == nil && FreemanHalton.p(single) == 1)
  }

  @Test func oneStatementHasNoTest() throws {
    let table = try known(ContingencyTable([1, 0, 0, 0], rows: 2, columns: 2))
    #expect(table.chiSquared == nil && table.shareOfAll(0, 0) == 1)
    #expect(CochranConditions(table)?.smallestExpected == 1 && CochranConditions(table)?.hold == false)
  }

  @Test func aDiagonalHasNoCorrectedV() throws {
    // N cells for N statements: the correction takes all that there is.
    let table = try known(ContingencyTable([1, 0, 0, 1], rows: 2, columns: 2))
    #expect(table.chiSquared?.cramersV == 1 && table.chiSquared?.cramersVBiasCorrected == nil)
  }

  @Test func tagsOnEveryOrNoStatementLeaveTheTest() throws {
    let table = try known(
      TagTable([3, 1, 0, 2, 2, 0], tags: 3, rowStatements: [3, 2], rowUntagged: [0, 0]))
    let test = try known(MarginalIndependence(table))
    #expect(test.tests.map(\.tag) == [1] && test.tagsLeftOut == [0, 2])
    let constant = try known(TagTable([3, 2], tags: 1, rowStatements: [3, 2], rowUntagged: [0, 0]))
    #expect(MarginalIndependence(constant) == nil)
    let lonely = try known(TagTable([2, 0], tags: 1, rowStatements: [3, 0], rowUntagged: [1, 0]))
    #expect(MarginalIndependence(lonely) == nil && lonely.shareOfRowStatements(1, 0) == nil)
    #expect(lonely.shareOfRowTagged(0, 0) == 1 && lonely.shareOfRowTaggings(1, 0) == nil)
  }

  @Test func tagTablesThatContradictThemselvesAreRefused() {
    #expect(TagTable([4], tags: 1, rowStatements: [3], rowUntagged: [0]) == nil)
    #expect(TagTable([3], tags: 1, rowStatements: [3], rowUntagged: [1]) == nil)
    #expect(TagTable([1], tags: 1, rowStatements: [3], rowUntagged: [1]) == nil)
    #expect(TagTable([1], tags: 2, rowStatements: [3], rowUntagged: [2]) == nil)
  }

  @Test func badSetsAndGroupsAreRefused() throws {
    #expect(TagSets([[0, 0]], tagCount: 1) == nil && TagSets([[1]], tagCount: 1) == nil)
    #expect(TagSets([[-1]], tagCount: 1) == nil && TagSets(starts: [0, 2, 1], tags: [0], 1) == nil)
    #expect(TagSets(starts: [], tags: [], 1) == nil)
    let sets = try known(TagSets([[0], []], tagCount: 1))
    #expect(GroupedTagSets(groups: [0], groupCount: 1, sets: sets) == nil)
    #expect(GroupedTagSets(groups: [0, 2], groupCount: 2, sets: sets) == nil)
  }

  @Test func testsWithoutAnythingToTestAreNil() throws {
    let none = try known(TagSets([], tagCount: 2))
    let data = try known(GroupedTagSets(groups: [], groupCount: 2, sets: none))
    #expect(MarginalPermutation(data) == nil && RaoScott(marginal: data) == nil)
    #expect(PairwisePermutation(none, none) == nil && RaoScott(none, none) == nil)
    let one = try known(TagSets([[0]], tagCount: 1))
    #expect(PairwiseIndependence(one, one) == nil && PairwiseIndependence(one, none) == nil)
    let single = try known(GroupedTagSets(groups: [0], groupCount: 1, sets: one))
    #expect(MarginalPermutation(single) == nil && single.table?.statements == 1)
  }

  @Test func corrections() {
    #expect(Adjustment.holm.adjust([]) == [])
    #expect(Adjustment.holm.adjust([0.04, nil, 0.01]) == [0.04, nil, 0.02])
    #expect(Adjustment.benjaminiHochberg.adjust([0.04, nil, 0.01]) == [0.04, nil, 0.02])
    #expect(Adjustment.bonferroni.adjust([0.6, nil, 0.01]) == [1, nil, 0.02])
  }
}
