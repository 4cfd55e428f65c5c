import TartanModel
import TartanRender
import TartanText
import Testing

@Suite struct DiagnosticTests {
  private func drawn(
    _ source: String, _ start: Int, _ end: Int, width: Int? = nil, file: String? = nil, line: Int = 1
  ) -> String {
    DiagnosticRenderer(RenderOptions(width: width)).text(
      of: Diagnostic(.unknownLabel, at: SourceSpan(start, end), "no label"),
      in: DiagnosticSource(source, file: file, firstLine: line))
  }

  @Test func theCaretStandsBelowThePlaceAndHintsFollow() {
    let mistake = Diagnostic(
      .unknownLabel, at: SourceSpan(12, 15), "no label 'Dta' in theme",
      hints: ["did you mean Data (31 statements)?", "describe theme"])
    #expect(
      DiagnosticRenderer().text(of: mistake, in: DiagnosticSource("count theme:Dta")) == """
        error: no label 'Dta' in theme
          count theme:Dta
                      ^~~
          did you mean Data (31 statements)?
          describe theme

        """)
  }

  @Test func aMistakeWithoutAPlaceIsItsMessage() {
    let mistake = Diagnostic(.noData, at: nil, "no data is open", hints: ["load \"file.csv\""])
    #expect(
      DiagnosticRenderer().text(of: mistake, in: DiagnosticSource("count"))
        == "error: no data is open\n  load \"file.csv\"\n")
    #expect(
      DiagnosticRenderer().text(of: mistake, in: DiagnosticSource("count", file: "a.sett", firstLine: 4))
        == "a.sett:4: error: no data is open\n  load \"file.csv\"\n")
  }

  @Test func aScriptIsNamedWithLineAndColumn() {
    #expect(
      drawn("cross theme \\\n  by tagg", 19, 23, file: "overlaps.sett", line: 12) == """
        overlaps.sett:13:6: error: no label
            by tagg
               ^~~~

        """)
  }

  @Test func aPlaceOverSeveralLinesIsMarkedOnItsFirst() {
    #expect(
      drawn("count (theme:Data\nand tag:x", 6, 27) == "error: no label\n  count (theme:Data\n        ^~~~~~~~~~~\n")
  }

  @Test func wideCharactersTabsAndControlCharactersShiftTheCaretAsTheyShow() {
    #expect(drawn("tag:品質 x", 11, 12) == "error: no label\n  tag:品質 x\n           ^\n")
    #expect(drawn("\ttag:x", 5, 6) == "error: no label\n  ␉tag:x\n       ^\n")
    #expect(drawn("\u{1B}[2Jx", 4, 5) == "error: no label\n  ␛[2Jx\n      ^\n")
    #expect(drawn("e\u{301}x", 3, 4) == "error: no label\n  e\u{301}x\n   ^\n")
    #expect(drawn("tag:品質", 4, 7) == "error: no label\n  tag:品質\n      ^~\n")
  }

  @Test func theEndOfTheTextIsAPlaceToo() {
    #expect(drawn("count (", 7, 7) == "error: no label\n  count (\n         ^\n")
    #expect(drawn("count (\r\n", 7, 9) == "error: no label\n  count (\n         ^\n")
    #expect(drawn("", 0, 0) == "error: no label\n")
  }

  @Test(arguments: [(-5, -1), (3, 900), (900, 901), (5, 6), (7, 2)])
  func aPlaceThatIsNotInTheTextIsDrawnAtItsNearest(_ start: Int, _ end: Int) {
    let lines = drawn("tag:品質", start, end).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[2].contains("^"))
  }

  @Test func aLongLineIsAWindowAroundThePlace() {
    let long = "count tag:(" + (1...40).map { "tag\($0)" }.joined(separator: ", ") + ")"
    let start = long.utf8.count / 2
    #expect(
      drawn(long, start, start + 5, width: 50) == """
        error: no label
          …, tag19, tag20, tag21, tag22, tag23, tag24, t…
                         ^~~~~

        """)
  }

  @Test func noWindowIsWiderThanTheTerminalAndTheCaretIsInIt() {
    let text = String(repeating: "品a質 theme\t", count: 60)
    for width in stride(from: 20, through: 70, by: 7) {
      for start in stride(from: 0, through: text.utf8.count, by: 7) {
        let lines = drawn(text, start, start + 9, width: width).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.dropFirst().allSatisfy { DisplayWidth.columns(of: String($0)) <= width })
        #expect(DisplayWidth.columns(of: String(lines[2])) <= DisplayWidth.columns(of: String(lines[1])) + 1)
      }
    }
  }

  @Test func theCaretInAWindowStandsBelowTheSameCharacter() throws {
    let text = (0..<200).map { "w\($0)" }.joined(separator: " ")
    for word in ["w0", "w57", "w123", "w199"] {
      let place = try #require((text + " ").utf8.firstRange(of: (word + " ").utf8))
      let start = text.utf8.distance(from: text.utf8.startIndex, to: place.lowerBound)
      let lines = drawn(text, start, start + word.utf8.count, width: 40).split(separator: "\n").map(Array.init)
      let caret = try #require(lines[2].firstIndex(of: "^"))
      #expect(String(lines[1][caret..<caret + word.count]) == word)
    }
  }

  @Test func messagesAndHintsCannotSendControlCharacters() {
    let mistake = Diagnostic(.badText, at: SourceSpan(0, 1), "no \u{1B}[31m", hints: ["type \u{7}\nx"])
    let shown = DiagnosticRenderer().text(of: mistake, in: DiagnosticSource("\u{1B}c", file: "a\u{1B}.sett"))
    #expect(shown == "a␛.sett:1:1: error: no ␛[31m\n  ␛c\n  ^\n  type ␇␊x\n")
  }

  @Test func theErrorAndItsPlaceAreColouredOnDemand() {
    let mistake = Diagnostic(.badText, at: SourceSpan(0, 1), "no")
    #expect(
      DiagnosticRenderer(RenderOptions(styled: true)).text(of: mistake, in: DiagnosticSource("x"))
        == "\u{1B}[1;31merror:\u{1B}[0m no\n  x\n  \u{1B}[1;31m^\u{1B}[0m\n")
  }
}
