import Glibc
import TartanModel
import TartanShell
import Testing

/// What was accepted is kept, however the session ends.
@Suite struct JournalTests {
  private static let lines = [
    "load \"datasets/vsht-2020/statements.csv\"", "define qa = tag:\"Quality assurance\"",
    "filter theme:(Data, Strategy)",
    "count qa by theme", "count text:(größer,\n  data)", "overlap theme:Data with qa",
  ]

  /// The results of a session after some lines.
  private func results(after lines: some Sequence<String>) -> [RenderedResult] {
    let player = Player(MemoryFiles())
    for line in lines { #expect(player.play(line) == nil, "\(line)") }
    return player.results
  }

  @Test func aJournalCutAtAnyByteGivesTheResultsOfItsWholeLines() {
    let text = JournalText.place("/here") + JournalTests.lines.map { JournalText.line($0) }.joined()
    let bytes = Array(text.utf8)
    let expected = (0...JournalTests.lines.count).map { results(after: JournalTests.lines.prefix($0)) }
    var played: [[String]: [RenderedResult]] = [:]
    for end in 0...bytes.count {
      let parts = JournalText.parts(of: String(decoding: bytes[..<end], as: UTF8.self))
      let lines = parts.flatMap(\.lines)
      let whole = max(0, bytes[..<end].count { $0 == 0x0A } - 1)
      #expect(lines == Array(JournalTests.lines.prefix(whole)), "cut at \(end)")
      if played[lines] == nil { played[lines] = results(after: lines) }
      #expect(played[lines] == expected[whole], "cut at \(end)")
    }
  }

  @Test(arguments: ["a\rb", "a\\nb", "\\", "a\n\nb", "\r", "é\u{301}", "# in /x", "x\r"])
  func aLineComesBackAsItWas(_ line: String) {
    // No command begins with the sign of a comment.
    let line = "note " + line
    let parts = JournalText.parts(of: JournalText.place("/a\nb") + JournalText.line(line))
    #expect(parts.map(\.folder) == ["/a\nb"])
    #expect(parts.flatMap(\.lines).map { Array($0.utf8) } == [Array(line.utf8)])
  }

  @Test func aFullDiskIsToldOnceAndLeavesNoHalfLine() {
    let folder = Disk.temporaryFolder()
    var isFull = false
    var warnings: [String] = []
    let journal = Journal(folder: folder, startedIn: "/here") { file, bytes in
      guard isFull else { return Journal.systemWrite(file, bytes) }
      // Some of it still finds room.
      guard bytes.count > 3 else {
        errno = ENOSPC
        return -1
      }
      return Journal.systemWrite(file, Array(bytes.prefix(2)))
    }
    journal.warn = { warnings.append($0) }
    journal.add("count all")
    isFull = true
    journal.add("count theme:Data")
    journal.add("count theme:Strategy")
    isFull = false
    journal.add("describe")
    #expect(warnings.count == 1)
    let kept = Disk.files(below: folder, ending: ".sett").compactMap { Disk.text(of: $0) }
    #expect(kept == ["# in /here\ncount all\ndescribe\n"])
    for path in Disk.files(below: folder, ending: ".sett") { Disk.remove(path) }
    _ = unsafe rmdir(folder)
  }
}
