import Testing
import TartanEngine
import TartanModel
import TartanPlan

@Suite struct CombinationTests {
  private func sets(_ count: Int, _ number: Int, _ random: inout SeededGenerator) -> [Bitmap] {
    (0..<number).map { set in
      Bitmap(rows: (0..<count).filter { _ in random.chance(set == 0 ? 0.95 : 0.8 / Double(set)) }, of: count)
    }
  }

  private func slowCounts(_ sets: [Bitmap], _ base: Bitmap) -> [Int] {
    var counts = [Int](repeating: 0, count: 1 << sets.count)
    for row in base.rows { counts[sets.indices.reduce(0) { $0 | (sets[$1].contains(row) ? 1 << $1 : 0) }] += 1 }
    return counts
  }

  @Test(arguments: Sample.edges) func bothWaysOfCountingAgreeWithASlowLoop(_ count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count) + 60)
    let executor = Sample.random(count, seed: 61).executor()
    for number in [0, 1, 2, 5, 9, 12] {
      let sets = sets(count, number, &random)
      let base = Bitmap(rows: (0..<count).filter { _ in random.chance(0.8) }, of: count)
      let bits = AxisBits(sets, rows: count)
      let expected = slowCounts(sets, base)
      #expect(try executor.exclusiveCounts(bits, within: base, halving: true) == expected)
      #expect(try executor.exclusiveCounts(bits, within: base, halving: false) == expected)
    }
  }

  @Test(arguments: [1, 3, 6, 10]) func inclusiveCountsAreStatementsInAtLeastTheseSets(_ number: Int) throws {
    let sample = Sample.random(900, seed: 62, tags: number + 1)
    var random = SeededGenerator(seed: 63)
    let base = Bitmap(rows: sample.rows.filter { _ in random.chance(0.7) }, of: 900)
    let items = Array(sample.tagAxis().items.prefix(number))
    let sets = items.map { sample.slowRows(of: $0.set).intersection(base.rows) }
    let counted = try sample.executor().combinations(of: items, within: base)
    for combination in counted.combinations {
      let members = sets.indices.filter { combination.members >> UInt32($0) & 1 == 1 }
      let common = members.map { sets[$0] }.reduce(Set(base.rows)) { $0.intersection($1) }
      #expect(combination.inclusive == common.count)
      #expect(combination.exclusive > 0)
    }
    #expect(counted.itemCounts == sets.map(\.count))
    #expect(counted.inNone + counted.combinations.reduce(0) { $0 + $1.exclusive } == counted.base)
  }

  @Test func combinationsComeWithTheMostStatementsFirstAndThenByTheirSets() throws {
    let statements = [[0], [0], [1], [2], [0, 1], [], [1, 2]].map { tags in
      SampleStatement(id: "", theme: nil, tags: tags, role: nil, year: nil, days: nil, text: "")
    }
    let sample = Sample(statements, themes: 1, tags: 3, roles: 1)
    let counted = try sample.executor().combinations(of: sample.tagAxis().items, within: Bitmap(all: 7), wanted: [5])
    #expect(counted.combinations.map(\.members) == [1, 2, 3, 4, 6, 5])
    #expect(counted.combinations.map(\.exclusive) == [2, 1, 1, 1, 1, 0])
    #expect(counted.combinations.map(\.inclusive) == [3, 3, 1, 2, 1, 0])
    #expect(counted.inNone == 1)
  }

  @Test func moreSetsThanCanBeCountedAreRefused() {
    let sample = Sample.random(10, seed: 64, tags: 22)
    #expect(throws: EngineFailure.self) {
      try sample.executor().combinations(of: sample.tagAxis().items, within: Bitmap(all: 10))
    }
  }

  @Test func twentySetsAreCounted() throws {
    let sample = Sample.random(500, seed: 65, tags: 20)
    let counted = try sample.executor().combinations(of: sample.tagAxis().items, within: Bitmap(all: 500))
    #expect(counted.inNone + counted.combinations.reduce(0) { $0 + $1.exclusive } == 500)
  }
}
