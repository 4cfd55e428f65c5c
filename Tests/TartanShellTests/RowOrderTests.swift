import TartanModel
import TartanShell
import Testing

/// Codes follow the alphabet: the order of the rows of a file, and how the file is spelled, change no result.
@Suite struct RowOrderTests {
  private static let questions = [
    "describe", "describe theme", "describe tag", "describe year", "count", "count theme:Data by tag", "count by theme",
    "count by year", "count by theme, tag top 10", "count by {A = tag:Support, B = theme:Data}",
    "cross theme by tag", "cross tag by theme top 3 sort rows by total", "cross theme by role cells n, row%, lift",
    "cross theme by year with missing", "overlap theme:Data with tag:Support", "overlap tag top 5",
    "overlap theme:Data, tag:Support, role:none", "pairs tag", "pairs tag with theme by jaccard",
    "pairs tag by lift top 9",
    "count id:R0*", "count text:~support by theme", "show fields theme, tag sort by id first 700",
    "expect labels(tag) > 3", "claim \"x\" = most(theme)", "claim \"x\" = fewest(tag)", "claims",
  ]

  private func answers(_ text: String, as form: String = "utf-8") throws -> [Answer] {
    let files = MemoryFiles()
    files.put(try #require(ShellLine.bytes(of: text, as: form)), at: Checkout.root + "/data.csv")
    let player = Player(files)
    #expect(player.play("load \"data.csv\" as d") == nil)
    let before = player.answers.count
    for line in RowOrderTests.questions { #expect(player.play(line) == nil, "\(line)") }
    return Array(player.answers.dropFirst(before))
  }

  @Test(arguments: ["reversed", "interleaved", "crlf", "bom", "utf-16"]) func noAnswerDependsOnIt(_ change: String)
    throws
  {
    let text = try #require(Disk.text(of: Checkout.root + "/datasets/roles-demo/statements.csv"))
    var lines = text.split(separator: "\n").map(String.init)
    let head = lines.removeFirst()
    let expected = try answers(text)
    let changed: [Answer]
    switch change {
    case "reversed": changed = try answers(([head] + lines.reversed()).map { $0 + "\n" }.joined())
    case "interleaved":
      let mixed = lines.indices.sorted { ($0 * 7919 % lines.count, $0) < ($1 * 7919 % lines.count, $1) }.map {
        lines[$0]
      }
      changed = try answers(([head] + mixed).map { $0 + "\n" }.joined())
    default: changed = try answers(text, as: change)
    }
    for (question, (old, new)) in zip(RowOrderTests.questions, zip(expected, changed)) {
      #expect(old == new, "\(question)")
    }
    #expect(expected.count == changed.count)
  }
}
