import TartanModel
import TartanRender
import Testing

@Suite struct HTMLTests {
  private func written(_ answer: Answer, number: Int? = 1, _ provenance: Provenance? = nil) throws -> String {
    let page = try #require(renderer(named: "html"))
      .text(of: [Samples.result(answer, number: number, provenance: provenance)], options: RenderOptions())
    let body = try #require(page.firstRange(of: "<body>\n"))
    return String(page[body.upperBound...])
  }

  @Test func aTableHasCaptionScopesGroupsAndFoot() throws {
    #expect(
      try written(Samples.cross(Samples.grouped, notes: ["2 statements have no theme"])) == """
        <section id="result-1">
        <table>
        <caption>Table 1. theme by tag</caption>
        <thead>
        <tr><td></td><th scope="colgroup" colspan="2" dir="auto">Quality assurance</th>\
        <th scope="colgroup" colspan="2" dir="auto">Staffing</th><td></td></tr>
        <tr><th scope="col" dir="auto">theme</th><th scope="col" class="n">n</th><th scope="col" class="n">%</th>\
        <th scope="col" class="n">n</th><th scope="col" class="n">%</th><th scope="col" class="n">total</th></tr>
        </thead>
        <tbody>
        <tr><th scope="row" dir="auto">Data</th><td class="n">23</td><td class="n">74.2</td><td class="n">0</td>\
        <td class="n">0.0</td><td class="n">31</td></tr>
        <tr><th scope="row" dir="auto" style="padding-inline-start: 1em">Management</th><td class="n">2</td>\
        <td class="n">100.0</td><td class="n">1</td><td class="n">50.0</td><td class="n">2</td></tr>
        <tr class="missing"><th scope="row" dir="auto">Empty</th><td class="n">0</td><td class="n">–</td>\
        <td class="n">0</td><td class="n">–</td><td class="n">0</td></tr>
        <tr class="total"><th scope="row" dir="auto">total</th><td class="n">25</td><td class="n">75.8</td>\
        <td class="n">1</td><td class="n">3.0</td><td class="n">33</td></tr>
        </tbody>
        <tfoot>
        <tr><td colspan="6"><p dir="auto">Base: 215 statements.</p><p dir="auto">Percentages are of the row&#39;s statements.</p>\
        <p dir="auto">2 statements have no theme.</p></td></tr>
        </tfoot>
        </table>
        </section>
        </body>
        </html>

        """)
  }

  @Test func markupInDataIsOnlyText() throws {
    let table = Samples.counts(["<th>", "n"], [["<script>\"x\" & 'y'</script>\n\u{1B}", 1]])
    let shown = try written(Samples.cross(table, title: "</caption><b>"))
    #expect(shown.contains("&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/script&gt;<br>␛"))
    #expect(shown.contains("<caption>Table 1. &lt;/caption&gt;&lt;b&gt;</caption>"))
    #expect(!shown.contains("<script") && !shown.contains("<b>"))
  }

  @Test func thePageNeedsNothingFromElsewhere() throws {
    let page = try #require(renderer(named: "html")).text(
      of: [Samples.result(Samples.overlap)], options: RenderOptions())
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"))
    #expect(page.contains("<title>Data and Quality assurance</title>"))
    #expect(!page.contains("http") && !page.contains("url(") && !page.contains("@import"))
    #expect(page.contains("color-scheme: light dark"))
  }

  @Test func theSourceIsACommentAndALine() throws {
    let shown = try written(Samples.overlap, Samples.provenance)
    #expect(shown.contains("<!-- tartan: \(Samples.provenanceJSON) -->\n"))
    #expect(shown.contains("<p dir=\"auto\">Source: statements.csv, SHA-256 3f9c01d2a7be; tartan 0.1; overlap"))
    #expect(shown.contains("<p dir=\"auto\">Jaccard 0.676 · lift 6.14 · phi 0.782</p>"))
  }

  @Test func anAnswerWithoutATableKeepsItsNotes() throws {
    let answer = Answer(kind: .count, title: "count", base: Samples.base, sentences: ["31 statements"], notes: ["seen"])
    #expect(
      try written(answer, number: nil)
        == "<section>\n<p dir=\"auto\">31 statements</p>\n<p class=\"note\" dir=\"auto\">Base: 215 statements.</p>\n"
        + "<p class=\"note\" dir=\"auto\">Seen.</p>\n</section>\n</body>\n</html>\n")
  }

  @Test func hitsAreMarked() throws {
    let table = AnswerTable(
      layout: .concordance,
      columns: [TableColumn("id", .label), TableColumn("", .text), TableColumn("hit", .text), TableColumn("", .text)],
      rows: [TableRow([.text("1"), .text("a "), .text("<hit>"), .marked(" b hit", hits: [SourceSpan(3, 6)])])])
    let shown = try written(Answer(kind: .concordance, title: "hits", tables: [table]))
    #expect(
      shown.contains(
        "<td class=\"left\" dir=\"auto\">a </td><td dir=\"auto\"><mark>&lt;hit&gt;</mark></td>"
          + "<td dir=\"auto\"> b <mark>hit</mark></td>"))
  }
}
