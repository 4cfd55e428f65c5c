import TartanModel
import TartanRender
import TartanShell
import Testing

/// That a saved sett brings back what a result was asked under: each session gives the same results from its sett.
@Suite struct ReplayedContextTests {
  @Test(arguments: [
    // Before any data are open in the sett, under a filter, on other data, from an earlier value of its own.
    ["load \(one) as d", "let n = count(all)", "claim 3 = $n", "claims"],
    [
      "load \(one) as d", "filter theme:Data", "let n = count(all)", "filter all", "claim 2 = $n", "count all",
      "claims",
    ],
    [
      "load \(one) as d", "let n = count(all)", "load \(other) as e", "claim 3 = $n", "filter theme:Policy",
      "claim 3 = $n", "claims",
    ],
    [
      "load \(one) as d", "let n = count(all)", "filter theme:Data", "let n = $n - count(all)", "filter all",
      "claim 1 = $n", "claims",
    ],
    [
      "load \(one) as d", "show theme:Data", "filter theme:Policy", "let n = count(%1)", "back", "claim 0 = $n",
      "claims",
    ],
  ])
  func aComputedParameterIsComputedAgainWhereItWas(_ lines: [String]) throws { try replay(lines) }

  @Test(arguments: [
    // A definition and a parameter that a filter names, changed while it is in force.
    [
      "load \(one) as d", "define a = theme:Data", "filter a", "define a = theme:Policy", "count all", "count a",
      "filter a", "count all",
    ],
    [
      "load \(one) as d", "let n = 2", "filter count(tag):>=$n", "let n = 1", "count count(tag):>=$n", "count all",
      "filter all", "filter count(tag):>=$n", "count all",
    ],
    [
      "load \(one) as d", "define a = theme:Data", "merge theme Data, Policy as Both", "define a = theme:Both",
      "filter a", "define a = tag:x", "count all",
    ],
  ])
  func aFilterMeansWhatItsNamesStoodForThen(_ lines: [String]) throws { try replay(lines) }

  @Test(arguments: [
    // Another file, and the same file read in another way, under a name in use.
    ["load \(one) as d", "count by theme", "drop d", "load \(other) as d", "count by theme"],
    ["load \(one) as d", "count by theme", "load \(one) as d theme from \"tags\" split \";\"", "count by theme"],
    // Filters, steps and definitions of the first do not go over to the second, and the last is used by nothing.
    [
      "load \(one) as d", "define x = theme:Data", "merge theme Data, Policy as Both", "undo", "filter x", "count all",
      "drop d", "load \(other) as d", "filter x", "count all", "drop d", "load \(one) as d",
    ],
    [
      "load \(one) as d", "rename theme Data as Records", "count by theme", "load \(other) as e", "count by theme",
      "drop d", "use e", "count all", "load \(other) as d", "rename theme Data as Records", "count by theme",
    ],
    ["load \(one) as d", "let n = count(all)", "drop d", "load \(other) as d", "claim 3 = $n", "claims"],
    // Nothing is left of what the only result is about.
    ["load \(one) as d", "count by theme", "drop d", "load \(other) as e"],
  ])
  func aNameStandsForTheFileThatWasLoadedThen(_ lines: [String]) throws { try replay(lines) }

  @Test func anExportedResultNamesTheFileThatItIsAbout() throws {
    let files = ReplayedContextTests.files()
    let player = Player(files)
    for line in ["load \(ReplayedContextTests.one) as d", "count by theme", "drop d"] { player.play(line) }
    player.play("load \(ReplayedContextTests.other) as d")
    player.play("export %1 -> \"datasets/x.json\"")
    let text = files.text(of: Checkout.root + "/datasets/x.json")
    #expect(text.contains("load \\\"one.csv\\\""), "\(text)")
    #expect(!text.contains("other.csv"), "\(text)")
  }

  @Test func aNoteStaysWithItsResult() throws {
    let lines = try replay([
      "load \(ReplayedContextTests.one) as d", "count by theme", "show theme:Data", "filter theme:Policy",
      "note \"these two\"",
    ])
    #expect(lines.suffix(2) == ["show theme:Data", "note \"these two\""])
  }

  @Test(arguments: [
    ["load \(one) as a", "set person speaker", "load \(other) as b", "count by theme"],
    [
      "load \(one) as a", "set person speaker", "set sample yes", "cross theme by tag", "load \(other) as b",
      "count by theme", "use a", "cross theme by tag",
    ],
  ])
  func aFieldThatTheDataDoNotHaveIsNotSet(_ lines: [String]) throws { try replay(lines) }

  @Test(arguments: [
    ["load \(one) as a", "define Maß = theme:Data", "count MASS", "count maß by tag"],
    [
      "load \(one) as a", "define Σας = theme:Data", "filter ΣΑΣ", "count by tag", "let n = count(σας)", "claim 2 = $n",
      "claims",
    ],
  ])
  func aDefinitionIsFoundInAnyCase(_ lines: [String]) throws { try replay(lines) }

  @Test func aResultOfTheSameFileReadInAnotherWayIsAboutOtherData() {
    let player = Player(ReplayedContextTests.files())
    let file = ReplayedContextTests.swapped
    #expect(player.play("load \(file) as d a from \"one\" as single b from \"two\" as single") == nil)
    #expect(player.play("count a:x") == nil)
    #expect(player.play("load \(file) as d a from \"two\" as single b from \"one\" as single") == nil)
    #expect(player.play("count %1")?.message == "%1 is about data that are no longer open under that name")
    #expect(player.play("load \(file) as d a from \"two\" as single b from \"one\" as single") == nil)
    #expect(player.play("count a:x") == nil)
    #expect(player.play("count %2") == nil)
  }

  @Test func bothSidesOfADifferenceAreAboutTheDataInUse() {
    let player = Player(ReplayedContextTests.files())
    for line in ["load \(ReplayedContextTests.one) as a", "count by theme", "load \(ReplayedContextTests.other) as b"] {
      #expect(player.play(line) == nil)
    }
    #expect(player.play("count by theme") == nil)
    #expect(player.play("diff %2 %1")?.message == "%1 is about a, not about b")
    #expect(player.play("diff %1 %2")?.message == "%1 is about a, not about b")
    #expect(player.play("use a") == nil)
    #expect(player.play("diff %1 %2")?.message == "%2 is about b, not about a")
  }

  static let swapped = "\"datasets/swapped.csv\""
  static let one = "\"datasets/one.csv\""
  static let other = "\"datasets/other.csv\""

  /// Plays a session, saves it, runs the sett elsewhere and compares every numbered result.
  ///
  /// - Returns: the sett without its pins.
  @discardableResult
  private func replay(_ lines: [String]) throws -> [Substring] {
    let files = ReplayedContextTests.files()
    let first = Player(files)
    for line in lines {
      let failure = first.play(line)
      try #require(failure == nil, "\(line): \(failure?.message ?? "")")
    }
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
    let swapped = "id,one,two\nS1,x,y\nS2,x,y\nS3,y,x\nS4,y,x\n"
    files.put(Array(swapped.utf8), at: Checkout.root + "/datasets/swapped.csv")
    return files
  }
}
