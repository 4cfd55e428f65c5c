import Testing
import TartanEngine
import TartanModel
import TartanPlan

@Suite struct PairTests {
  @Test(arguments: Sample.edges) func pairsWithinAnAxisAgreeWithASlowLoop(_ count: Int) throws {
    let sample = Sample.random(count, seed: UInt64(count) + 50)
    var random = SeededGenerator(seed: 51)
    for axis in sample.axes {
      let base = Bitmap(rows: sample.rows.filter { _ in random.chance(0.7) }, of: count)
      let counted = try sample.executor().pairs(axis, within: base)
      let sets = axis.items.map { sample.slowRows(of: $0.set).intersection(base.rows) }
      var expected: [[Int]] = []
      for first in sets.indices {
        for second in sets.indices where second > first {
          let both = sets[first].intersection(sets[second]).count
          expected.append([first, second, both, sets[first].count, sets[second].count])
        }
      }
      #expect(
        counted.pairs.map { [$0.first, $0.second, $0.both, $0.inFirst, $0.inSecond] } == expected, "\(axis.title)")
      #expect(counted.base == base.population)
    }
  }

  @Test func pairsBetweenTwoAxesAreTheCellsOfTheirTable() throws {
    let sample = Sample.random(300, seed: 52)
    let base = Bitmap(all: 300)
    for other in sample.axes where other != sample.tagAxis() {
      let counted = try sample.executor().pairs(sample.tagAxis(), with: other, within: base)
      let table = try sample.executor().cross(rows: sample.tagAxis(), columns: other, within: base)
      #expect(counted.pairs.map(\.both) == table.counts)
      #expect(counted.second == other.items)
    }
  }

  @Test func pairsOfManyLabelsCountedRowByRowAreTheSame() throws {
    let sample = Sample.random(200, seed: 53, tags: 300)
    let base = Bitmap(all: 200)
    let many = try sample.executor().pairs(sample.tagAxis(), within: base)
    let few = try sample.executor().pairs(sample.tagAxis(top: 6), within: base)
    let names = few.first.map(\.name)
    let same = many.pairs.filter {
      names.contains(many.first[$0.first].name) && names.contains(many.first[$0.second].name)
    }
    #expect(same.map(\.both) == few.pairs.map(\.both))
    #expect(same.map(\.inFirst) == few.pairs.map(\.inFirst))
  }

  @Test func anAxisPairedWithItselfIsOneAxis() throws {
    let sample = Sample.random(100, seed: 54)
    let base = Bitmap(all: 100)
    #expect(
      try sample.executor().pairs(sample.tagAxis(), with: sample.tagAxis(), within: base)
        == sample.executor().pairs(sample.tagAxis(), within: base))
  }

  @Test func anOverlapOfTwoSetsAddsUpToItsBase() throws {
    let sample = Sample.random(400, seed: 55)
    var random = SeededGenerator(seed: 56)
    for _ in 0..<30 {
      let (a, b) = (sample.randomPlan(&random), sample.randomPlan(&random))
      let base = Bitmap(rows: sample.rows.filter { _ in random.chance(0.5) }, of: 400)
      let counts = try sample.executor().overlap(a, with: b, within: base)
      let (rowsOfA, rowsOfB) = (sample.slowRows(of: a), sample.slowRows(of: b))
      let inBase = Set(base.rows)
      #expect(counts.both == rowsOfA.intersection(rowsOfB).intersection(inBase).count)
      #expect(counts.neither == inBase.subtracting(rowsOfA).subtracting(rowsOfB).count)
      #expect(counts.onlyFirst == inBase.intersection(rowsOfA).subtracting(rowsOfB).count)
      #expect(counts.both + counts.onlyFirst + counts.onlySecond + counts.neither == counts.base)
    }
  }
}
