import TartanModel
import TartanRender
import Testing

@Suite struct NotebookPageTests {
  @Test func cellsThatOpenNameTheirSet() throws {
    let table = AnswerTable(
      columns: [TableColumn("theme", .label), TableColumn("statements", .count(unit: "statements"))],
      rows: [TableRow([.text("Data"), .count(31)]), TableRow([.text("total"), .count(40)], role: .total)])
    let answer = Answer(kind: .count, title: "T", tables: [table])
    let html = NotebookPage.block(
      name: "a", commands: "count <theme>\ncount\n",
      results: [
        (RenderedResult(number: 2, answer: answer, provenance: nil), [PageOpening(table: 0, row: 0, column: 1, set: 7)])
      ])
    #expect(
      html.hasPrefix("<div class=\"block\" id=\"a\">\n<pre class=\"commands\"><code>count &lt;theme&gt;\ncount</code>"))
    #expect(html.contains("<td class=\"n\" data-set=\"7\">31</td>"))
    #expect(html.contains("<td class=\"n\">40</td>"))
  }

  @Test func nothingInTheDataEndsTheElementAroundThem() {
    let evil = "</script><script>alert(1)</script><!-- \" & ' \\ \u{2028}"
    let page = NotebookPage(
      title: evil, body: "", statements: [PageStatement(id: evil, labels: evil, wording: evil)],
      sets: [PageSet(title: evil, count: 1, members: [0])], remarks: [evil])
    let text = page.text
    #expect(text.components(of: "<script") == 2)
    #expect(text.components(of: "</script>") == 2)
    #expect(text.contains("\\u003c/script\\u003e\\u003cscript\\u003ealert(1)"))
    #expect(!text.contains("<!--"))
  }

  @Test func aValueKeepsItsSignAndSaysItsExpression() {
    #expect(
      NotebookPage.value("74.2 %", of: "share(a of \"b\")")
        == "<span class=\"value\" title=\"share(a of &quot;b&quot;)\">74.2\u{A0}%</span>")
  }
}

extension String {
  /// How often some words occur.
  fileprivate func components(of words: String) -> Int { ranges(of: words).count }
}

@Suite struct LaTeXMacroTests {
  @Test(
    arguments: [
      ("share", "\\tartanShare"), ("qa_share", "\\tartanQaShare"), ("n_2", "\\tartanNTwo"), ("N2b", "\\tartanNTwoB"),
      ("größe", "\\tartanGrUTwoFourSixUTwoTwoThreeE"),
    ]) func aNameBecomesLetters(_ name: String, _ macro: String)
  {
    #expect(LaTeXMacros.name(name) == macro)
    #expect(macro.dropFirst().allSatisfy { $0.isASCII && $0.isLetter })
  }

  @Test func aFileDefinesThemWithTheirSpecialSignsEscaped() {
    #expect(
      LaTeXMacros.text(of: [("a", "50 % & more")], source: "tartan\nx")
        == "% tartan x\n\\newcommand{\\tartanA}{50 \\% \\& more}\n")
  }
}
