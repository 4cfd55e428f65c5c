import TartanModel
import TartanNotebook
import Testing

/// A notebook read from a text.
func notebook(_ text: String) throws(Diagnostic) -> Notebook { try Notebook(Array(text.utf8), path: "/n/x.md") }

@Suite struct NotebookReadingTests {
  @Test func blocksAreThoseMarkedTartanWithNameAndLines() throws {
    let read = try notebook(
      "# Title *here*\n\n```tartan name=overlap1\ncount\n\nshow\n```\n\n```r\nx\n```\n\n~~~~ tartan\na\n~~~~\n")
    #expect(read.title == "Title here")
    #expect(read.blocks.map(\.name) == ["overlap1", nil])
    #expect(read.blocks.map(\.code) == ["count\n\nshow\n", "a\n"])
    #expect(read.blocks.map(\.line) == [3, 13])
    #expect(read.blocks.map(\.lastLine) == [7, 15])
    #expect(read.blocks.map(\.label) == ["overlap1", "line 13"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func aResultBelongsToTheBlockAboveIt(_ ending: String) throws {
    let lines = [
      "```tartan", "count", "```", "between", "", "<!-- tartan result 0123456789ab data fedcba987654 -->", "",
      "31 of 215",
      "and more", "", "<!-- tartan end -->", "after",
    ]
    let read = try notebook(lines.joined(separator: ending))
    let region = try #require(read.blocks.first?.region)
    #expect(region.body == "31 of 215\nand more")
    #expect(region.marker == ResultMarker(.result, digest: "0123456789ab", data: "fedcba987654"))
    #expect(region.line == 6)
    #expect(region.lastLine == 11)
  }

  @Test func valuesAreInlineCodeWithTheCommentBehindIt() throws {
    let read = try notebook(
      "A `tartan count(all)`<!-- = 215 --> and ``tartan 2`` and `` `tartan 3` `` and `tartan 4`.\n\n- é `tartan 5`\n  x `tartan 6`\n\n| a |\n|---|\n| `tartan 7` |\n\n> `tartan 8`\n"
    )
    #expect(read.values.map(\.text) == ["count(all)", "2", "4", "5", "6", "7", "8"])
    #expect(read.values.map(\.written) == ["215", nil, nil, nil, nil, nil, nil])
    for value in read.values where value.written == nil {
      #expect(read.source[value.end - 1] == UInt8(ascii: "`"))
      #expect(value.end == read.source.count || read.source[value.end] != UInt8(ascii: "`"))
    }
  }

  @Test func aCodeSpanThatShowsAValueIsNone() throws {
    let read = try notebook("Write `` `tartan count(all)` `` for it, and `tartan count(all)` is it.\n")
    let value = try #require(read.values.first)
    #expect(read.values.count == 1)
    #expect(value.end == "Write `` `tartan count(all)` `` for it, and `tartan count(all)`".utf8.count)
  }

  @Test func whatIsInAResultIsNeitherBlockNorValue() throws {
    let read = try notebook(
      "```tartan\na\n```\n<!-- tartan result 1 -->\n`tartan 1`\n\n```tartan\nb\n```\n<!-- tartan end -->\n")
    #expect(read.blocks.count == 1)
    #expect(read.values.isEmpty)
  }

  /// A text, the line that is at fault, and what is said of it.
  static let mistakes: [(String, Int, String)] = [
    ("x\n\n```tartan\ncount\n", 3, "this block of commands is not closed"),
    ("```tartan\ncount\n``\n", 1, "this block of commands is not closed"),
    ("```tartan", 1, "this block of commands is not closed"),
    ("```tartan name=a\n```\n\n```tartan name=a\n```\n", 4, "two blocks are named 'a': line 1 and line 4"),
    ("```tartan nam=a\n```\n", 1, "behind 'tartan' a block has a name or nothing"),
    ("```tartan name=\n```\n", 1, "behind 'tartan' a block has a name or nothing"),
    ("```tartan name=a name=b\n```\n", 1, "behind 'tartan' a block has a name or nothing"),
    ("```tartan name=a/b\n```\n", 1, "behind 'tartan' a block has a name or nothing"),
    ("```tartan\n```\n<!-- tartan result 1 -->\nx\n", 3, "the result that begins here has no end"),
    (
      "```tartan\n```\n<!-- tartan result 1 -->\n\n<!-- tartan result 2 -->\n\n<!-- tartan end -->\n", 3,
      "the result that begins here has no end"
    ),
    ("<!-- tartan result 1 -->\n\n<!-- tartan end -->\n", 1, "this result belongs to no block"),
    (
      "```tartan\n```\n<!-- tartan result 1 -->\n\n<!-- tartan end -->\n\n<!-- tartan result 1 -->\n\n<!-- tartan end -->\n",
      7,
      "this result belongs to no block"
    ),
    ("```tartan\n```\n<!-- tartan end -->\n", 3, "no result begins above this marker"),
    (
      "- a\n\n  ```tartan\n  count\n  ```\n", 3,
      "a block of commands stands by itself, not inside a list or a quotation"
    ),
    ("> ```tartan\n> count\n> ```\n", 1, "a block of commands stands by itself, not inside a list or a quotation"),
    ("a `tartan\ncount(all)` b\n", 1, "a value stands on one line, between backticks"),
  ]

  @Test(arguments: mistakes) func whatDoesNotFitTogetherIsSaidWithItsLine(
    _ text: String, _ line: Int, _ message: String
  ) {
    do {
      _ = try notebook(text)
      Issue.record("no mistake in \(text)")
    } catch {
      #expect(error.message == message)
      #expect(error.script?.line == line)
      #expect(!error.hints.isEmpty)
    }
  }

  @Test(arguments: ["---", "..."]) func frontMatterIsNotRead(_ end: String) throws {
    let text = "---\ntitle: \"A: b\"\nx: `tartan 1`\n\(end)\n\n# Head\n\n```tartan\n```\n`tartan 2`"
    let read = try notebook(text)
    #expect(read.title == "A: b")
    #expect(read.hasTitleApart)
    #expect(read.values.map(\.text) == ["2"])
    #expect(read.blocks.map(\.line) == [8])
    let (html, _) = read.body(blocks: ["B"], values: ["V"], image: { _, _ in "" })
    #expect(html.hasPrefix("<h1>Head</h1>"))
    #expect(try notebook("---\n\n# Head\n").title == "Head")
    #expect(try notebook("# Head\n\n---\ntitle: x\n---\n").title == "Head")
  }

  @Test func whatIsNoTextIsRefused() {
    #expect(throws: Diagnostic.self) { try Notebook([0xFF, 0xFE, 0x00], path: "/n/x.md") }
  }
}
