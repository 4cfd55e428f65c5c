import TartanModel
import TartanNotebook
import Testing

@Suite struct NotebookWritingTests {
  private func outcome(_ body: String, _ digest: String = "d") -> BlockOutcome {
    BlockOutcome(marker: ResultMarker(.result, digest: digest, data: nil), body: body)
  }

  private func updated(_ text: String, _ bodies: [String], values: [String] = []) throws -> String {
    let bytes = try notebook(text).updated(bodies.map { outcome($0) }, values: values)
    return String(decoding: bytes, as: UTF8.self)
  }

  private let block = "```tartan\ncount\n```\n"
  private let result = "\n<!-- tartan result d -->\n\nR\n\n<!-- tartan end -->\n"

  @Test func aResultGoesBelowItsBlockAndNothingElseChanges() throws {
    let text = "a  \n\n\(block)next line\r\n\tend"
    #expect(try updated(text, ["R"]) == "a  \n\n\(block)\(result)next line\r\n\tend")
  }

  @Test func aResultIsReplacedWhereItStands() throws {
    let text = "\(block)\nprose\n<!-- tartan error x -->\nold\n\nolder\n<!-- tartan end -->  \nend\n"
    #expect(
      try updated(text, ["R"]) == "\(block)\nprose\n<!-- tartan result d -->\n\nR\n\n<!-- tartan end -->\nend\n")
  }

  @Test func whatIsUpToDateKeepsItsBytes() throws {
    let text = "\(block)<!-- tartan result d -->\nR\n<!-- tartan end -->\n`tartan 1`<!-- = 1 -->"
    #expect(try updated(text, ["R"], values: ["1"]) == text)
  }

  @Test func aBlockWithoutAResultLeavesNoTrace() throws {
    #expect(try updated(block, [""]) == block)
    #expect(try updated(block + result + "end\n", [""]) == block + "end\n")
  }

  @Test(arguments: ["", "\n", "x\n"]) func writingTwiceIsWritingOnce(_ rest: String) throws {
    let text = "`tartan 1`\n\n```tartan\ncount\n```\(rest.isEmpty ? "" : "\n")\(rest)"
    let once = try updated(text, ["| a |\n| --- |\n| b |"], values: ["<i>--&gt;"])
    #expect(once != text)
    #expect(try updated(once, ["| a |\n| --- |\n| b |"], values: ["<i>--&gt;"]) == once)
    #expect(try notebook(once).values.first?.written == "<i>--&gt;")
    #expect(try updated(once, [""], values: ["<i>--&gt;"]).hasPrefix("`tartan 1`<!-- = &lt;i&gt;-&#45;&amp;gt; -->\n"))
  }

  @Test func linesEndAsThoseOfTheFile() throws {
    let text = "```tartan\r\ncount\r\n```\r\nend"
    #expect(
      try updated(text, ["R\nS"])
        == "```tartan\r\ncount\r\n```\r\n\r\n<!-- tartan result d -->\r\n\r\nR\r\nS\r\n\r\n<!-- tartan end -->\r\nend")
  }

  @Test func valuesAreWrittenBehindTheirCodeFromTheLastToTheFirst() throws {
    let text = "`tartan 1`<!-- = old -->, `tartan 2`; `tartan 3`"
    #expect(
      try updated(text, [], values: ["a", "b", "c"])
        == "`tartan 1`<!-- = a -->, `tartan 2`<!-- = b -->; `tartan 3`<!-- = c -->")
  }
}

@Suite struct NotebookPageBodyTests {
  @Test func blocksResultsValuesAndPicturesAreReplacedAndHTMLIsLeftOut() throws {
    let text = """
      # T

      <script>alert(1)</script>

      a <b onclick="x()">b</b> `tartan 1`<!-- = 1 --> ![pic](a.png) [x](javascript:alert(1))

      ```tartan
      count
      ```

      <!-- tartan result d -->

      | a |
      | --- |

      <!-- tartan end -->

      <!-- mine -->

      | h |
      | --: |
      | `tartan 2` ![p](b.png) |
      """
    let (html, leftOut) = try notebook(text).body(blocks: ["<p>BLOCK</p>\n"], values: ["<i>V</i>", "<i>W</i>"]) {
      address, words in
      "<img \(address) \(words)>"
    }
    #expect(leftOut == 3)
    #expect(html.contains("<p>BLOCK</p>"))
    #expect(html.contains("<p>a b <i>V</i> <img a.png pic> <a href=\"\">x</a></p>"))
    #expect(html.contains("<td align=\"right\"><i>W</i> <img b.png p></td>"))
    for gone in ["script", "onclick", "<!--", "tartan"] { #expect(!html.contains(gone), "\(gone)") }
  }

  @Test func picturesInsidePicturesGoWithThem() throws {
    let text = "![a ![b ![c](1.png)](2.png) *d*](3.png) [![e](4.png)](f)\n\n| ![g ![h](5.png)](6.png) |\n| --- |\n"
    let (html, _) = try notebook(text).body(blocks: [], values: []) { address, words in "<\(address) \(words)>" }
    #expect(html.contains("<p><3.png a b c d> <a href=\"f\"><4.png e></a></p>"))
    #expect(html.contains("<th><6.png g h></th>"))
    for inner in ["1.png", "2.png", "5.png"] { #expect(!html.contains(inner), "\(inner)") }
  }

  @Test func valuesOfFootnotesAreNotThoseOfTheText() throws {
    let text = "[^1]: Of `tartan 1`.\n\nText[^1] `tartan 2`[^2]\n\n[^2]: Of `tartan 3`.\n\n`tartan 4`\n"
    let read = try notebook(text)
    #expect(read.values.map(\.text) == ["1", "2", "3", "4"])
    let (html, _) = read.body(blocks: [], values: ["V1", "V2", "V3", "V4"]) { address, _ in address }
    #expect(html.contains("</sup> V2<sup"))
    #expect(html.contains("<p>V4</p>"))
    #expect(html.contains("<p>Of V1. <a"))
    #expect(html.contains("<p>Of V3. <a"))
  }
}
