import Glibc
import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import Testing

/// Files that are cut off, huge, or change under our hands: a clear error or the right result.
struct BadInputTests {
  /// Some megabytes of rows, so that several threads read them; `bad` stands in place of one row of the last third.
  private func table(rows: Int = 40_000, bad: [UInt8]) -> [UInt8] {
    var bytes = Array("id,text,tags\n".utf8)
    for row in 0..<rows {
      if row == rows / 3 * 2 { bytes += bad + [10] }
      bytes += Array("S\(row),\"wording of, some \"\"length\"\" in row \(row)\",a; b\(row % 7)\n".utf8)
    }
    return bytes
  }

  private func problem(_ bytes: [UInt8], _ name: String = "t.csv") -> String {
    let scratch = Scratch()
    do throws(Diagnostic) {
      _ = try Sample.load(path: scratch.file(name, bytes))
      return "was loaded"
    } catch {
      return error.message
    }
  }

  @Test func aFileThatEndsWithinQuotesNamesTheRecord() {
    let whole = table(bad: [])
    let cut = whole.prefix(whole.count - 40)
    #expect(problem(Array(cut)).hasSuffix("in the record that begins on line 40002"))
  }

  @Test func aQuoteThatNeverClosesInAnEarlyPartIsNamedWhereItBegins() {
    var bytes = Array("id,text,tags\n".utf8)
    for row in 0..<90_000 {
      bytes += Array((row == 100 ? "S,\"never closed,a\n" : "S\(row),wording of some length in row \(row),a; b\n").utf8)
    }
    #expect(problem(bytes).hasSuffix("in the record that begins on line 102"))
  }

  @Test func whatIsNoTextInALaterPartIsNamed() throws {
    let nul = table(bad: [0x53, 0x2C, 0, 0x2C, 0x61])
    #expect(problem(nul).hasSuffix("is not a text file: a NUL byte on line 26668"))
    let scratch = Scratch()
    let latin = table(bad: Array("S,caf".utf8) + [0xE9, 0x2C, 0x61])
    let loaded = try Sample.load(path: scratch.file("latin.csv", latin))
    #expect(loaded.report.foreignLines == [26668])
    #expect(try loaded.column("text")[26666] == "café")
    #expect(loaded.dataset.statements == 40_001)
  }

  @Test func aRowOfTwentyMegabytesIsOneStatement() throws {
    let scratch = Scratch()
    var bytes = Array("id,text,tags\nS1,\"".utf8)
    let piece = Array("word, \"\"quoted\"\"\n".utf8)
    let pieces = 20 << 20 / piece.count
    bytes.reserveCapacity(pieces * piece.count + 100)
    for _ in 0..<pieces { bytes += piece }
    bytes += Array("end\",a; b\nS2,short,b\n".utf8)
    let loaded = try Sample.load(path: scratch.file("long.csv", bytes))
    #expect(try loaded.values("tag") == [["a", "b"], ["b"]])
    #expect(loaded.dataset.lines == [2, UInt32(3 + pieces)])
    let text = try loaded.column("text")[0]
    #expect(text.utf8.count == pieces * (piece.count - 2) + 3)
  }

  @Test func fortyThousandColumnsAreRefused() {
    let names = (0..<40_000).map { "c\($0)" }.joined(separator: ",")
    let row = Array(repeating: "1", count: 40_000).joined(separator: ",")
    #expect(problem(Array((names + "\n" + row + "\n").utf8)).hasSuffix("has 40000 columns, and at most 10000 are read"))
    let members = (0..<40_000).map { "\"c\($0)\":1" }.joined(separator: ",")
    #expect(problem(Array("{\(members)}\n".utf8), "t.jsonl").hasSuffix("is one key too many: at most 10000 are read"))
  }

  @Test func aHundredThousandTagsAreAllThere() throws {
    let scratch = Scratch()
    var text = "id,text,tags\n"
    for row in 0..<50_000 { text += "S\(row),t \(row),tag \(row); tag \(row + 50_000)\n" }
    let loaded = try Sample.load(path: scratch.file("tags.csv", text)) {
      $0.fields = [
        field("id", from: [said("id")], as: "id"), field("text", from: [said("text")], as: "text"),
        field("tag", from: [said("tags")], split: ";"),
      ]
    }
    #expect(try loaded.field("tag").labels.names.count == 100_000)
    let values = try loaded.values("tag")
    #expect((0..<50_000).allSatisfy { Set(values[$0]) == ["tag \($0)", "tag \($0 + 50_000)"] })
  }

  @Test(arguments: ["grows", "shrinks", "is replaced", "is removed", "is touched"])
  func aFileThatChangesWhileItIsReadIsRefused(_ how: String) throws {
    let scratch = Scratch()
    let path = scratch.file("t.csv", table(bad: []))
    do throws(Diagnostic) {
      _ = try SourceFile(path: path, name: "t.csv", threading: Threading(threads: 2), stop: StopFlag()) { _, _ in
        // What comes here happens between the first bytes and the others.
        switch how {
        case "grows":
          let descriptor = unsafe open(path, O_WRONLY | O_APPEND)
          _ = unsafe write(descriptor, "more", 4)
          close(descriptor)
        case "shrinks": _ = unsafe truncate(path, 1000)
        case "is replaced":
          _ = scratch.file("other", "id,text\n1,a\n")
          _ = unsafe rename(scratch.path + "/other", path)
        case "is removed": _ = unsafe unlink(path)
        default:
          var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
          _ = unsafe utimensat(AT_FDCWD, path, &times, 0)
        }
        return 44
      }
      Issue.record("a file that \(how) was read")
    } catch {
      #expect(error.message == "'t.csv' changed while it was read")
    }
  }
}
