import TartanModel
import TartanShell
import Testing

/// What `save` promises: whatever was typed, the saved sett gives the same results when it is run elsewhere.
@Suite struct ReplayTests {
  @Test(arguments: 0..<40) func aSavedSessionReplaysToTheSameResults(_ seed: Int) throws {
    var typist = Typist(seed: UInt64(seed))
    let lines = typist.session(of: 40)
    let files = MemoryFiles()
    let first = Player(files)
    first.play("load \"datasets/roles-demo/statements.csv\"")
    for line in lines { first.play(line) }
    first.play("count by theme")
    let saved = first.play("save \"datasets/generated.sett\"")
    #expect(saved == nil, "\(String(describing: saved)) after \(lines)")

    let second = Player(files)
    #expect(second.play("run \"datasets/generated.sett\"") == nil)
    let third = Player(files)
    let difference = third.play("check \"datasets/generated.sett\"")
    #expect(difference == nil, "\(String(describing: difference)) after \(lines)")

    // Every kept result comes back, in the same order, with the same figures.
    var kept = first.results[...]
    for result in second.results {
      let match = kept.firstIndex {
        $0.answer.tables == result.answer.tables && $0.answer.sentences == result.answer.sentences
      }
      #expect(match != nil, "\(result.answer.title) is not among the results of the session: \(lines)")
      if let match { kept = kept[(match + 1)...] }
    }
    #expect(!second.results.isEmpty)
  }

  @Test func theExamplesOfHelpRunInOneSession() {
    let player = Player(MemoryFiles())
    for line in CommandExamples.all.flatMap(\.lines) {
      let failure = player.play(line)
      #expect(failure == nil, "\(line): \(failure?.message ?? "")")
    }
  }

  @Test func everyCommandHasAnExample() {
    #expect(Set(CommandExamples.all.map(\.command)).count == CommandExamples.all.count)
    for grammar in CommandExamples.commands { #expect(!CommandExamples.examples(of: grammar).isEmpty, "\(grammar)") }
  }

  @Test func theLinesOfTheTourRunOneAfterTheOther() {
    let player = Player(MemoryFiles())
    player.play("load \"datasets/vsht-2020/statements.csv\"")
    for step in Tour.steps {
      #expect(player.play("tour next") == nil)
      let failure = player.play(step.line)
      #expect(failure == nil, "\(step.line): \(failure?.message ?? "")")
    }
  }

  @Test func aFailedCommandLeavesTheSessionAsItWas() {
    let player = Player(MemoryFiles())
    player.play("load \"datasets/vsht-2020/statements.csv\"")
    player.play("filter theme:Data")
    let before = player.prompt
    for line in [
      "filter theme:Nothing", "load \"no-such-file.csv\"", "count by theme -> \"no/such/deep/folder/x.csv\" top",
      "define theme = ", "run \"no.sett\"", "expect count(all) = 7", "drop nothing",
    ] {
      #expect(player.play(line) != nil, "\(line)")
      #expect(player.prompt == before, "\(line)")
    }
    player.play("count all")
    #expect(player.results.last?.number == 1)
  }

  @Test func aScriptMayNotLeaveItsFolder() throws {
    let files = MemoryFiles()
    try files.write(Array("load \"../vsht-2020/statements.csv\"\n".utf8), to: Checkout.root + "/datasets/other/x.sett")
    let player = Player(files)
    #expect(player.play("run \"datasets/other/x.sett\"")?.code == .outsideFolder)
    try files.write(
      Array("load \"statements.csv\"\ncount by theme -> \"../x.csv\"\n".utf8),
      to: Checkout.root + "/datasets/vsht-2020/y.sett")
    #expect(player.play("run \"datasets/vsht-2020/y.sett\"")?.code == .outsideFolder)
    #expect(files.text(of: Checkout.root + "/datasets/x.csv") == "(no such file)\n")
  }

  @Test func checkNamesTheCellsThatMovedAndTheStatementsThatChanged() throws {
    let files = MemoryFiles()
    let player = Player(files)
    player.play("load \"datasets/vsht-2020/statements.csv\"")
    player.play("overlap theme:Data with tag:\"Quality assurance\"")
    #expect(player.play("save \"datasets/vsht-2020/z.sett\"") == nil)
    let path = Checkout.root + "/datasets/vsht-2020/z.sett"
    let moved = files.text(of: path).replacing("| Data | 23 | 8 | 31", with: "| Data | 22 | 9 | 31")
      .replacing("#= %1 ", with: "#= %1 0")
    try files.write(Array(moved.utf8), to: path)
    let checker = Player(files)
    #expect(checker.play("check \"datasets/vsht-2020/z.sett\"")?.code == .difference)
    let rows = checker.answers.last?.tables.first?.rows.map(\.cells) ?? []
    #expect(rows.contains([.text("%1"), .text("Data × Quality assurance"), .text("22"), .text("23")]))
    #expect(rows.count == 2)
  }
}

/// A session that keeps what it answered.
final class Player {
  private var session: Session
  private let log = Log()
  private final class Log { var answers: [RenderedResult] = [] }

