import Glibc
import TartanTerminal
import Testing

struct HistoryFileTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("history") }

  @Test func entriesComeBackInTheNextSession() {
    let first = HistoryFile(path: path)
    #expect(first.add("count theme:Data"))
    #expect(first.add("cross (theme\nby tag)"))
    #expect(first.add(#"find "a\b""#))
    let second = HistoryFile(path: path)
    #expect(second.entries == ["count theme:Data", "cross (theme\nby tag)", #"find "a\b""#])
    #expect(second.problem == nil)
  }

  @Test func theFileIsPlainTextThatOnlyItsOwnerReads() {
    _ = HistoryFile(path: path).add("a\nb\\c\r")
    #expect(read(path) == "# tartan history 1\na\\nb\\\\c\\r\n")
    #expect(mode(of: path) == 0o600)
  }

  @Test func missingFoldersAreMadeForTheUserAlone() {
    let path = folder.file("state/history")
    _ = HistoryFile(path: path).add("count")
    #expect(read(path).hasSuffix("count\n"))
    #expect(mode(of: folder.file("state")) == 0o700)
  }

  @Test(arguments: ["", "   ", " count", "\n"])
  func emptyEntriesAndThoseAfterASpaceAreNotKept(_ entry: String) {
    let history = HistoryFile(path: path)
    #expect(!history.add(entry))
    #expect(history.entries.isEmpty)
    #expect(read(path).isEmpty)
  }

  @Test func anEntryThatRepeatsTheOneBeforeIsKeptOnce() {
    let history = HistoryFile(path: path)
    #expect(history.add("a"))
    #expect(!history.add("a"))
    #expect(history.add("b"))
    #expect(history.add("a"))
    #expect(HistoryFile(path: path).entries == ["a", "b", "a"])
  }

  @Test func twoSessionsLoseNothingOfEachOther() {
    let left = HistoryFile(path: path)
    let right = HistoryFile(path: path)
    _ = left.add("left 1")
    _ = right.add("right 1")
    _ = left.add("left 2")
    #expect(HistoryFile(path: path).entries == ["left 1", "right 1", "left 2"])
  }

  @Test func theOldestEntriesGoWhenTheLimitIsReached() {
    let history = HistoryFile(path: path, limit: 10)
    for number in 1...100 { _ = history.add("entry \(number)") }
    let kept = HistoryFile(path: path, limit: 10).entries
    #expect(kept == (91...100).map { "entry \($0)" })
    #expect(read(path).split(separator: "\n").count == 11)
    #expect(mode(of: path) == 0o600)
  }

  @Test func aSessionGoesOnWritingAfterAnotherHasShortenedTheFile() {
    let old = HistoryFile(path: path, limit: 3)
    for number in 1...3 { _ = old.add("entry \(number)") }
    write(read(path) + "x\ny\nz\n", to: path)
    #expect(HistoryFile(path: path, limit: 3).entries == ["x", "y", "z"])
    _ = old.add("last")
    #expect(HistoryFile(path: path, limit: 3).entries == ["y", "z", "last"])
  }

  @Test(arguments: ["#!/bin/sh\nrm x\n", "# tartan history 2\nx\n", "_HiStOrY_V2_\n", "# tartan history 1x", "x"])
  func aForeignFileStaysAsItIs(_ text: String) {
    write(text, to: path)
    let history = HistoryFile(path: path)
    #expect(history.problem == .foreign(path: path))
    #expect(history.entries.isEmpty)
    #expect(history.add("count"))
    #expect(history.entries == ["count"])
    #expect(read(path) == text)
  }

  @Test func aFileThatBecomesForeignDuringTheSessionIsLeftAlone() {
    let history = HistoryFile(path: path)
    _ = history.add("a")
    write("mine", to: path)
    _ = history.add("b")
    #expect(history.problem == .foreign(path: path))
    #expect(read(path) == "mine")
    #expect(history.entries == ["a", "b"])
  }

  @Test func halfALineOfAKilledSessionDoesNotSwallowTheNext() {
    write("# tartan history 1\nwhole\nhal", to: path)
    let history = HistoryFile(path: path)
    #expect(history.entries == ["whole", "hal"])
    _ = history.add("next")
    #expect(HistoryFile(path: path).entries == ["whole", "hal", "next"])
  }

  @Test func aHeadLineWithoutItsBreakIsStillOurs() {
    write("# tartan history 1", to: path)
    _ = HistoryFile(path: path).add("a")
    #expect(read(path) == "# tartan history 1\na\n")
  }

  @Test func anEmptyFileBecomesAHistory() {
    write("", to: path)
    let history = HistoryFile(path: path)
    #expect(history.problem == nil)
    _ = history.add("a")
    #expect(read(path) == "# tartan history 1\na\n")
  }

  @Test func aFolderOrAPipeIsNoHistoryAndNothingWaitsForIt() {
    #expect(HistoryFile(path: folder.path).problem == .notAFile(path: folder.path))
    unsafe mkfifo(path, 0o600)
    let history = HistoryFile(path: path)
    #expect(history.problem == .notAFile(path: path))
    #expect(history.problem?.message == "history is not kept: \(path) is not a file")
  }

  @Test func withoutAPathEntriesLastAsLongAsTheSession() {
    let history = HistoryFile(path: nil)
    #expect(history.add("a"))
    #expect(history.entries == ["a"])
    #expect(history.problem == nil)
  }

  @Test func backslashesOfAnotherKindStandForThemselves() {
    write("# tartan history 1\na\\qb\\\n\nc\\\\n\n", to: path)
    #expect(HistoryFile(path: path).entries == ["a\\qb\\", "c\\n"])
  }
}
