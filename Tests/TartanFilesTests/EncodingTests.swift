import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import Testing

struct EncodingTests {
  private static let texts = ["Élan vital", "Zwölf – “Boxkämpfer”", "plain"]

  @Test(arguments: [
    ("plain.csv", "utf-8"), ("bom.csv", "utf-8"), ("utf16le.csv", "utf-16"), ("utf16be.csv", "utf-16"),
    ("utf16-no-mark.csv", "utf-16"), ("windows-1252.csv", "windows-1252"), ("mixed-encodings.csv", "mixed"),
    ("crlf.csv", "utf-8"), ("cr.csv", "utf-8"), ("no-last-break.csv", "utf-8"),
  ])
  func theSameTableIsReadInEveryEncoding(_ file: String, _ encoding: String) throws {
    let loaded = try Sample.load(file)
    #expect(loaded.report.encoding == encoding)
    #expect(loaded.shape == ["id id", "text text", "theme single", "tag multi"])
    #expect(try loaded.column("text") == EncodingTests.texts)
    #expect(try loaded.values("tag") == [["a", "b"], ["b"], []])
    #expect(loaded.dataset.lines == [2, 3, 4])
  }

  @Test func linesThatAreNotUTF8AreNamed() throws {
    #expect(try Sample.load("windows-1252.csv").report.foreignLines == [2, 3])
    let mixed = try Sample.load("mixed-encodings.csv").report
    #expect(mixed.foreignLines == [3])
    #expect(mixed.sentences.contains { $0.hasPrefix("not UTF-8 on 1 line, those lines read as Windows-1252: line 3") })
  }

  @Test func aForcedEncodingIsUsed() throws {
    let loaded = try Sample.load("plain.csv") { $0.encoding = said("windows-1252") }
    #expect(try loaded.column("text")[0] == "Ã‰lan vital")
    #expect(
      try Sample.load("utf16-no-mark.csv") { $0.encoding = said("UTF-16BE") }.column("text") == EncodingTests.texts)
  }

  @Test func aForcedUTF8ThatIsNoneNamesTheLine() throws {
    let problem = try Sample.problem("windows-1252.csv") { $0.encoding = said("utf-8") }
    #expect(problem.code == .badData)
    #expect(problem.message.hasPrefix("line 2 of "))
    #expect(problem.hints.first == "add to load: encoding windows-1252")
  }

  @Test func anUnknownEncodingIsPointedAt() throws {
    let problem = try Sample.problem("plain.csv") { $0.encoding = said("klingon", at: 40) }
    #expect(problem.code == .badMapping)
    #expect(problem.span == SourceSpan(40, 41))
  }

  @Test func aNULByteIsReportedWithItsLine() throws {
    let problem = try Sample.problem("nul.csv")
    #expect(problem.code == .badData)
    #expect(problem.message.hasSuffix("is not a text file: a NUL byte on line 3"))
  }

  @Test(arguments: [("workbook.csv", "zip archive"), ("picture.csv", "not a text file")])
  func aFileThatIsNoTextIsSaidToBeNone(_ file: String, _ word: String) throws {
    let problem = try Sample.problem(file)
    #expect(problem.code == .badData)
    #expect(problem.message.contains(word))
    #expect(!problem.hints.isEmpty)
  }

  @Test func textAndLabelsAreInNFC() throws {
    let loaded = try Sample.load("decomposed.csv")
    #expect(try loaded.field("theme").labels.names == ["Café"])
    #expect(try loaded.field("theme").labels.counts == [2])
    #expect(try loaded.column("text").map { Array($0.utf8) } == ["café au lait", "café noir"].map { Array($0.utf8) })
  }
}
