import TartanModel
import TartanNotebook
import Testing

/// Whatever a file is, it is read or refused with a place, and what is written into it can be read again.
@Suite struct NotebookFuzzTests {
  private static let pieces = [
    "```tartan", "```tartan name=a", "``` tartan name=b", "~~~tartan", "```", "~~~", "````", "```r", "count", "text",
    "",
    "  ", "# head", "- item", "  indented", "> quote", "    code", "<!-- tartan result 0123 -->", "<!-- tartan end -->",
    "<!-- tartan error 1 data 2 -->", "<!-- mine", "-->", "`tartan count(all)`", "a `tartan 1`<!-- = 2 --> b",
    "``tartan 3`` `tartan", "`tartan 4`<!-- = ", "| a | `tartan 5` |", "|---|---|", "[^1]: `tartan 6`", "x[^1]", "é 挑",
    "<div>", "</div>", "---", "title: x", "\u{FEFF}", "\0",
    "![a](b.png)", "![a ![b](c) d", "](e.png)", "[![f](g)](h)", "![",
  ]

  /// SplitMix64, after Steele, Lea and Flood.
  private struct Dice {
    var state: UInt64
    mutating func below(_ limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
  }

  private func outcomes(_ notebook: Notebook, _ body: String) -> [BlockOutcome] {
    notebook.blocks.map { _ in BlockOutcome(marker: ResultMarker(.result, digest: "d", data: nil), body: body) }
  }

  private func check(_ bytes: [UInt8]) throws {
    let read: Notebook
    do throws(Diagnostic) {
      read = try Notebook(bytes, path: "/n/x.md")
    } catch {
      #expect(!error.message.isEmpty && !error.hints.isEmpty)
      return
    }
    let values = read.values.map { _ in "--><b>" }
    let body = "| a |\n| --- |\n\n```text\n<!-- tartan end -->\n```"
    let once = read.updated(outcomes(read, body), values: values)
    let again = try Notebook(once, path: "/n/x.md")
    let shown = String(decoding: bytes, as: UTF8.self).debugDescription
    #expect(again.blocks.map(\.code) == read.blocks.map(\.code), "\(shown)")
    #expect(again.blocks.allSatisfy { $0.region?.body == body }, "\(shown)")
    #expect(again.values.map(\.text) == read.values.map(\.text), "\(shown)")
    #expect(again.values.allSatisfy { $0.written == "--><b>" }, "\(shown)")
    #expect(again.updated(outcomes(again, body), values: values) == once, "\(shown)")
    _ = again.body(blocks: [], values: [], image: { address, _ in address })
  }

  @Test(arguments: 0..<8) func textsOfTheKindAreReadAndWritten(_ seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 77_777 &+ 5)
    for _ in 0..<400 {
      let ending = ["\n", "\r\n", "\r"][dice.below(3)]
      let lines = (0..<dice.below(14)).map { _ in NotebookFuzzTests.pieces[dice.below(NotebookFuzzTests.pieces.count)] }
      try check(Array((lines.joined(separator: ending) + (dice.below(2) == 0 ? ending : "")).utf8))
    }
  }

  @Test func bytesOfAnyKindBreakNothing() throws {
    var dice = Dice(state: 9)
    for _ in 0..<500 {
      let noise = (0..<dice.below(40)).map { _ in UInt8(dice.below(256)) }
      try check(noise)
      try check(noise.map { $0 & 0x7F } + Array("\n\n```tartan\ncount\n```\n".utf8))
    }
  }
}
