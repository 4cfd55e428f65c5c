import TartanModel
import TartanRender
import TartanText
import Testing

@Suite struct WordingTests {
  private func records(_ rows: [[Cell]]) -> Answer {
    Answer(
      kind: .statements, title: "2 statements",
      tables: [
        AnswerTable(
          name: "statements", layout: .records,
          columns: [
            TableColumn("id", .label), TableColumn("theme", .label), TableColumn("tag", .label),
            TableColumn("text", .text),
          ], rows: rows.map { TableRow($0) })
      ])
  }

  @Test func aStatementIsAHeadLineAndWrappedWording() {
    let answer = records([
      [
        .text("S012"), .text("Data"), .text("Quality assurance; Data handling"),
        .text("We need more support with the data that head teachers send.\nSecond paragraph."),
      ],
      [.text("S013"), .empty, .empty, .text("Short.")],
    ])
    #expect(
      text(answer, RenderOptions(width: 44)) == """
        %1  2 statements
            S012  Data · Quality assurance; Data
              handling
              We need more support with the data
              that head teachers send.
              Second paragraph.
            S013
              Short.

        """)
  }

  @Test func aWordLongerThanTheLineIsBroken() {
    let answer = records([[.text("1"), .empty, .empty, .text(String(repeating: "ab", count: 20))]])
    #expect(
      text(answer, number: nil, RenderOptions(width: 20)).contains(
        "  ababababababababab\n  ababababababababab\n  abab\n"))
  }

  @Test func hitsInWordingAreEmphasised() {
    let cell = Cell.marked("more support, supports", hits: [SourceSpan(5, 12), SourceSpan(14, 22)])
    let answer = records([[.text("1"), .empty, .empty, cell]])
    #expect(
      text(answer, RenderOptions(styled: true)).contains(
        "  more \u{1B}[1;35msupport\u{1B}[0m, \u{1B}[1;35msupports\u{1B}[0m\n"))
    #expect(text(answer).contains("      more support, supports\n"))
  }

  @Test func hitsOutsideOfTheTextDoNoHarm() {
    let cell = Cell.marked("é", hits: [SourceSpan(-3, 0), SourceSpan(1, 900), SourceSpan(7, 9)])
    for renderer in allRenderers {
      let shown = renderer.text(
        of: [Samples.result(records([[.text("1"), .empty, .empty, cell]]))], options: RenderOptions())
      #expect(shown.contains("é"))
    }
  }

  private func concordance(_ rows: [[String]]) -> Answer {
    Answer(
      kind: .concordance, title: "\(rows.count) hits",
      tables: [
        AnswerTable(
          name: "hits", layout: .concordance,
          columns: [
            TableColumn("id", .label), TableColumn("left", .text), TableColumn("hit", .text),
            TableColumn("right", .text),
          ], rows: rows.map { TableRow($0.map { .text($0) }) })
      ])
  }

  private let hits = [
    ["S1", "we have asked for more ", "support", " with the data that schools send us"],
    ["S12", "", "Supporting", " staff"],
    ["S3", "the wide 品質管理 needs some ", "support", ""],
  ]

  @Test func hitsStandInOneColumn() {
    #expect(
      text(concordance(hits)) == """
        %1  3 hits
            S1         we have asked for more support with the data that schools send us
            S12                               Supporting staff
            S3   the wide 品質管理 needs some support

        """)
  }

  @Test func contextsAreCutOnTheOuterSide() {
    #expect(
      text(concordance(hits), RenderOptions(width: 40)) == """
        %1  3 hits
            S1   …for more support with the dat…
            S12            Supporting staff
            S3   …eds some support

        """)
  }

  @Test func lineBreaksInContextsAreSpaces() {
    #expect(text(concordance([["1", "a\nb\t", "hit", "\r\nc"]])).contains("    1  a b hit c\n"))
  }

  @Test(arguments: 24...60) func aConcordanceKeepsItsHitAtAnyWidth(_ width: Int) {
    for line in text(concordance(hits), RenderOptions(width: width)).split(separator: "\n").dropFirst() {
      #expect(line.contains("upp"))
      #expect(DisplayWidth.columns(of: String(line)) <= width)
    }
  }

  @Test func nothingFoundIsSaid() {
    #expect(text(concordance([])) == "%1  0 hits\n    (no hits)\n")
    #expect(text(records([])) == "%1  2 statements\n    (no rows)\n")
  }
}
