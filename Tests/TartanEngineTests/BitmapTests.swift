import Testing
import TartanEngine

@Suite struct BitmapTests {
  /// A random set as a bitmap and as plain rows.
  private func set(_ count: Int, _ random: inout SeededGenerator, share: Double = 0.4) -> (Bitmap, Set<Int>) {
    let rows = (0..<count).filter { _ in random.chance(share) }
    return (Bitmap(rows: rows, of: count), Set(rows))
  }

  @Test(arguments: Sample.edges) func operationsAgreeWithPlainSets(_ count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let all = Set(0..<count)
    for _ in 0..<20 {
      let (a, rowsOfA) = set(count, &random)
      let (b, rowsOfB) = set(count, &random)
      #expect(Set(a.intersection(b).rows) == rowsOfA.intersection(rowsOfB))
      #expect(Set(a.union(b).rows) == rowsOfA.union(rowsOfB))
      #expect(Set(a.subtracting(b).rows) == rowsOfA.subtracting(rowsOfB))
      #expect(Set(a.complement().rows) == all.subtracting(rowsOfA))
      #expect(a.population == rowsOfA.count)
      #expect(a.intersectionCount(b) == rowsOfA.intersection(rowsOfB).count)
      #expect(a.isSubset(of: b) == rowsOfA.isSubset(of: rowsOfB))
      #expect(a.intersection(b).isSubset(of: a))
    }
  }

  @Test(arguments: Sample.edges) func complementsLeaveNoBitsBeyondTheLastRow(_ count: Int) {
    var random = SeededGenerator(seed: 7)
    let (a, _) = set(count, &random)
    #expect(a.complement().complement() == a)
    #expect(Bitmap(none: count).complement() == Bitmap(all: count))
    #expect(a.union(a.complement()) == Bitmap(all: count))
    #expect(Bitmap(all: count).population == count)
  }

  @Test(arguments: Sample.edges) func deMorgansLawsHold(_ count: Int) {
    var random = SeededGenerator(seed: 11)
    let (a, _) = set(count, &random)
    let (b, _) = set(count, &random)
    #expect(a.union(b).complement() == a.complement().intersection(b.complement()))
    #expect(a.intersection(b).complement() == a.complement().union(b.complement()))
    #expect(a.subtracting(b) == a.intersection(b.complement()))
  }

  @Test(arguments: Sample.edges) func rowsComeAscendingFromEveryWayOfAsking(_ count: Int) {
    var random = SeededGenerator(seed: 13)
    for share in [0.0, 0.02, 0.5, 1.0] {
      let (a, rows) = set(count, &random, share: share)
      var visited: [Int] = []
      a.forEachRow { visited.append($0) }
      #expect(visited == rows.sorted())
      #expect(Array(a.rows) == visited)
      #expect(a.first(5) == Array(visited.prefix(5)))
      #expect(a.first(0).isEmpty)
      #expect((-1...count).filter { a.contains($0) } == visited)
    }
  }

  @Test func rowsOutsideOfTheDatasetAreNeverInASet() {
    let all = Bitmap(all: 65)
    #expect(!all.contains(65))
    #expect(!all.contains(-1))
    #expect(all.isFull)
    #expect(!all.isEmpty)
    #expect(Bitmap(none: 0).isEmpty)
    #expect(Bitmap(none: 0).isFull)
  }

  @Test func insertingAndRemovingARowLeavesTheOthers() {
    var set = Bitmap(none: 130)
    for row in [0, 63, 64, 129] { set.insert(row) }
    set.remove(64)
    set.remove(500)
    #expect(Array(set.rows) == [0, 63, 129])
  }
}
