import TartanModel
import TartanRender
import Testing

@Suite struct LaTeXTests {
  private func written(_ answer: Answer, _ provenance: Provenance? = nil) throws -> String {
    try #require(renderer(named: "latex"))
      .text(of: [Samples.result(answer, provenance: provenance)], options: RenderOptions())
  }

  @Test func aTableHasRulesCaptionLabelAndNote() throws {
    #expect(
      try written(Samples.overlap, Samples.provenance) == #"""
        % tartan: \#(Samples.provenanceJSON)

        \noindent 23 of the 31 Data statements (74.2 \%) also carry Quality assurance;
        23 of the 26 Quality assurance statements (88.5 \%) are Data.

        \begin{table}[htbp]
        \centering
        \begin{threeparttable}
        \caption{Data and Quality assurance}\label{tab:data-and-quality-assurance}
        \begin{tabular}{@{}lrrr@{}}
        \toprule
         & QA & not QA & total \\
        \midrule
        Data & 23 & 8 & 31 \\
        not & 3 & 181 & 184 \\
        \midrule
        total & 26 & 189 & 215 \\
        \bottomrule
        \end{tabular}
        \begin{tablenotes}[flushleft]
        \footnotesize
        \item \textit{Note.} Base: 215 statements. Jaccard 0.676 \textperiodcentered{} lift 6.14 \#
        \textperiodcentered{} phi 0.782. Source: statements.csv, SHA-256 3f9c01d2a7be; tartan 0.1; \#
        overlap theme:Data with tag:\symbol{34}Quality assurance\symbol{34}.
        \end{tablenotes}
        \end{threeparttable}
        \end{table}

        """#)
  }

  @Test func groupsStandOverTheirColumns() throws {
    let shown = try written(Samples.cross(Samples.grouped))
    #expect(
      shown.contains(
        #"""
        \begin{tabular}{@{}lrrrrr@{}}
        \toprule
         & \multicolumn{2}{c}{Quality assurance} & \multicolumn{2}{c}{Staffing} &  \\
        \cmidrule(lr){2-3}\cmidrule(lr){4-5}
        theme & n & \% & n & \% & total \\
        \midrule
        Data & 23 & 74.2 & 0 & 0.0 & 31 \\
        \hspace*{1em}Management & 2 & 100.0 & 1 & 50.0 & 2 \\
        Empty & 0 & -- & 0 & -- & 0 \\
        \midrule
        total & 25 & 75.8 & 1 & 3.0 & 33 \\
        """#))
  }

  @Test(arguments: [
    (##"& % $ # _ { } ~ ^ \"##, ##"\& \% \$ \# \_ \{ \} \textasciitilde{} \textasciicircum{} \textbackslash{}"##),
    (
      "<a> | \"b\" `c`",
      #"\textless{}a\textgreater{} \textbar{} \symbol{34}b\symbol{34} \textasciigrave{}c\textasciigrave{}"#
    ),
    ("– — · × ≥ ≤ … “q” ‘r’", #"-- --- \textperiodcentered{} $\times$ $\geq$ $\leq$ \dots{} ``{}q''{} `{}r'{}"#),
    ("a--b '' ,, ?` [x] *", #"a-{}-b '{}' ,{}, ?\textasciigrave{} {[}x{]} {*}"#),
    ("two\nlines\ttab", "two lines tab"), ("esc\u{1B}", #"esc\textless{}U+001B\textgreater{}"#),
    ("e\u{301}", "é"), ("品質", "品質"), ("5\u{A0}%", #"5~\%"#),
  ])
  func charactersOfTeXAreOnlyText(_ text: String, _ expected: String) throws {
    #expect(try written(Answer(kind: .state, title: "", sentences: [text])) == "\\noindent \(expected)\n")
  }

  @Test func theSourceCannotLeaveItsComment() throws {
    var provenance = Samples.provenance
    provenance.command = "count text:\"a\nb\r\u{2028}\\input{x}\""
    let shown = try written(Samples.overlap, provenance)
    let lines = shown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    #expect(lines[0].contains(#"count text:\"a\nb\r\u2028\\input{x}\""#))
    #expect(lines[1].isEmpty)
  }

  @Test(arguments: [
    ("Théme by tag: 100 %!", "theme-by-tag-100"), ("  ", "result-1"), ("品質", "result-1"), ("A & B", "a-b"),
  ])
  func theLabelIsMadeFromTheTitle(_ title: String, _ label: String) throws {
    #expect(try written(Samples.cross(Samples.counts(["a", "n"], []), title: title)).contains("\\label{tab:\(label)}"))
  }

  @Test func aTableTooWideForALineIsSetInPartsOfOneSizeWithMarginsInEachAndNotesBelowTheLast() throws {
    let shown = try written(Samples.cross(Samples.wide(30, group: true)))
    #expect(shown.contains("\\caption{Theme by tag (part 1 of 3)}\\label{tab:theme-by-tag}"))
    #expect(shown.contains("\\caption{Theme by tag (part 3 of 3)}\\label{tab:theme-by-tag-part-3}"))
    let lines = shown.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("Data & ") && $0.hasSuffix(" & 7 \\\\") } == 3)
    #expect(lines.count { $0.hasPrefix("\\footnotesize\\setlength") } == 3)
    #expect(lines.filter { $0.hasPrefix("\\caption") || $0 == "\\end{tablenotes}" }.dropFirst(2).count == 2)
  }

  @Test func aTableForOneLineIsNotCutAndItsLongHeadsAreHyphenatedByTeX() throws {
    let heads = [
      "theme", "Multi-agency working", "Data handling", "Quality assurance", "Collaboration between services",
    ]
    let table = Samples.counts(
      heads + ["Delivering training", "Direct support", "any tag", "statements"],
      [["Working with partners", 19, 0, 0, 18, 2, 0, 19, 19], ["School interventions", 0, 0, 0, 0, 0, 0, 5, 5]])
    let shown = try written(Samples.cross(table))
    #expect(shown.split(separator: "\n").count { $0.hasPrefix("\\begin{tabular}") } == 1)
    #expect(shown.contains(#"\shortstack[r]{Multi-\\agency\\working}"#))
    #expect(shown.contains(#"{\raggedleft\hspace{0pt}Collaboration between services}"#))
  }

  @Test(arguments: [("theme by tag", "Theme by tag"), ("pH by site", "pH by site"), ("23 themes", "23 themes")])
  func captionsBeginWithACapital(_ title: String, _ caption: String) throws {
    #expect(try written(Samples.cross(Samples.counts(["a", "n"], []), title: title)).contains("\\caption{\(caption)}"))
  }

  @Test func notesAreSentences() throws {
    let shown = try written(Samples.cross(Samples.grouped, notes: ["lift is unstable", "a tag can be rare"]))
    #expect(
      shown.contains(
        #"Base: 215 statements. Percentages are of the row's statements. Lift is unstable. A tag can be rare."#))
  }

  @Test func longHeadsOverNumbersAreStacked() throws {
    let table = Samples.counts(["theme", "Quality assurance and moderation"], [["Data", 1]])
    #expect(
      try written(Samples.cross(table)).contains(#"theme & \shortstack[r]{Quality\\assurance\\and\\moderation} \\"#))
  }

  @Test func moreRowsThanAPageHoldsBecomeALongtable() throws {
    let table = Samples.counts(["theme", "n"], (1...60).map { ["row \($0)", $0] })
    let shown = try written(Samples.cross(table))
    #expect(shown.contains("{\\begin{longtable}{@{}lr@{}}\n\\caption{Theme by tag}\\label{tab:theme-by-tag}\\\\\n"))
    #expect(shown.contains("row 60 & 60 \\\\\n\\end{longtable}\n}\\par\\noindent{\\footnotesize \\textit{Note.} Base"))
  }

  @Test(.enabled(if: PDFLaTeX.isInstalled, "pdflatex with booktabs and threeparttable is not installed"))
  func whateverIsInTheDataCompiles() throws {
    let text = "& % $ # _ { } ~ ^ \\ < > | \" ` -- '' [c] * – — · × ≥ ≤ … “q” ‘r’ „ é Ø ß ñ \u{1B}\u{202E} € − ∩ → n²"
    let wording = String(repeating: "We need more support with data. ", count: 12) + text
    let answers = [
      Samples.cross(Samples.counts([text, text], [[text, 1], ["[x]", 2], ["*", 3]]), title: text, notes: [text]),
      Samples.cross(Samples.counts(["theme", "n"], []), title: "empty"), records(wording: wording, label: text),
      Answer(kind: .state, title: text, sentences: [text, wording]),
    ]
    #expect(try log(answers).contains("Output written on"))
  }

  @Test(.enabled(if: PDFLaTeX.isInstalled, "pdflatex with booktabs and threeparttable is not installed"))
  func tablesStayWithinTheLine() throws {
    let wording = String(repeating: "We need more support with the data that schools send. ", count: 5)
    let hits = AnswerTable(
      layout: .concordance,
      columns: ["id", "left", "hit", "right"].map { TableColumn($0, $0 == "id" ? .label : .text) },
      rows: [
        TableRow([.text("S1"), .text(String(wording.prefix(60))), .text("support"), .text(String(wording.suffix(60)))])
      ])
    let log = try log([
      Samples.overlap, Samples.cross(Samples.grouped), Samples.cross(Samples.wide(30, group: true)),
      Samples.cross(Samples.wide(12)), Samples.cross(Samples.wide(40)), records(wording: wording, label: "Data"),
      Answer(kind: .concordance, title: "hits", tables: [hits]),
    ])
    #expect(log.contains("Output written on"))
    #expect(log.split(separator: "\n").filter { $0.hasPrefix("Overfull \\hbox") } == [])
  }

  private func records(wording: String, label: String) -> Answer {
    let table = AnswerTable(
      layout: .records, columns: [TableColumn("id", .label), TableColumn("theme", .label), TableColumn("text", .text)],
      rows: (1...50).map { TableRow([.text("[\($0)]"), .text(label), .marked(wording, hits: [SourceSpan(3, 7)])]) })
    return Answer(kind: .statements, title: "records", base: Samples.base, tables: [table], notes: [label])
  }

  private func log(_ answers: [Answer]) throws -> String {
    let results = answers.map { Samples.result($0, provenance: Samples.provenance) }
    return PDFLaTeX.log(
      ofCompiling: try #require(renderer(named: "latex")).text(of: results, options: RenderOptions()))
  }
}
