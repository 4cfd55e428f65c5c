import TartanModel
import TartanStatistics
import Testing

@Suite struct PermutationTests {
  private static let groups = [0, 0, 0, 1, 1, 1, 2, 2, 0, 1]
  private static let sets = [[0], [0, 1], [0], [1], [], [2], [1, 2], [], [0, 2], [1]]

  private func data() throws -> GroupedTagSets {
    let sets = try known(TagSets(Self.sets, tagCount: 3))
    return try known(GroupedTagSets(groups: Self.groups, groupCount: 3, sets: sets))
  }

  @Test func aRunDividedInAnyWayGivesTheSameTally() throws {
    let test = try known(MarginalPermutation(data()))
    let whole = try test.tally(count: 300, seed: 42)
    for cut in [0, 1, 150, 299, 300] {
      let first = try test.tally(0..<cut, seed: 42, stop: StopFlag())
      let second = try test.tally(cut..<300, seed: 42, stop: StopFlag())
      #expect(second.adding(first) == whole)
    }
    #expect(try test.tally(count: 300, seed: 43) != whole)
  }

  @Test func noShuffleGivesNoP() throws {
    let test = try known(MarginalPermutation(data()))
    let none = try test.tally(count: 0, seed: 1)
    #expect(none.p == nil && none.pByPart.allSatisfy { $0 == nil })
    #expect(try test.tally(count: -5, seed: 1).p == nil)
  }

  @Test func pIsNeverZero() throws {
    let table = try known(ContingencyTable([30, 0, 0, 30], rows: 2, columns: 2))
    let tally = try known(TablePermutation(table)).tally(count: 99, seed: 1)
    #expect(tally.p == 0.01)
  }

  @Test func aRaisedFlagStopsTheRun() throws {
    let stop = StopFlag()
    stop.raise()
    let test = try known(MarginalPermutation(data()))
    #expect(throws: StopRequested.self) { try test.tally(0..<10, seed: 1, stop: stop) }
    let table = try known(ContingencyTable([5, 1, 2, 6], rows: 2, columns: 2))
    #expect(throws: StopRequested.self) { try TablePermutation(table)?.tally(0..<10, seed: 1, stop: stop) }
  }

  @Test func shuffledTablesHaveTheirExactP() throws {
    // Tea tasting: of 70 ways to deal the labels, 34 are as far from chance.
    let tea = try known(ContingencyTable([3, 1, 1, 3], rows: 2, columns: 2))
    for statistic in TablePermutation.Statistic.allCases {
      let p = try known(try TablePermutation(tea, statistic: statistic)?.tally(count: 4_000, seed: 3).p)
      #expect(abs(p - 34.0 / 70) < 4 * (0.25 / 4_000).squareRoot())
    }
  }

  @Test func tablesDrawnByTheirCountsHaveTheirExactP() throws {
    for counts in [[3, 1, 1, 3], [30, 14, 52, 51]] {
      let table = try known(ContingencyTable(counts, rows: 2, columns: 2))
      for statistic in TablePermutation.Statistic.allCases {
        let test = try known(TablePermutation(table, statistic: statistic, statementsPerCell: 0))
        let p = try known(try test.tally(count: 4_000, seed: 3).p)
        let wanted = try known(FreemanHalton.p(table))
        #expect(abs(p - wanted) < 4 * (wanted * (1 - wanted) / 4_000).squareRoot() + 1e-3, "\(counts) \(statistic)")
      }
    }
  }

  @Test func drawnByCountsOrByStatementsATableHasTheSameDistribution() throws {
    let table = try known(ContingencyTable([9, 3, 0, 2, 8, 5, 1, 4, 12, 7, 0, 3], rows: 3, columns: 4))
    let byStatements = try known(TablePermutation(table)?.tally(count: 6_000, seed: 5).p)
    let byCounts = try known(
      TablePermutation(table, statistic: .pearson, statementsPerCell: 0)?.tally(count: 6_000, seed: 5).p)
    #expect(abs(byStatements - byCounts) < 4 * (0.5 * byCounts / 6_000).squareRoot() + 2e-3)
  }

