import Testing
import TartanEngine

@Suite struct WorkerPoolTests {
  @Test(arguments: [1, 2, 3, 7, 64], [1, 2, 5]) func resultsComeInTheOrderOfTheirParts(_ parts: Int, _ threads: Int) {
    let ranges = RowChunks.ranges(of: 10_000, threads: parts)
    for _ in 0..<20 {
      let sums = RowChunks.map(ranges, threads: threads) { range in range.reduce(0, &+) }
      #expect(sums == ranges.map { $0.reduce(0, &+) })
    }
  }

  @Test func sharedWorkMayShareWork() {
    let outer = RowChunks.map(RowChunks.ranges(of: 1_000, threads: 6), threads: 3) { range in
      RowChunks.map(RowChunks.ranges(of: range.count, threads: 4), threads: 3) { $0.count }.reduce(0, +)
    }
    #expect(outer.reduce(0, +) == 1_000)
  }

  @Test func severalThreadsMayAskAtOnce() async {
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<50).reduce(0) { sum, _ in
            sum + RowChunks.map(RowChunks.ranges(of: 640, threads: 5), threads: 3) { $0.count }.reduce(0, +)
          }
        }
      }
      for await sum in group { #expect(sum == 32_000) }
    }
  }
}
