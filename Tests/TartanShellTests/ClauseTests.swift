import TartanLanguage
import Testing

/// What is typed is done or refused: no clause is taken and passed over.
@Suite struct ClauseTests {
  /// Every form of each command that takes clauses.
  static let forms: [(CommandWord, [String])] = [
    (.describe, ["describe", "describe tag", "describe theme", "describe year", "describe text", "describe id"]),
    (
      .count,
      [
        "count", "count theme:Data", "count by theme", "count by tag", "count by year", "count by theme, tag",
        "count by {B = tag:Support, A = theme:Data}", "count tag:Support by tag in (Support, Challenge)",
      ]
    ),
    (.show, ["show", "show theme:Data"]), (.find, ["find meeting", "find ~support in text"]),
    (
      .cross,
      [
        "cross theme by tag", "cross tag by role", "cross theme by role",
        "cross {B = tag:Support, A = theme:Data} by {C = role:none, D = all}",
      ]
    ),
    (
      .overlap,
      [
        "overlap theme:Data with tag:Support", "overlap theme:Data, tag:Support, role:none", "overlap tag",
        "overlap tag top 4",
      ]
    ),
    (.pairs, ["pairs tag", "pairs tag in (Support, Challenge, Families)", "pairs tag with theme"]),
    (.claims, ["claims"]), (.cite, ["cite"]),
    (
      .spread,
      [
        "spread theme across authority", "spread tag top 5 across role",
        "spread {B = theme:Data, A = theme:Policy} across year",
      ]
    ),
    (
      .compare,
      [
        "compare theme by role",
        "compare theme in (Data, Policy) by {A = role:\"Designated manager\", B = setting:formal and not role:\"Designated manager\", C = not setting:formal and not role:\"Designated manager\"}",
        "compare tag by {B = authority:Fife, A = role:\"Education officer\", C = role:\"Attainment adviser\"}",
      ]
    ),
    (
      .agree,
      [
        "agree theme by coder", "agree theme by coder bootstrap 100",
        "agree theme by coder measures ac1 bootstrap 100", "agree coder_a, coder_b top 2 bootstrap 100",
      ]
    ),
    (
      .words,
      ["words", "words theme:Data", "words theme:Data against theme:Leadership", "words side:A"]
    ),
    (.explain, ["explain count by theme"]),
    (.whatIf, ["what if merge theme Data, Policy as Both then count by theme"]), (.difference, ["diff %1 %2"]),
    (.leaveOut, ["leave out each role: count by theme"]),
  ]

  private static func examples(_ clause: ClauseKeyword) -> [String] {
    switch clause {
    case .filter: ["where year:2019"]
    case .cells: ["cells row%", "cells n (phi)"]
    case .sort: ["sort by name", "sort by total ascending", "sort by year", "sort by lift", "sort columns by name"]
    case .top: ["top 1", "top 1 rows", "top 2"]
    case .minimum: ["min 0", "min 60", "min 150"]
    case .fields: ["fields theme", "fields note"]
    case .first: ["first 1"]
    case .context: ["context 1"]
    case .by: ["by jaccard", "by theme"]
    case .withMissing: ["with missing"]
    case .base: ["base tagged", "base taggings"]
    case .output: ["-> \"f.csv\""]
    case .measures: ["measures dice", "measures evenness", "measures cosine", "measures ac1", "measures log-ratio"]
    case .intervals: ["intervals", "intervals exact", "cells row% intervals"]
    case .test: ["test", "test exact"]
    case .permutations: ["test permutations 99"]
    case .bootstrap: ["bootstrap 199"]
    case .seed: ["test seed 7", "seed 7"]
    case .correction: ["test correction bh"]
    case .person: ["test person role"]
    case .per: ["per theme", "per text"]
    case .categories: ["categories 40"]
    case .core: ["core 10"]
    case .stopwords: ["stopwords none"]
    case .stems: ["stems"]
    case .suppress: ["suppress 50", "suppress 2"]
    case .round: ["round 7"]
    case .explain: ["explain"]
    }
  }

  private func answer(_ line: String) -> String {
    let stage = TranscriptStage()
    _ = stage.play("load \"datasets/roles-demo/statements.csv\"")
    if line.contains("by coder") { _ = stage.play("load \"Tests/Transcripts/statistics/codings.csv\"") }
    if line.contains("side:A") { _ = stage.play("load \"Tests/Transcripts/statistics/words.csv\"") }
    _ = stage.play("claim 600 = count(all) \"here\"")
    if line.hasPrefix("diff") { for year in [2019, 2020] { _ = stage.play("count by theme where year:\(year)") } }
    return stage.play(line)
  }

  private func isRefused(_ answer: String) -> Bool { answer.contains("error: ") }

  @Test(arguments: forms) func eachClauseOfTheTableChangesTheAnswerOrIsRefused(
    _ command: CommandWord, _ lines: [String]
  ) throws {
    let clauses = try #require(CommandGrammar.of(command)).clauses
    let plain = lines.map { answer($0) }
    for (line, answer) in zip(lines, plain) { #expect(!isRefused(answer), "\(line)") }
    for clause in clauses {
      var isOfUse = false
      for (line, plain) in zip(lines, plain) {
        let answers = ClauseTests.examples(clause).map { answer("\(line) \($0)") }
        let changed = answers.contains { !isRefused($0) && $0 != plain }
        #expect(changed || answers.allSatisfy(isRefused), "\(line) passes over \(clause.rawValue)")
        isOfUse = isOfUse || changed
      }
      #expect(isOfUse, "no form of \(command.rawValue) has a use for \(clause.rawValue)")
    }
  }

  @Test func everyCommandWithClausesIsTried() {
    let tried = Set(ClauseTests.forms.map(\.0))
    // `export` has no answer of its own without its clause, and `render` writes what no other command writes.
    let others: Set<CommandWord> = [.export, .render]
    for grammar in commandGrammars where !grammar.clauses.isEmpty && !others.contains(grammar.command) {
      #expect(tried.contains(grammar.command), "\(grammar.word)")
    }
  }
}