  @Test func shuffledGroupsHaveTheirExactP() throws {
    let exact = try slowly(data(), units: (0..<10).map { [$0] })
    let test = try known(MarginalPermutation(data()))
    let tally = try test.tally(count: 4_000, seed: 3)
    #expect(test.tags == [0, 1, 2])
    #expect(abs(try known(tally.p) - exact.all) < 0.035)
    for tag in 0..<3 { #expect(abs(try known(tally.pByPart[tag]) - exact.tags[tag]) < 0.035) }
  }

  @Test func blocksAreShuffledAsOne() throws {
    // Persons: statements 0 and 1, 3 and 4, and each other statement by itself.
    let blocks = [10, 10, 12, 13, 13, 15, 16, 17, 18, 19]
    let units = [[0, 1], [2], [3, 4], [5], [6], [7], [8], [9]]
    let exact = try slowly(data(), units: units)
    let tally = try known(MarginalPermutation(data(), blocks: blocks)).tally(count: 4_000, seed: 3)
    #expect(abs(try known(tally.p) - exact.all) < 0.035)
  }

  @Test func aPlainTableCanBeShuffledInBlocks() throws {
    let tea = try known(TagSets([[0], [0], [0], [1], [0], [1], [1], [1]], tagCount: 2))
    let cups = try known(GroupedTagSets(groups: [0, 0, 0, 0, 1, 1, 1, 1], groupCount: 2, sets: tea))
    let each = try known(MarginalPermutation(cups, statistic: .table)).tally(count: 4_000, seed: 3)
    #expect(abs(try known(each.p) - 34.0 / 70) < 0.035)
    // Four persons with two cups each: of 6 ways to deal them, 4 are as far from chance.
    let persons = [0, 0, 1, 1, 2, 2, 3, 3]
    let blocks = try known(MarginalPermutation(cups, statistic: .table, blocks: persons)).tally(count: 4_000, seed: 3)
    #expect(abs(try known(blocks.p) - 4.0 / 6) < 0.035)
    #expect(try MarginalPermutation(data(), statistic: .table) == nil)
  }

  @Test func aBlockInTwoGroupsCannotBeDealtOut() throws {
    #expect(try MarginalPermutation(data(), blocks: [0, 1, 2, 0, 4, 5, 6, 7, 8, 9]) == nil)
    #expect(try MarginalPermutation(data(), blocks: [0, 1]) == nil)
  }

  @Test func blocksOfOneStatementChangeNothingButTheDraws() throws {
    let plain = try known(MarginalPermutation(data())).tally(count: 4_000, seed: 3)
    let single = try known(MarginalPermutation(data(), blocks: Array(0..<10))).tally(count: 4_000, seed: 3)
    #expect(abs(try known(plain.p) - known(single.p)) < 0.045)
  }

  @Test func pairsOfFamiliesHaveTheirExactP() throws {
    let first = try known(TagSets([[0], [0], [1], [], [0, 1], []], tagCount: 2))
    let second = try known(TagSets([[0], [0, 1], [], [], [1], [0]], tagCount: 2))
    let observed = try known(PairwiseIndependence(first, second)).statistic
    var reached = 0
    for order in orders(of: Array(0..<6)) {
      let dealt = order.map { second.tags(of: $0).map { Int($0) } }
      let sets = try known(TagSets(dealt, tagCount: 2))
      if try known(PairwiseIndependence(first, sets)).statistic >= observed - 1e-9 { reached += 1 }
    }
    let tally = try known(PairwisePermutation(first, second)).tally(count: 4_000, seed: 9)
    #expect(abs(try known(tally.p) - Double(reached) / 720) < 0.035)
  }

  /// The share of all ways to deal the units' groups that give at least the observed statistic, in all and by tag.
  private func slowly(_ data: GroupedTagSets, units: [[Int]]) throws -> (all: Double, tags: [Double]) {
    func statistics(_ groups: [Int]) throws -> [Double] {
      let grouped = try known(GroupedTagSets(groups: groups, groupCount: 3, sets: data.sets))
      return try known(MarginalIndependence(known(grouped.table))).tests.map(\.test.statistic)
    }
    let observed = try statistics(data.groups.map { Int($0) })
    var ways = 0.0
    var reached = 0.0
    var reachedByTag = [0.0, 0.0, 0.0]
    for (labels, multiplicity) in dealings(units.map { Int(data.groups[$0[0]]) }) {
      var groups = [Int](repeating: 0, count: data.groups.count)
      for (unit, label) in zip(units, labels) { for statement in unit { groups[statement] = label } }
      let found = try statistics(groups)
      ways += multiplicity
      if found.reduce(0, +) >= observed.reduce(0, +) - 1e-9 { reached += multiplicity }
      for tag in 0..<3 where found[tag] >= observed[tag] - 1e-9 { reachedByTag[tag] += multiplicity }
    }
    return (all: reached / ways, tags: reachedByTag.map { $0 / ways })
  }

  /// All different orders of some labels, each equally likely.
  private func dealings(_ labels: [Int]) -> [([Int], Double)] {
    guard !labels.isEmpty else { return [([], 1)] }
    return Set(labels).sorted().flatMap { label in
      var rest = labels
      if let place = rest.firstIndex(of: label) { rest.remove(at: place) }
      return dealings(rest).map { ([label] + $0.0, $0.1) }
    }
  }

  private func orders(of items: [Int]) -> [[Int]] {
    guard !items.isEmpty else { return [[]] }
    return items.flatMap { item in orders(of: items.filter { $0 != item }).map { [item] + $0 } }
  }
}
