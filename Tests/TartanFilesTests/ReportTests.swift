import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import Testing

struct ReportTests {
  @Test func labelsThatDifferByCaseAccentOrSpaceAreNamedWithTheirCounts() throws {
    let report = try Sample.load("near-labels.csv").report
    #expect(report.nearLabels.map(\.labels) == [["Data", "data"], ["Data base", "Database"], ["Équité", "Equite"]])
    #expect(report.nearLabels.map(\.counts) == [[2, 1], [1, 1], [2, 1]])
  }

  @Test func doubledStatementsAndIdentitiesAreNamed() throws {
    let loaded = try Sample.load("duplicates.csv")
    #expect(loaded.report.duplicates.first.map(\.line) == [4])
    #expect(loaded.report.duplicates.first.map(\.firstLine) == [2])
    #expect(loaded.report.repeatedIdentities.first.map(\.id) == ["2"])
    #expect(loaded.report.repeatedIdentities.first.map(\.line) == [5])
    #expect(loaded.report.emptyTexts.first == ["5"])
    #expect(loaded.report.withoutIdentity.first == [7])
  }

  @Test func sentencesSayItInWords() throws {
    #expect(
      try Sample.load("ragged.csv").report.sentences == [
        "3 rows not read:",
        "  line 4: 5 cells in a table of 4 columns",
        "  line 8: text after a closing quote; a quote inside a quoted cell is written \"\"",
        "  line 10: repeats the column names",
        "1 row with fewer cells than columns, read with the last ones missing: line 3",
        "1 blank row skipped",
      ])
  }

  @Test func labelsKeepQuotesBreaksAndEscapeSequences() throws {
    let loaded = try Sample.load("escapes.csv")
    #expect(try loaded.column("text") == ["a \"quoted\" word", "\u{1B}[31mred\u{1B}[0m"])
    #expect(try loaded.field("theme").labels.names == ["say \"hi\"", "two\nlines"])
  }
}

struct SourceFileTests {
  private func problem(_ path: String) throws -> Diagnostic {
    do throws(Diagnostic) {
      _ = try Sample.load(path: path)
    } catch {
      return error
    }
    Issue.record("'\(path)' was loaded")
    throw Diagnostic(.file, at: nil, "was loaded")
  }

  @Test func aMissingFileNamesTheNearest() throws {
    let found = try problem(Sample.path("plian.csv"))
    #expect(found.code == .file)
    #expect(found.hints == ["did you mean \"\(Sample.path("plain.csv"))\"?"])
    #expect(try problem("/tmp/no-such-folder-of-tartan/a.csv").message.hasSuffix("its folder does not exist"))
  }

  @Test func aFolderNamesItsTables() throws {
    let scratch = Scratch()
    _ = scratch.file("a.csv", "id\n1\n")
    let found = try problem(scratch.path)
    #expect(found.code == .file && found.message.hasSuffix("is a folder, not a file"))
    #expect(found.hints == ["load \"\(scratch.path)/a.csv\""])
  }

  @Test func aPipeAndADeviceAreRefusedWithoutWaiting() throws {
    let scratch = Scratch()
    #expect(Fifo.make(scratch.path + "/pipe"))
    #expect(try problem(scratch.path + "/pipe").message.hasSuffix("is not a regular file"))
    #expect(try problem("/dev/null").message.hasSuffix("is not a regular file"))
  }

  @Test func aFileTooLargeForMemoryIsNotRead() throws {
    let scratch = Scratch()
    let path = scratch.file("huge.csv", "id,text\n")
    #expect(Fifo.stretch(path, to: 1 << 42))
    #expect(try problem(path).message.contains("this computer can hold files of up to"))
  }
}
