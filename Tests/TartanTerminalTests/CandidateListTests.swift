import TartanTerminal
import TartanText
import Testing

struct CandidateListTests {
  private func rows(_ candidates: [Candidate], columns: Int, limit: Int = 100) -> [String] {
    CandidateList(candidates).rows(columns: columns, limit: limit).map(\.plain)
  }

  @Test func countsStandBelowEachOtherAtTheRightOfTheirColumn() {
    let labels = [("Data", 31), ("Quality assurance", 26), ("X", 4)].map { Candidate($0, detail: String($1)) }
    #expect(rows(labels, columns: 30) == ["Data               31", "Quality assurance  26", "X                   4"])
  }

  @Test func columnsAreFilledDownwardsAndFittedToTheWindow() {
    let labels = ["a", "b", "c", "d", "e"].map { Candidate($0, detail: "10") }
    #expect(rows(labels, columns: 80) == ["a  10   b  10   c  10   d  10   e  10"])
    #expect(rows(labels, columns: 22) == ["a  10   c  10   e  10", "b  10   d  10"])
    #expect(rows(labels, columns: 12) == ["a  10", "b  10", "c  10", "d  10", "e  10"])
  }

  @Test func wideCharactersTakeTwoColumns() {
    let labels = [Candidate("評価", detail: "2"), Candidate("ab", detail: "30")]
    #expect(rows(labels, columns: 12) == ["評価   2", "ab    30"])
  }

  @Test func wordsBesideACandidateStandToTheLeft() {
    let commands = [Candidate("count", detail: "how many"), Candidate("cross", detail: "a two-way table")]
    #expect(rows(commands, columns: 40) == ["count  how many", "cross  a two-way table"])
  }

  @Test func whatDoesNotFitTheScreenIsCounted() {
    let labels = (1...100).map { Candidate("label \($0)") }
    let shown = rows(labels, columns: 12, limit: 5)
    #expect(shown == ["label 1", "label 2", "label 3", "label 4", "… and 96 m…"])
    #expect(rows(labels, columns: 40, limit: 5).last == "… and 88 more")
    #expect(rows(labels, columns: 40, limit: 1) == ["… and 100 more"])
    #expect(rows(labels, columns: 40, limit: 0) == [])
  }

  @Test func aLabelWiderThanTheWindowIsCut() {
    #expect(rows([Candidate("abcdefghij", detail: "3")], columns: 6) == ["abcd…"])
  }

  @Test func controlCharactersOfALabelAreShownAsSigns() {
    #expect(rows([Candidate("a\u{1B}[31mb\nc")], columns: 40) == ["a␛[31mb␊c"])
  }

  @Test(arguments: [1, 2, 5, 10, 20, 33, 80, 200])
  func noRowReachesTheLastColumn(_ columns: Int) {
    let labels = (1...57).map { Candidate(String(repeating: "評", count: $0 % 9 + 1), detail: String($0 * $0)) }
    for limit in [1, 3, 10, 100] {
      let shown = rows(labels, columns: columns, limit: limit)
      #expect(shown.count <= limit)
      if columns > 3 { #expect(shown.allSatisfy { DisplayWidth.columns(of: $0) < columns }) }
    }
  }
}
