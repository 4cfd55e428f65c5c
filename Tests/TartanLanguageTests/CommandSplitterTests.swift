import TartanLanguage
import Testing

@Suite struct CommandSplitterTests {
  @Test func commentsOnLinesOfTheirOwnStandBetweenTheCommands() {
    let text = "# one\ncount # not this\n  # two\nshow tag:(a, # nor this\n# nor this\n b)\n# three"
    #expect(CommandSplitter.comments(in: text).map(\.text) == ["# one", "# two", "# three"])
    #expect(CommandSplitter.comments(in: text).map(\.line) == [1, 3, 7])
    #expect(
      CommandSplitter.commandsAndComments(in: text).map(\.text)
        == ["# one", "count", "# two", "show tag:(a, # nor this\n# nor this\n b)", "# three"])
    #expect(CommandSplitter.commandsAndComments(in: "count\nshow") == CommandSplitter.commands(in: "count\nshow"))
  }

  private func split(_ text: String) -> [String] {
    CommandSplitter.commands(in: text).map { "\($0.line):\($0.offset) \($0.text)" }
  }

  @Test(
    arguments: [
      ("", []), ("\n \n# only a comment\n", []),
      ("count\nshow", ["1:0 count", "2:6 show"]),
      ("count # all\r\n\r\n  show  # some\n", ["1:0 count", "3:17 show"]),
      (
        "cross {A = tag:a,\n  B = tag:b} by theme\nback", ["1:0 cross {A = tag:a,\n  B = tag:b} by theme", "3:40 back"]
      ),
      ("count \\\n  by theme\nback", ["1:0 count \\\n  by theme", "3:19 back"]),
      ("count \\\n\nback", ["1:0 count", "3:9 back"]),
      ("count tag:(a, # first\n b) # second\nback", ["1:0 count tag:(a, # first\n b)", "3:35 back"]),
      ("count tag:(\"a\nback", ["1:0 count tag:(\"a", "2:14 back"]),
      ("count tag:(a]\nback", ["1:0 count tag:(a]", "2:14 back"]),
      ("count )\nback", ["1:0 count )", "2:8 back"]),
      ("count tag:(a\nback", ["1:0 count tag:(a\nback"]),
      ("größe\nshow", ["1:0 größe", "2:8 show"]),
    ] as [(String, [String])]) func splitsAScript(_ text: String, _ commands: [String])
  {
    #expect(split(text) == commands)
  }

  @Test func theSliceOfACommandIsItsText() {
    let text = "# é\ncount theme:(Data,\n  Größe) # x\n\n show \\\n first 3\n"
    for command in CommandSplitter.commands(in: text) {
      let start = text.utf8.index(text.startIndex, offsetBy: command.offset)
      #expect(text[start...].hasPrefix(command.text))
    }
  }

  @Test(arguments: [
    ("", true), ("count", true), ("count tag:(a", false), ("count tag:(a,\n b)", true), ("cross {", false),
    ("show %3[", false), ("count \\", false), ("count \\\n", false), ("count \\\n\n", true), ("count tag:(\"a", true),
    ("count \"a", true), ("count tag:(a # )", false), ("count )", true), ("count \"(\"", true),
    ("count tag:/(/", true), ("find /(", true),
  ]) func knowsWhetherALineGoesOn(_ text: String, _ isComplete: Bool) {
    #expect(CommandSplitter.isComplete(text) == isComplete)
  }
}
