import TartanModel
import TartanShell
import Testing

/// A reopened dataset answers as the table did that it was saved from.
@Suite struct SavedDatasetTests {
  /// What a result says, without where it comes from.
  private func said(_ results: [RenderedResult]) -> [Answer] { results.map(\.answer) }

  private func compare(_ table: String, as name: String, _ lines: [String]) {
    let files = MemoryFiles()
    let first = Player(files)
    let load = "load \"\(table)\" as \(name)"
    #expect(first.play(load) == nil)
    #expect(first.play("save \"saved.tartan\"") == nil)
    let second = Player(files)
    #expect(second.play("load \"saved.tartan\"") == nil)
    for line in lines {
      let problems = (first.play(line), second.play(line))
      #expect(problems.0 == problems.1, "\(line)")
    }
    #expect(first.results.count == second.results.count)
    for (one, other) in zip(first.results, second.results) {
      #expect(one.answer == other.answer, "\(one.answer.title)")
    }
    #expect(!first.results.isEmpty)
  }

  @Test(arguments: 0..<12) func aSessionGivesTheSameResults(_ seed: Int) {
    var typist = Typist(seed: UInt64(seed))
    let lines = typist.session(of: 40).filter { !$0.hasPrefix("load") && !$0.hasPrefix("use") }
    compare("datasets/roles-demo/statements.csv", as: "roles-demo", lines + ["show all fields all", "describe"])
  }

  @Test func everyExampleOfHelpGivesTheSameResults() {
    let lines = CommandExamples.all.flatMap(\.lines).filter { line in
      !["load", "save", "run", "check", "plan", "drop", "use", "quit"].contains { line.hasPrefix($0) }
        && !line.contains("->")
    }
    compare("datasets/vsht-2020/statements.csv", as: "vsht-2020", lines)
  }

  @Test func aFilterIsNotSavedAndSaidSo() throws {
    let files = MemoryFiles()
    let player = Player(files)
    player.play("load \"datasets/vsht-2020/statements.csv\"")
    player.play("filter theme:Data")
    player.play("save \"saved.tartan\"")
    #expect(player.answers.last?.notes == ["the filter theme:Data is not saved: all statements are"])
    player.play("load \"saved.tartan\" as again")
    player.play("count all")
    #expect(player.answers.last?.base?.count == 215)
  }

  @Test func aFileOfSomebodyElseIsNotReplaced() throws {
    let files = MemoryFiles()
    try files.write(Array("mine".utf8), to: Checkout.root + "/mine.tartan")
    let player = Player(files)
    player.play("load \"datasets/vsht-2020/statements.csv\"")
    #expect(player.play("save \"mine.tartan\"")?.code == .fileExists)
    #expect(player.play("save \"ours.tartan\"") == nil)
    #expect(player.play("save \"ours.tartan\"") == nil)
    // Another session knows by the ledger that the file is the program's own.
    let other = Player(files)
    other.play("load \"datasets/vsht-2020/statements.csv\"")
    #expect(other.play("save \"ours.tartan\"") == nil)
  }

  @Test func aSettPinsASavedDataset() throws {
    let files = MemoryFiles()
    let player = Player(files)
    player.play("load \"datasets/vsht-2020/statements.csv\"")
    player.play("save \"datasets/saved.tartan\"")
    player.play("drop vsht-2020")
    player.play("load \"datasets/saved.tartan\"")
    player.play("cross theme by tag top 3")
    #expect(player.play("save \"datasets/saved.sett\"") == nil)
    #expect(
      files.text(of: Checkout.root + "/datasets/saved.sett").contains("load \"saved.tartan\" as vsht-2020 sha256"))
    #expect(Player(files).play("run \"datasets/saved.sett\"") == nil)
    #expect(Player(files).play("check \"datasets/saved.sett\"") == nil)
  }
}
