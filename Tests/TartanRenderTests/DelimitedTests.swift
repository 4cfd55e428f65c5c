import TartanModel
import TartanRender
import Testing

@Suite struct DelimitedTests {
  private func written(_ format: String, _ answer: Answer, _ options: RenderOptions = RenderOptions()) throws -> String
  {
    try #require(renderer(named: format)).text(of: [Samples.result(answer)], options: options)
  }

  @Test func numbersAreWholeAndGroupsJoinTheirHeads() throws {
    #expect(
      try written("csv", Samples.cross(Samples.grouped)) == """
        theme,Quality assurance · n,Quality assurance · %,Staffing · n,Staffing · %,total
        Data,23,74.19354838709677,0,0,31
        Management,2,100,1,50,2
        Empty,0,NA,0,NA,0
        total,25,75.75757575757575,1,3.0303030303030303,33

        """)
  }

  @Test func cellsAreQuotedWhereTheyMustBe() throws {
    let table = Samples.counts(
      ["a,b", "n"], [["say \"no\"", 1], ["two\nlines", 2], [" outer ", 3], ["", 4], ["a\r\nb", 5]])
    #expect(
      try written("csv", Samples.cross(table))
        == "\"a,b\",n\n\"say \"\"no\"\"\",1\n\"two\nlines\",2\n\" outer \",3\n,4\n\"a\r\nb\",5\n")
  }

  @Test func whatLooksLikeAFormulaStaysText() throws {
    let table = Samples.counts(
      ["=head", "n"], [["=SUM(A1)", -1], ["-minus", 2], ["+1", 3], ["@x", 4], ["\tx", 5], ["\rx", 6]])
    #expect(
      try written("csv", Samples.cross(table))
        == "'=head,n\n'=SUM(A1),-1\n'-minus,2\n'+1,3\n'@x,4\n'\tx,5\n\"'\rx\",6\n")
  }

  @Test func tabsAndLineBreaksInsideACellBecomeSpacesInTSV() throws {
    let table = Samples.counts(["a", "n"], [["x\ty\nz \"q\"", 1], ["a\r\nb", 2]])
    #expect(try written("tsv", Samples.cross(table)) == "a\tn\nx y z \"q\"\t1\na  b\t2\n")
  }

  @Test func onATerminalControlCharactersAreVisible() throws {
    let answer = Samples.cross(Samples.counts(["a", "n"], [["\u{1B}[2J", 1]]))
    #expect(try written("csv", answer, RenderOptions(forTerminal: true)) == "a,n\n␛[2J,1\n")
    #expect(try written("csv", answer) == "a,n\n\u{1B}[2J,1\n")
  }

  @Test func anAnswerWithoutATableIsATableOfItsSentences() throws {
    let answer = Answer(kind: .count, title: "count", sentences: ["31 of 215 statements, 14.4 %"])
    #expect(try written("csv", answer) == "sentence\n\"31 of 215 statements, 14.4 %\"\n")
  }

  @Test func nothingButTheHeadIsWrittenForNoRows() throws {
    #expect(try written("csv", Samples.cross(Samples.counts(["theme", "n"], []))) == "theme,n\n")
  }

  @Test func theCompanionSaysWhatTheTableCannot() throws {
    let result = Samples.result(Samples.overlap, provenance: Samples.provenance)
    let companion = try #require(renderer(named: "csv")?.companion(for: result))
    #expect(companion.ending == "notes.txt")
    #expect(
      companion.text == """
        Data and Quality assurance
        23 of the 31 Data statements (74.2 %) also carry Quality assurance;
        23 of the 26 Quality assurance statements (88.5 %) are Data.
        Jaccard 0.676 · lift 6.14 · phi 0.782
        base: 215 statements
        source: statements.csv, SHA-256 3f9c01d2a7be; tartan 0.1; overlap theme:Data with tag:"Quality assurance"
        tartan: \(Samples.provenanceJSON)

        """)
  }
}
