import Glibc
import TartanTerminal
import Testing

struct OutputTests {
  @Test func aFullDiskIsReportedEachTime() {
    let descriptor = unsafe open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    let output = TerminalOutput(descriptor: descriptor, colour: .none)
    output.write("x")
    #expect(throws: OutputProblem.full) { try output.flush() }
    #expect(throws: OutputProblem.full) { try output.flush() }
    #expect(OutputProblem.full.message == "no space left where the output goes")
  }

  @Test func aPipeThatNobodyReadsIsClosed() {
    Interruption.install()
    var ends: [Int32] = [0, 0]
    unsafe pipe(&ends)
    close(ends[0])
    let output = TerminalOutput(descriptor: ends[1], colour: .none)
    output.write(String(repeating: "x", count: 200_000))
    #expect(output.problem == .closed)
    close(ends[1])
  }

  @Test func controlCharactersOfTheDataNeverReachTheTerminal() throws {
    var ends: [Int32] = [0, 0]
    unsafe pipe(&ends)
    let output = TerminalOutput(descriptor: ends[1], colour: .few)
    var text = StyledText("a\u{1B}[2Jb\n", .error)
    text.append("c\td\u{9B}")
    output.write(text)
    try output.flush()
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = unsafe read(ends[0], &bytes, 100)
    #expect(String(decoding: bytes.prefix(count), as: UTF8.self) == "\u{1B}[31ma␛[2Jb\n\u{1B}[0mc␉d·")
    for end in ends { close(end) }
  }

  @Test(
    arguments: [
      ([:], ["less", "-R", "-F", "-X"]),
      (["PAGER": "less"], ["less", "-R", "-F", "-X"]),
      (["PAGER": "less", "LESS": "-S"], ["less"]),
      (["PAGER": "less -S"], ["less", "-S"]),
      (["PAGER": "more", "TARTAN_PAGER": "most -w"], ["most", "-w"]),
      (["PAGER": "less | tee x"], ["/bin/sh", "-c", "less | tee x"]),
    ] as [([String: String], [String])])
  func theEnvironmentNamesThePager(_ values: [String: String], _ arguments: [String]) {
    #expect(PagerCommand(ProcessEnvironment(values))?.arguments == arguments)
  }

  @Test(arguments: [["PAGER": "cat"], ["PAGER": ""], ["TARTAN_PAGER": "", "PAGER": "less"]])
  func catOrNothingMeansNoPager(_ values: [String: String]) {
    #expect(PagerCommand(ProcessEnvironment(values)) == nil)
  }

  @Test(
    arguments: [
      (["TERM": "xterm-256color"], true, ColourDepth.many),
      (["TERM": "linux"], true, .few),
      (["TERM": "linux", "COLORTERM": "truecolor"], true, .many),
      (["TERM": "xterm", "NO_COLOR": "1"], true, .none),
      (["TERM": "xterm", "NO_COLOR": ""], true, .few),
      (["TERM": "dumb"], true, .none),
      ([:], true, .none),
      (["TERM": "xterm"], false, .none),
      (["TERM": "xterm", "CLICOLOR_FORCE": "1"], false, .few),
      (["TERM": "xterm", "CLICOLOR_FORCE": "0"], false, .none),
      (["TERM": "xterm", "CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false, .none),
    ] as [([String: String], Bool, ColourDepth)])
  func coloursFollowTheEnvironment(_ values: [String: String], _ isTerminal: Bool, _ wanted: ColourDepth) {
    let capabilities = TerminalCapabilities(
      ProcessEnvironment(values), inputIsTerminal: true, outputIsTerminal: isTerminal)
    #expect(capabilities.colour == wanted)
  }

  @Test func textIsTallerThanTheScreenWhenThePromptWouldPushItOut() {
    let environment = ProcessEnvironment([:])
    let pager = Pager(TerminalCapabilities(environment), environment)
    let size = TerminalSize(columns: 10, rows: 4)
    #expect(!pager.isTaller("1\n2\n3\n", than: size))
    #expect(pager.isTaller("1\n2\n3\n4\n", than: size))
    #expect(pager.isTaller("1\n2\n01234567890123456789x\n", than: size))
  }
}
