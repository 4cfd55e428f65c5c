import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import Testing

struct RecordTests {
  @Test func quotedCellsKeepBreaksCommasAndQuotes() throws {
    let loaded = try Sample.load("quoted-breaks.csv")
    #expect(
      try loaded.column("text") == [
        "first line\nsecond line, with a comma", "she said \"no\"\r\nand left", "blanks after", "6\" pipe",
      ])
    #expect(loaded.dataset.lines == [2, 4, 6, 7])
    #expect(loaded.report.sentences.isEmpty)
  }

  @Test func aDamagedRowIsReportedAndNeverShifted() throws {
    let loaded = try Sample.load("ragged.csv")
    #expect(try loaded.column("id") == ["S1", "S2", "S4", "S6"])
    #expect(try loaded.column("theme") == ["Data", "", "Data", "Data"])
    #expect(try loaded.values("tag") == [["a"], [], ["b"], ["a"]])
    #expect(loaded.report.unreadRows.first.map(\.line) == [4, 8, 10])
    #expect(
      loaded.report.unreadRows.first.map(\.reason) == [
        "5 cells in a table of 4 columns",
        "text after a closing quote; a quote inside a quoted cell is written \"\"",
        "repeats the column names",
      ])
    #expect(loaded.report.shortRows.first == [3])
    #expect(loaded.report.blankRows == 1)
  }

  @Test func aQuoteThatNeverClosesNamesTheLineOfItsRecord() throws {
    let problem = try Sample.problem("unclosed.csv")
    #expect(problem.code == .badData)
    #expect(problem.message.hasSuffix("in the record that begins on line 3"))
    #expect(problem.hints.first == "close the quote on line 3, or take it away")
  }

  @Test(arguments: [
    ("empty.csv", "is empty"), ("blank.csv", "is empty"),
    ("header-only.csv", "has column names and no statements below them"),
    ("no-header.csv", "has no column names"), ("no-header-numbers.csv", "has no column names"),
  ])
  func aFileWithoutATableSaysWhatIsMissing(_ file: String, _ words: String) throws {
    let problem = try Sample.problem(file)
    #expect(problem.code == .badData)
    #expect(problem.message.contains(words))
    #expect(!problem.hints.isEmpty)
    #expect(problem.span?.start == 5)
  }

  @Test func yearsMayNameColumns() throws {
    #expect(try Sample.load("year-columns.csv").shape.suffix(3) == ["2018 number", "2019 number", "2020 number"])
  }

  @Test func columnsWithoutANameOfTheirOwnGetOne() throws {
    let loaded = try Sample.load("columns-twice.csv")
    #expect(loaded.report.renamedColumns == ["code 3", "column 5"])
    #expect(loaded.mapping.fields.map(\.field.text).contains("column 5"))
  }

  @Test(arguments: [
    ("semicolon.csv", "semicolon"), ("tab.tsv", "tab"), ("pipe.txt", "pipe"), ("sep-line.csv", "semicolon"),
    ("plain.csv", "comma"), ("quoted-breaks.csv", "comma"),
  ])
  func theDelimiterIsFound(_ file: String, _ delimiter: String) throws {
    #expect(try Sample.load(file).report.delimiter == delimiter)
  }

  @Test func linesOfWordingAreOneColumn() throws {
    #expect(try Sample.load("lines.txt").column("text") == ["hello, world", "a line; with signs", "last"])
  }

  @Test func aTitleAboveTheColumnNamesIsPointedOut() throws {
    let problem = try Sample.problem("title-above.csv")
    #expect(problem.message.hasSuffix("line 2: 3 cells in a table of 1 column"))
    #expect(problem.hints.first == "the first line must hold the column names: take away what stands above them")
  }

  @Test func moreColumnsThanAnyTableHasAreRefused() throws {
    let scratch = Scratch()
    let path = scratch.file("wide.csv", String(repeating: "a,", count: 20_000) + "\n1\n")
    #expect(throws: Diagnostic.self) { try Sample.load(path: path) }
  }

  @Test func aForcedDelimiterIsUsed() throws {
    let loaded = try Sample.load("pipe.txt") { $0.delimiter = said("|") }
    #expect(try loaded.column("text") == ["one", "two, three; four"])
    let problem = try Sample.problem("pipe.txt") { $0.delimiter = said("||", at: 7) }
    #expect(problem.code == .badMapping && problem.span == SourceSpan(7, 8))
  }

  @Test func aLineBelowASepLineKeepsItsNumber() throws {
    #expect(try Sample.load("sep-line.csv").dataset.lines == [3, 4])
  }

  @Test func aMillionCharactersFitIntoACell() throws {
    let scratch = Scratch()
    let long = String(repeating: "word, \"\"quoted\"\" and é; ", count: 50_000)
    let path = scratch.file("long.csv", "id,text,theme\n1,\"\(long)\",Data\n2,short,Data\n")
    let loaded = try Sample.load(path: path)
    let text = try loaded.column("text")[0]
    #expect(text.utf8.count == 50_000 * "word, \"quoted\" and é; ".utf8.count - 1)
    #expect(text.hasSuffix("word, \"quoted\" and é;"))
    #expect(try loaded.column("theme") == ["Data", "Data"])
  }

  @Test func aStopLeavesNothing() {
    let stop = StopFlag()
    stop.raise()
    let path = Sample.path("plain.csv")
    let syntax = LoadSyntax(file: said(path))
    #expect(throws: Diagnostic.self) { try loadDataset(syntax, path: path, stop: stop) }
  }
}
