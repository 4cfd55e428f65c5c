import TartanModel
import Testing

/// What a notebook promises: the results in it are those of its commands, now and when it is rendered again.
@Suite struct NotebookTests {
  private static let folder = Checkout.root + "/datasets/roles-demo/"

  @Test(arguments: 0..<20) func aSavedSessionIsANotebookThatIsUpToDate(_ seed: Int) throws {
    var typist = Typist(seed: UInt64(1_000 + 7_919 * seed))
    // Names of results change with their numbers; a session in two is without them, to be compared word for word.
    let lines = typist.session(of: 30).filter { seed.isMultiple(of: 2) || !$0.contains("%") }
    let files = MemoryFiles()
    let first = Player(files)
    first.play("load \"datasets/roles-demo/statements.csv\"")
    for line in lines where !line.hasPrefix("load") { first.play(line) }
    // Whatever was refused before, there is one result.
    for line in ["filter all", "set suppress 0", "count by theme"] { first.play(line) }
    #expect(first.play("save \"datasets/roles-demo/a.md\"") == nil)
    let saved = files.text(of: NotebookTests.folder + "a.md")

    let second = Player(files)
    let failure = second.play("render \"datasets/roles-demo/a.md\"")
    #expect(failure == nil, "\(String(describing: failure)) after \(lines)")
    let again = files.text(of: NotebookTests.folder + "a.md")
    #expect(Difference.of(figures(saved), figures(again)) == nil, "after \(lines)")
    #expect(saved == again)
    #expect(second.play("check \"datasets/roles-demo/a.md\"") == nil)

    // The commands of the notebook give the results of the session, and so does the notebook saved once more.
    let third = Player(files)
    #expect(third.play("run \"datasets/roles-demo/a.md\"") == nil)
    #expect(!third.results.isEmpty)
    var kept = first.results[...]
    for result in third.results where !seed.isMultiple(of: 2) {
      let match = kept.firstIndex {
        $0.answer.tables == result.answer.tables && $0.answer.sentences == result.answer.sentences
      }
      #expect(match != nil, "\(result.answer.title) is not among the results of the session: \(lines)")
      if let match { kept = kept[(match + 1)...] }
    }
  }

