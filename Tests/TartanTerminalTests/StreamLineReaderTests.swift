import Glibc
import TartanTerminal
import Testing

struct StreamLineReaderTests {
  private let folder = TemporaryFolder()

  /// The outcomes of reading `bytes`, with the line where each began.
  private func outcomes(_ bytes: [UInt8]) -> [(line: Int, outcome: ReadOutcome)] {
    write(bytes, to: folder.file("input"))
    let descriptor = unsafe open(folder.file("input"), O_RDONLY)
    defer { close(descriptor) }
    let reader = StreamLineReader(descriptor: descriptor) { $0.count { $0 == "(" } <= $0.count { $0 == ")" } }
    var all: [(line: Int, outcome: ReadOutcome)] = []
    while all.count < 10_000 {
      let outcome = reader.readLine(prompt: PromptText("not shown"))
      if outcome == .endOfInput { break }
      all.append((reader.lineNumber, outcome))
    }
    return all
  }

  private func lines(_ text: String) -> [ReadOutcome] { outcomes(Array(text.utf8)).map(\.outcome) }

  @Test func linesComeOneByOne() {
    #expect(lines("a\nb\n") == [.line("a"), .line("b")])
  }

  @Test func theLastLineNeedsNoBreak() {
    #expect(lines("a\nb") == [.line("a"), .line("b")])
    #expect(lines("") == [])
    #expect(lines("\n") == [.line("")])
  }

  @Test func windowsBreaksAndAByteOrderMarkAreNoText() {
    #expect(lines("\u{FEFF}a\r\nb\r\n") == [.line("a"), .line("b")])
    #expect(lines("a\rb\n") == [.line("a\rb")])
  }

  @Test func anOpenBracketJoinsLinesAndKeepsTheFirstLinesNumber() {
    let all = outcomes(Array("x\ncross (\na,\nb)\ny\n".utf8))
    #expect(all.map(\.outcome) == [.line("x"), .line("cross (\na,\nb)"), .line("y")])
    #expect(all.map(\.line) == [1, 2, 5])
  }

  @Test func anEntryStillOpenAtTheEndIsHandedOut() {
    #expect(lines("count (a\nb") == [.line("count (a\nb")])
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], 2), ([0xC3], 1), ([0x61, 0x62, 0xC3, 0x28], 3), ([0xE8, 0xA9], 1), ([0xC0, 0x80], 1),
      ([0xED, 0xA0, 0x80], 1), ([0xC3, 0xA9, 0xE9], 3),
    ] as [([UInt8], Int)])
  func bytesThatAreNoTextAreReportedWithTheirPlace(_ bytes: [UInt8], _ place: Int) {
    let all = outcomes(Array("fine\n".utf8) + bytes + Array("\nfine\n".utf8))
    let problem = InputProblem(line: 2, kind: .notUTF8(byte: place))
    #expect(all.map(\.outcome) == [.line("fine"), .unreadable(problem), .line("fine")])
    #expect(all.map(\.line) == [1, 2, 3])
    #expect(problem.message == "line 2 is not UTF-8 (byte \(place))")
  }

  @Test func aNulByteAndUTF16AreNamed() {
    #expect(lines("a\u{0}b\n") == [.unreadable(InputProblem(line: 1, kind: .nul(byte: 2)))])
    let utf16 = outcomes([0xFF, 0xFE, 0x61, 0x00])
    #expect(utf16.map(\.outcome) == [.unreadable(InputProblem(line: 1, kind: .utf16))])
  }

  @Test func aFolderIsReportedAndEndsTheInput() {
    let descriptor = unsafe open(folder.path, O_RDONLY)
    defer { close(descriptor) }
    let reader = StreamLineReader(descriptor: descriptor) { _ in true }
    let problem = InputProblem(line: 1, kind: .failed("is a directory"))
    #expect(reader.readLine(prompt: PromptText("")) == .unreadable(problem))
    #expect(reader.readLine(prompt: PromptText("")) == .endOfInput)
  }

  @Test func linesLongerThanTheBufferComeWhole() {
    let long = String(repeating: "é", count: 200_000)
    #expect(lines("\(long)\n\(long)") == [.line(long), .line(long)])
  }

  @Test func anEndlessLineIsRefused() {
    let endless = [UInt8](repeating: 0x61, count: (16 << 20) + 100_000)
    #expect(outcomes(endless).map(\.outcome) == [.unreadable(InputProblem(line: 1, kind: .tooLong(limit: 16 << 20)))])
  }
}