  init(_ files: MemoryFiles) {
    let log = log
    session = Session(
      environment: SessionEnvironment(
        folder: Checkout.root, home: Checkout.root, files: files, program: "tartan test", stop: StopFlag(), cores: 2,
        emit: { log.answers.append($0) }))
  }

  var results: [RenderedResult] { log.answers.filter { $0.number != nil } }
  var answers: [Answer] { log.answers.map(\.answer) }
  var prompt: String { session.promptText }

  /// Runs a line; gives back what was wrong, if anything was.
  @discardableResult
  func play(_ line: String) -> Diagnostic? {
    do {
      _ = try session.run(line)
      return nil
    } catch {
      return error
    }
  }
}

/// Types lines at random, the same ones for the same seed.
struct Typist {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// SplitMix64, after Steele, Lea and Flood.
  private mutating func next(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }

  private mutating func pick(_ choices: [String]) -> String { choices[next(choices.count)] }

  mutating func session(of count: Int) -> [String] { (0..<count).map { _ in line() } }

  private mutating func set(_ depth: Int = 0) -> String {
    switch next(depth > 2 ? 6 : 10) {
    case 0: pick(["theme:Data", "theme:Policy", "theme:(Data, Partners)"])
    case 1: pick(["tag:Support", "tag:\"Multi-agency working\"", "tag:only(Challenge)", "count(tag):>=2"])
    case 2: pick(["year:>=2020", "year:2018..2019", "setting:informal", "authority:none"])
    case 3: pick(["a", "b", "c"])
    case 4: pick(["text:support", "text:~challenge", "id:(R001, R002)"])
    case 5: pick(["%", "%1", "%2[Data]"])
    case 6: "not \(set(depth + 1))"
    case 7: "(\(set(depth + 1)) or \(set(depth + 1)))"
    default: "\(set(depth + 1)) and (\(set(depth + 1)))"
    }
  }

  private mutating func clauses() -> String {
    pick(["", "", "cells n (row%), or", "cells phi explain", "cells total% intervals", "base tagged cells row%"])
  }

  /// Settings that decide results, and the commands of statistics.
  private mutating func statistics() -> String {
    switch next(7) {
    case 0:
      pick(["set suppress 5", "set round 5", "set sample yes", "set seed 7", "set person role"])
    case 1: pick(["set suppress 0", "set round 0", "set sample no", "set seed 1", "set person none"])
    case 2: "spread theme across \(pick(["authority", "role"])) where \(set())"
    case 3: "compare theme by role \(pick(["", "measures cosine sort by name"])) where \(set())"
    case 4: "agree coder_a, coder_b bootstrap 0 top 3 \(pick(["", "measures kappa, ac1", "where \(set())"]))"
    case 5: "words \(set()) \(pick(["", "against theme:Policy", "stems"])) top 3"
    default:
      pick([
        "pairs tag with theme by npmi top 4 test", "cross theme by setting test",
        "cross role by tag test permutations 19",
        "let n = count(\(set()))", "claim 5 = $n", "claims", "count \(set()) by theme suppress 4",
        "cross theme by role suppress 3",
      ])
    }
  }

  private mutating func line() -> String {
    switch next(26) {
    case 22...: statistics()
    case 16:
      "merge \(pick(["theme Data, Policy as Both", "tag Support, Challenge as Joint", "theme Partners, Both as Data"]))"
    case 17: "rename \(pick(["theme Data as Records", "theme Records as Data", "tag Support as Help"]))"
    case 18: pick(["tag", "untag"]) + " \(set()) with \(pick(["Support", "Challenge", "Help"])) in tag"
    case 19: "move \(set()) to \(pick(["theme:Data", "theme:Policy", "new theme:Other"]))"
    case 20: pick(["undo", "redo", "undo", "steps", "split theme Policy by \(set()) as \"Other policy\""])
    case 21:
      pick([
        "what if merge theme Data, Policy as Both then count \(set()) by tag top 3", "diff %1 %2",
        "leave out each setting: count \(set())",
      ])
    case 0: "define \(pick(["a", "b", "c"])) = \(set())"
    case 1, 2: "filter \(set())"
    case 3: "filter all"
    case 4: "back"
    case 5: "forget \(pick(["a", "b", "c"]))"
    case 6: "let limit = \(2018 + next(6))"
    case 7: "count year:>=$limit by \(pick(["theme", "setting"]))"
    case 8: "count \(set()) by \(pick(["theme", "tag top 5", "year"]))"
    case 9: "cross theme by \(pick(["tag top 4", "setting", "role"])) where \(set()) \(clauses())"
    case 10: "overlap \(set()) with \(set()) \(pick(["", "measures or, npmi", "intervals exact explain"]))"
    case 11: "overlap \(set()), \(set()), \(set())"
    case 12: "title \"\(pick(["One", "Two"]))\""
    case 13: pick(["describe", "show % first 2", "find ~support first 1", "help", "results"])
    case 14: "load \"datasets/vsht-2020/statements.csv\""
    default: pick(["use roles-demo", "use vsht-2020", "note \"so it is\"", "expect count(all) > 0"])
    }
  }
}
