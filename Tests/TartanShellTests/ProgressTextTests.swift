import TartanModel
import TartanShell
import Testing

@Suite struct ProgressTextTests {
  private func line(
    _ phase: Progress.Phase, _ done: Int, of total: Int, elapsed: Double = 1, speed: Double? = nil, columns: Int = 79
  ) -> String {
    ProgressText(
      snapshot: Progress.Snapshot(phase: phase, done: done, total: total, number: 1), elapsed: elapsed, speed: speed
    ).line(columns: columns)
  }

  @Test func aLineSaysHowMuchHowFastAndHowLong() {
    let bar = "[" + String(repeating: "=", count: 13) + String(repeating: " ", count: 17) + "]"
    #expect(
      line(.reading, 103_000_000, of: 231_000_000, speed: 180_000_000, columns: 100)
        == "reading  44 % \(bar) 103 of 231 MB, 180 MB/s, 1 s left")
    #expect(
      line(.searching, 500, of: 1_000, speed: 10, columns: 100).hasSuffix("] 500 of 1000 rows, 10 rows/s, 50 s left"))
    #expect(
      line(.building, 1, of: 1_000_000, speed: 100, columns: 100).hasSuffix(
        "0 of 1 M rows, 100 rows/s, 2 h 46 min left"))
  }

  @Test func withoutATotalItSaysHowLongItHasTaken() {
    #expect(line(.sorting, 0, of: 0, elapsed: 3.7) == "sorting 3 s")
    #expect(line(.working, 0, of: 0, elapsed: 61) == "working 61 s")
    #expect(line(.listing, 12_345, of: 0, elapsed: 2) == "listing 2 s, 12 k rows")
  }

  @Test(arguments: 0...120) func aLineFitsWhateverTheWidth(_ columns: Int) {
    for phase in Progress.Phase.allCases {
      for total in [0, 1, 999, 12_345_678_901] {
        for speed in [nil, 0.001, 5e9] {
          let text = line(phase, total / 3, of: total, elapsed: 1e6, speed: speed, columns: columns)
          #expect(text.utf8.count <= columns)
          #expect(text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
        }
      }
    }
  }

  @Test func progressNeverPassesItsTotalAndPhasesAreToldApart() {
    let progress = Progress()
    progress.begin(.reading, total: 10)
    progress.advance(by: 25)
    let first = progress.snapshot
    #expect(first.done == 10 && first.total == 10 && first.phase == .reading)
    progress.begin(.reading, total: 10)
    #expect(progress.snapshot.done == 0 && progress.snapshot.number != first.number)
  }
}
