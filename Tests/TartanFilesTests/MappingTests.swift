import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import Testing

struct MappingTests {
  @Test func whatTheScriptSaysComesFirst() throws {
    let loaded = try Sample.load("plain.csv") {
      $0.fields = [field("heading", from: [said("theme")], as: "multi"), field("words", from: [said("TEXT")])]
      $0.ignored = [said("tags")]
    }
    #expect(loaded.shape == ["id id", "words text", "heading multi"])
    #expect(loaded.report.ignoredColumns == ["tags"])
  }

  @Test(arguments: [
    "plain.csv", "one-hot.csv", "code-columns.csv", "long.csv", "arrows.csv", "no-paths.csv", "semicolon.csv",
    "dates.csv",
    "columns-twice.csv", "mixed-encodings.csv", "utf16be.csv", "spread-name.csv", "two-coders.csv", "ragged.csv",
  ])
  func theMappingThatIsReportedGivesTheSameDataset(_ file: String) throws {
    let found = try Sample.load(file)
    let again = try Sample.load(file) { $0 = found.mapping }
    #expect(again.mapping == found.mapping)
    #expect(again.dataset.catalog == found.dataset.catalog)
    for name in found.dataset.catalog.fields.map(\.name) { #expect(try again.values(name) == found.values(name)) }
    #expect(again.report == found.report)
  }

  @Test func anUnknownColumnIsPointedAtWithTheNearestName() throws {
    let problem = try Sample.problem("plain.csv") { $0.fields = [field("x", from: [said("themes", at: 50)])] }
    #expect(problem.code == .badMapping)
    #expect(problem.span == SourceSpan(50, 51))
    #expect(problem.message == "no column named 'themes'")
    #expect(problem.hints == ["did you mean \"theme\"?"])
    let far = try Sample.problem("plain.csv") { $0.ignored = [said("qwertyuiop")] }
    #expect(far.hints == ["the columns are \"id\", \"text\", \"theme\", \"tags\""])
  }

  @Test func aColumnMappedTwiceIsPointedAt() throws {
    let problem = try Sample.problem("plain.csv") {
      $0.fields = [field("a", from: [said("theme", at: 10)]), field("b", from: [said("theme", at: 20)])]
    }
    #expect(problem.code == .badMapping)
    #expect(problem.span == SourceSpan(20, 21))
    #expect(problem.message == "column \"theme\" is mapped twice")
    let ignored = try Sample.problem("plain.csv") {
      $0.fields = [field("a", from: [said("theme", at: 10)])]
      $0.ignored = [said("theme", at: 30)]
    }
    #expect(ignored.message == "column \"theme\" is mapped twice")
  }

  @Test func aFieldMappedTwiceIsPointedAt() throws {
    let problem = try Sample.problem("plain.csv") {
      $0.fields = [field("a", from: [said("theme")]), field("A", from: [said("tags")])]
    }
    #expect(problem.code == .badMapping && problem.message == "field 'A' is mapped twice")
  }

  @Test func aRangeBackwardsIsTurnedRound() throws {
    let problem = try Sample.problem("one-hot.csv") {
      $0.fields = [
        FieldMappingSyntax(
          field: said("tag"), columns: .range(said("Training", at: 30), said("Advocacy", at: 40)), marked: true)
      ]
    }
    #expect(problem.code == .badMapping)
    #expect(problem.span == SourceSpan(30, 41))
    #expect(problem.hints == ["write the range as the file has it: \"Advocacy\"..\"Training\""])
  }

  @Test func aKindThatDoesNotFitNamesTheFirstLine() throws {
    let number = try Sample.problem("plain.csv") { $0.fields = [field("n", from: [said("theme")], as: "number")] }
    #expect(number.code == .badMapping)
    #expect(number.span == SourceSpan(91, 92))
    #expect(number.message == "field 'n' cannot be a number: line 2 has 'Data'")
    let date = try Sample.problem("plain.csv") { $0.fields = [field("d", from: [said("theme")], as: "date")] }
    #expect(date.message == "field 'd' cannot be a date: line 2 has 'Data'")
    let mark = try Sample.problem("plain.csv") {
      $0.fields = [field("m", from: [said("theme", at: 33), said("tags", at: 44)], marked: true)]
    }
    #expect(mark.span == SourceSpan(33, 45))
    #expect(mark.message == "column \"theme\" is marked, but line 2 has 'Data'")
  }

  @Test(arguments: [
    ("nombre", "no kind of field is called 'nombre'"), ("single", "a field of kind single holds one value"),
  ])
  func aKindThatCannotBeIsRefused(_ kind: String, _ words: String) throws {
    let problem = try Sample.problem("plain.csv") {
      $0.fields = [field("n", from: [said("theme"), said("tags")], as: kind)]
    }
    #expect(problem.code == .badMapping)
    #expect(problem.message.hasPrefix(words))
  }

  @Test func anEmptySeparatorIsRefused() throws {
    let problem = try Sample.problem("plain.csv") { $0.fields = [field("t", from: [said("tags")], split: "")] }
    #expect(problem.code == .badMapping && problem.span == SourceSpan(92, 93))
  }

  @Test func anotherFingerprintIsRefusedWithBoth() throws {
    let found = try Sample.load("plain.csv").fingerprint.value
    #expect(found.utf8.count == 64)
    let again = try Sample.load("plain.csv") { $0.fingerprint = said(found) }
    #expect(again.fingerprint.value == found)
    let problem = try Sample.problem("crlf.csv") { $0.fingerprint = said(found, at: 60) }
    #expect(problem.code == .badData)
    #expect(problem.span == SourceSpan(60, 61))
    #expect(problem.message.contains(found))
  }

  @Test func theFingerprintIsTheSHA256OfTheFile() throws {
    // sha256sum of the bytes "id,text\n1,abc\n", worked with coreutils.
    let scratch = Scratch()
    let loaded = try Sample.load(path: scratch.file("t.csv", "id,text\n1,abc\n"))
    #expect(loaded.fingerprint.value == "b921faa7e2e44124dd1f68ad518ee25b243e25954f7a9b199f39edd05585ac75")
  }

  @Test func labelCodesDoNotDependOnTheOrderOfRows() throws {
    let scratch = Scratch()
    let one = try Sample.load(path: scratch.file("a.csv", "id,text,theme,tags\n1,x,b,z; y\n2,y,a,x\n"))
    let two = try Sample.load(path: scratch.file("b.csv", "id,text,theme,tags\n2,y,a,x\n1,x,b,y; z\n"))
    #expect(try one.field("theme").labels.names == ["a", "b"])
    #expect(try one.field("theme").labels == two.field("theme").labels)
    #expect(try one.field("tag").labels == two.field("tag").labels)
  }

  @Test(arguments: [
    ("statements.csv", "vsht-2020"), ("data.tsv", "vsht-2020"), ("My codes (final).csv", "My-codes-final"),
    ("é1.csv", "é1"),
  ])
  func aDatasetIsNamedAfterItsFileOrFolder(_ file: String, _ name: String) throws {
    let scratch = Scratch()
    let folder = scratch.path + "/vsht-2020"
    try AtomicWriterTests.makeFolder(folder)
    defer { AtomicWriterTests.remove(folder + "/" + file) }
    try AtomicWriter.write(Array("id,text\n1,abc\n".utf8), to: folder + "/" + file, name: file)
    #expect(try Sample.load(path: folder + "/" + file).dataset.catalog.name == name)
    #expect(try Sample.load(path: folder + "/" + file) { $0.name = said("other") }.dataset.catalog.name == "other")
  }
}

struct MappingTextTests {
  @Test(arguments: [
    "plain.csv", "one-hot.csv", "code-columns.csv", "long.csv", "arrows.csv", "no-paths.csv", "semicolon.csv",
    "tab.tsv",
    "pipe.txt", "columns-twice.csv", "mixed-encodings.csv", "utf16be.csv", "dates.csv",
  ])
  func theMappingInAScriptsWordsSaysTheSame(_ file: String) throws {
    let found = try Sample.load(file)
    let text = canonicalText(of: CommandSyntax(.load(found.mapping), at: SourceSpan(0, 0)))
    let command = try #require(try Parser.parse(text))
    guard case .load(let syntax) = command.action else {
      Issue.record("\(text) is no load")
      return
    }
    let again = try Sample.load(file) { $0 = syntax }
    #expect(canonicalText(of: CommandSyntax(.load(again.mapping), at: SourceSpan(0, 0))) == text)
    #expect(again.dataset.catalog == found.dataset.catalog)
  }
}