  /// A notebook without its markers, whose digests say that something differs and not what.
  private func figures(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("<!-- tartan") }
      .joined(separator: "\n")
  }

  @Test func aNotebookMayNotLeaveItsFolder() throws {
    for (line, file) in [
      ("load \"../vsht-2020/statements.csv\"", "x.md"), ("load \"statements.csv\"\ncount -> \"../x.csv\"", "y.md"),
    ] {
      let files = MemoryFiles()
      try files.write(Array("```tartan\n\(line)\n```\n".utf8), to: NotebookTests.folder + file)
      #expect(Player(files).play("render \"datasets/roles-demo/\(file)\"")?.code == .outsideFolder)
      #expect(files.text(of: NotebookTests.folder + file).contains("<!-- tartan error "))
      #expect(files.text(of: Checkout.root + "/datasets/x.csv") == "(no such file)\n")
    }
  }

  @Test func noCommandTakesARenderedNotebookForItsOwnOutput() throws {
    let files = MemoryFiles()
    let text = "My words.\n\n```tartan\nload \"statements.csv\"\ncount theme:Data\n```\n"
    try files.renew(Array(text.utf8), at: NotebookTests.folder + "n.md")
    let player = Player(files)
    #expect(player.play("render \"datasets/roles-demo/n.md\"") == nil)
    player.play("load \"datasets/roles-demo/statements.csv\"")
    player.play("count by theme")
    #expect(player.play("save \"datasets/roles-demo/n.md\"")?.code == .fileExists)
    #expect(player.play("export % -> \"datasets/roles-demo/n.md\"")?.code == .fileExists)
    #expect(files.text(of: NotebookTests.folder + "n.md").hasPrefix("My words.\n"))

    // One that the session saved is its own until somebody writes into it.
    #expect(player.play("save \"datasets/roles-demo/m.md\"") == nil)
    player.play("count by tag")
    #expect(player.play("save \"datasets/roles-demo/m.md\"") == nil)
    let saved = files.text(of: NotebookTests.folder + "m.md")
    try files.renew(Array(("Words.\n\n" + saved).utf8), at: NotebookTests.folder + "m.md")
    player.play("count by role")
    #expect(player.play("save \"datasets/roles-demo/m.md\"")?.code == .fileExists)
  }

  @Test func checkWritesNothing() throws {
    let files = MemoryFiles()
    let text = "```tartan\nload \"statements.csv\"\ncount -> \"made.csv\"\n```\n`tartan count(all)`\n"
    try files.write(Array(text.utf8), to: NotebookTests.folder + "c.md")
    #expect(Player(files).play("check \"datasets/roles-demo/c.md\"")?.code == .difference)
    #expect(files.text(of: NotebookTests.folder + "c.md") == text)
    #expect(files.text(of: NotebookTests.folder + "made.csv") == "(no such file)\n")
  }

  @Test func aPageCarriesTheStatementsBehindItsCells() throws {
    let files = MemoryFiles()
    let text =
      "# T & <U>\n\n```tartan\nload \"statements.csv\"\ncross theme by setting cells n, row%\n```\n![a](b.png)\n"
    try files.write(Array(text.utf8), to: NotebookTests.folder + "p.md")
    #expect(Player(files).play("render \"datasets/roles-demo/p.md\" -> \"datasets/roles-demo/p.html\"") == nil)
    let page = files.text(of: NotebookTests.folder + "p.html")
    #expect(page.contains("data-set=\"0\">"))
    #expect(page.contains("<em>[a: picture not in this page]</em>"))
    #expect(page.contains("<title>T &amp; </title>"))
    #expect(page.contains("[\"R001\","))
    for remote in ["http://", "https://", "src=\"b"] { #expect(!page.contains(remote), "\(remote)") }
  }

  @Test func pathsOfPicturesAreTakenIntoThePage() throws {
    let files = MemoryFiles()
    try files.write([0x89, 0x50, 0x4E, 0x47], to: NotebookTests.folder + "b.png")
    try files.write(
      Array("![a \"b\"](b.png) ![c](../../b.png) ![d](https://example.org/d.png)".utf8),
      to: NotebookTests.folder + "i.md")
    #expect(Player(files).play("render \"datasets/roles-demo/i.md\" -> \"datasets/roles-demo/i.html\"") == nil)
    let page = files.text(of: NotebookTests.folder + "i.html")
    #expect(page.contains("<img src=\"data:image/png;base64,iVBORw==\" alt=\"a &quot;b&quot;\">"))
    #expect(page.contains("<em>[c: picture not in this page]</em>"))
    #expect(!page.contains("example.org"))
  }

  @Test(arguments: [
    ("0", "zero"), ("7", "seven"), ("20", "twenty"), ("23", "twenty-three"), ("100", "one hundred"),
    ("215", "two hundred and fifteen"), ("1000", "one thousand"), ("1001", "one thousand and one"),
    ("12345", "twelve thousand three hundred and forty-five"), ("-4", "minus four"),
    ("999999", "nine hundred and ninety-nine thousand nine hundred and ninety-nine"),
  ]) func wholeNumbersAreWrittenAsWords(_ number: String, _ words: String) throws {
    #expect(try value("\(number) as words") == words)
  }

  @Test(arguments: [
    ("count(all)", "600"), ("0.5 as percent", "50.0 %"), ("2 / 3 as percent 0", "67 %"), ("2/3", "0.6667"),
    ("2 / 3 as decimals 3", "0.667"), ("1 as decimals 2", "1.00"), ("0.005 as percent", "0.5 %"),
    ("\"A--B\"", "A-&#45;B"), ("0.00125 as percent 2", "0.13 %"),
  ]) func valuesHaveTheirFormat(_ expression: String, _ text: String) throws {
    #expect(try value(expression) == text)
  }

  /// What stands behind a value once its notebook is rendered.
  private func value(_ expression: String) throws -> String {
    let files = MemoryFiles()
    let path = NotebookTests.folder + "v.md"
    try files.write(Array("```tartan\nload \"statements.csv\"\n```\n`tartan \(expression)`\n".utf8), to: path)
    _ = Player(files).play("render \"datasets/roles-demo/v.md\"")
    let text = files.text(of: path)
    let start = try #require(text.firstRange(of: "<!-- = ")).upperBound
    let end = try #require(text[start...].firstRange(of: " -->")).lowerBound
    return String(text[start..<end])
  }
}
