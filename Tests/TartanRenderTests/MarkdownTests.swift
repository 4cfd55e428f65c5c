import TartanModel
import TartanRender
import Testing

@Suite struct MarkdownTests {
  private func written(_ answer: Answer, number: Int? = 1, _ provenance: Provenance? = nil) throws -> String {
    try #require(renderer(named: "markdown"))
      .text(of: [Samples.result(answer, number: number, provenance: provenance)], options: RenderOptions())
  }

  @Test func anOverlapIsSentencesTableMeasuresAndNote() throws {
    #expect(
      try written(Samples.overlap, Samples.provenance) == """
        <!-- tartan: \(Samples.provenanceJSON) -->

        23 of the 31 Data statements (74.2 %) also carry Quality assurance;\\
        23 of the 26 Quality assurance statements (88.5 %) are Data.

        **Table 1.** Data and Quality assurance

        |  | QA | not QA | total |
        | :--- | ---: | ---: | ---: |
        | Data | 23 | 8 | 31 |
        | not | 3 | 181 | 184 |
        | total | 26 | 189 | 215 |

        Jaccard 0.676 · lift 6.14 · phi 0.782

        *Note.* Base: 215 statements.

        """)
  }

  @Test func marksOfMarkdownAreOnlyText() throws {
    let table = Samples.counts(
      ["a|b", "n"], [["<b>&amp;</b> *x* _y_ `z` [l](u) \\ ~s~ $m$ #1", 1], ["two\nlines", 2]])
    #expect(
      try written(Samples.cross(table, title: "*t*\n# x"), number: nil) == """
        **\\*t\\*<br>\\# x**

        | a\\|b | n |
        | :--- | ---: |
        | &lt;b&gt;&amp;amp;&lt;/b&gt; \\*x\\* \\_y\\_ \\`z\\` \\[l\\](u) \\\\ \\~s\\~ \\$m\\$ \\#1 | 1 |
        | two<br>lines | 2 |

        *Note.* Base: 215 statements.

        """)
  }

  @Test(arguments: [
    ("1. one", "1\\. one"), ("23) x", "23\\) x"), ("- x", "\\- x"), ("+ x", "\\+ x"), ("# x", "\\# x"),
    ("> x", "&gt; x"), ("    code", "code"), ("23 of 31", "23 of 31"), ("=== x", "\\=== x"), ("", ""),
  ])
  func aSentenceIsNeverTakenForAList(_ sentence: String, _ expected: String) throws {
    #expect(try written(Answer(kind: .state, title: "", sentences: [sentence])) == expected + "\n")
  }

  @Test func groupsJoinTheirHeadsAndDepthIndents() throws {
    let shown = try written(Samples.cross(Samples.grouped))
    #expect(shown.contains("| theme | Quality assurance · n | Quality assurance · % | Staffing · n |"))
    #expect(shown.contains("| &emsp;Management | 2 | 100.0 | 1 | 50.0 | 2 |\n| Empty | 0 | – | 0 | – | 0 |"))
    #expect(shown.hasSuffix("*Note.* Base: 215 statements. Percentages are of the row's statements.\n"))
  }

  @Test func hitsAreBold() throws {
    let table = AnswerTable(
      columns: [TableColumn("text", .text)], stubCount: 0,
      rows: [TableRow([.marked("a *hit* b", hits: [SourceSpan(2, 7)])])])
    #expect(try written(Samples.cross(table)).contains("| a **\\*hit\\*** b |"))
  }

  @Test func theSourceCannotEndItsComment() throws {
    var provenance = Samples.provenance
    provenance.dataFile = "a-->b--\n<!--.csv"
    let line = try #require(try written(Samples.overlap, provenance).split(separator: "\n").first)
    #expect(line.hasPrefix("<!-- tartan: {\"dataFile\":\"a-\\u002d\\u003eb-\\u002d\\n\\u003c!-\\u002d.csv\""))
    #expect(line.dropFirst(4).dropLast(3).firstRange(of: "--") == nil)
  }
}
