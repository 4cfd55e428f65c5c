import TartanShell
import Testing

/// That a saved sett brings back what a result was asked under: each session gives the same results from its sett.
@Suite struct ReplayedContextTests {
  @Test(arguments: [
    // Before any data are open in the sett, under a filter, on other data, from an earlier value of its own.
    ["load \(one) as d", "let n = count(all)", "claim 3 = $n", "claims"],
    [
      "load \(one) as d", "filter theme:Data", "let n = count(all)", "filter all", "claim 2 = $n", "count all", "claims",
    ],
    [
      "load \(one) as d", "let n = count(all)", "load \(other) as e", "claim 3 = $n", "filter theme:Policy",
      "claim 3 = $n", "claims",
    ],
    [
      "load \(one) as d", "let n = count(all)", "filter theme:Data", "let n = $n - count(all)", "filter all",
      "claim 1 = $n", "claims",
    ],
    ["load \(one) as d", "show theme:Data", "filter theme:Policy", "let n = count(%1)", "back", "claim 0 = $n", "claims"],
  ])
  func aComputedParameterIsComputedAgainWhereItWas(_ lines: [String]) throws { try replay(lines) }

  static let one = "\"datasets/one.csv\""
  static let other = "\"datasets/other.csv\""

  /// Plays a session, saves it, runs the sett elsewhere and compares every numbered result.
  ///
  /// - Returns: the sett without its pins.
  @discardableResult
  private func replay(_ lines: [String]) throws -> [Substring] {
    let files = ReplayedContextTests.files()
    let first = Player(files)
    for line in lines { try #require(first.play(line) == nil, "\(line): \(first.play(line)?.message ?? "")") }
    try #require(first.play("save \"datasets/replayed.sett\"") == nil)
    let sett = files.text(of: Checkout.root + "/datasets/replayed.sett")
    let second = Player(files)
    let failure = second.play("run \"datasets/replayed.sett\"")
    #expect(failure == nil, "\(failure?.message ?? "") in \(sett)")
    #expect(second.results.map(\.answer.tables) == first.results.map(\.answer.tables), "\(sett)")
    #expect(second.results.map(\.answer.sentences) == first.results.map(\.answer.sentences), "\(sett)")
    #expect(second.results.map(\.answer.base) == first.results.map(\.answer.base), "\(sett)")
    let difference = Player(files).play("check \"datasets/replayed.sett\"")
    #expect(difference == nil, "\(difference?.message ?? "") in \(sett)")
    return sett.split(separator: "\n").filter { !$0.hasPrefix("#") }
  }

  /// Two small files.
  private static func files() -> MemoryFiles {
    let files = MemoryFiles()
    let one = "id,theme,tags,speaker\nS1,Data,x;y,Ann\nS2,Data,x,Ann\nS3,Policy,y,Bea\n"
    let other = "id,theme,tags\nT1,Data,x\nT2,Policy,x;y\nT3,Policy,y\nT4,Policy,\nT5,Training,z\n"
    files.put(Array(one.utf8), at: Checkout.root + "/datasets/one.csv")
    files.put(Array(other.utf8), at: Checkout.root + "/datasets/other.csv")
    return files
  }
}
