import TartanStatistics
import Testing

@Suite struct ComparisonTests {
  @Test func authoritiesWithoutStatementsDoNotCount() throws {
    let spread = try known(CodeSpread(counts: [2, 0, 0], statements: [4, 0, 6]))
    #expect(spread.authorities == 2 && spread.coverage == 1 && spread.band() == .local)
    #expect(spread.lowestRate == 0 && spread.highestRate == 0.5)
  }

  @Test func aSingleAuthorityIsCoreOrAbsent() throws {
    #expect(CodeSpread(counts: [1], statements: [4])?.band() == .core)
    #expect(CodeSpread(counts: [0], statements: [4])?.band() == .absent)
    #expect(CodeSpread(counts: [1], statements: [4])?.diversity?.evenness == nil)
  }

  @Test func theCoreShareCanBeSet() throws {
    let spread = try known(CodeSpread(counts: [1, 1, 1, 1, 0], statements: [9, 9, 9, 9, 9]))
    #expect(spread.band() == .core && spread.band(core: 0.9) == .shared && spread.band(core: 0.5) == .core)
  }

  @Test func aCodeUsedTwiceCannotBeCore() throws {
    // Two of 30 statements in three authorities of 10: 3 (1 - (20/30)(19/29)).
    let spread = try known(CodeSpread(counts: [2, 0, 0], statements: [10, 10, 10]))
    #expect(isClose(spread.expectedCoverage, 3 * (1 - 20.0 / 30 * 19 / 29)))
    #expect(CodeSpread(counts: [0, 0], statements: [0, 0])?.expectedCoverage == nil)
    #expect(CodeSpread(counts: [0, 0], statements: [3, 2])?.expectedCoverage == 0)
    #expect(CodeSpread(counts: [3, 2], statements: [3, 2])?.expectedCoverage == 2)
    let large = try known(CodeSpread(counts: [500_000, 1], statements: [1_000_000, 5]))
    #expect(isClose(large.expectedCoverage, 2 - 0.03124, within: 1e-3))
  }

  @Test func countsThatContradictEachOtherAreRefused() {
    #expect(CodeSpread(counts: [5], statements: [4]) == nil && CodeSpread(counts: [1], statements: []) == nil)
  }

  @Test func emptyProfilesAreNotAlike() throws {
    let empty = try known(Profile([0, 0]))
    let full = try known(Profile([0.5, 0]))
    #expect(empty.brayCurtis(to: empty) == nil && empty.jaccard(with: empty) == nil && empty.cosine(with: full) == nil)
    #expect(empty.brayCurtis(to: full) == 1 && empty.jaccard(with: full) == 0 && empty.diversity == nil)
    #expect(Profile.brayCurtis([empty, full, empty]) == nil && Profile(counts: [1], statements: 0) == nil)
    let short = try known(Profile([1]))
    #expect(Profile([.nan]) == nil && full.brayCurtis(to: short) == nil)
  }

  @Test func nothingAndOneThingCanBeOrdered() throws {
    #expect(Clustering(try known(DistanceMatrix(count: 0) { _, _ in 0 })).order == [])
    #expect(Clustering(try known(DistanceMatrix(count: 1) { _, _ in 0 })).order == [0])
  }

  @Test func tiesGoToTheSmallestMembers() throws {
    let clustering = Clustering(try known(DistanceMatrix(count: 4) { _, _ in 0.5 }))
    #expect(clustering.hadTies && clustering.order == [0, 1, 2, 3])
    #expect(clustering.merges.map(\.members) == [[0, 1], [0, 1, 2], [0, 1, 2, 3]])
    // Pairs (1, 3) and (0, 2) are equally near: the one with 0 goes first, and its cluster leads.
    let two = Clustering(try known(DistanceMatrix(count: 4) { ($1 - $0) == 2 ? 0.1 : 0.9 }))
    #expect(two.merges.map(\.members) == [[0, 2], [1, 3], [0, 2, 1, 3]])
  }
}
