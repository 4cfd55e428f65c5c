import TartanModel
import TartanRender
import Testing

@Suite struct JSONTests {
  private func written(_ answer: Answer, number: Int? = 1, _ provenance: Provenance? = nil) throws -> String {
    try #require(renderer(named: "json"))
      .text(of: [Samples.result(answer, number: number, provenance: provenance)], options: RenderOptions())
  }

  @Test func everyMemberIsThereInAFixedOrder() throws {
    #expect(
      try written(Samples.overlap, Samples.provenance)
        == #"{"tartan":1,"number":1,"kind":"overlap","title":"Data and Quality assurance","#
        + #""command":"overlap theme:Data with tag:\"Quality assurance\"","#
        + #""base":{"unit":"statements","count":215,"total":215,"dataset":"vsht-2020","filter":null},"#
        + #""sentences":["23 of the 31 Data statements (74.2 %) also carry Quality assurance;","#
        + #""23 of the 26 Quality assurance statements (88.5 %) are Data."],"#
        + #""tables":[{"name":"table","columns":[{"name":"","group":null,"kind":"label"},"#
        + #"{"name":"QA","group":null,"kind":"count","unit":"statements"},"#
        + #"{"name":"not QA","group":null,"kind":"count","unit":"statements"},"#
        + #"{"name":"total","group":null,"kind":"count","unit":"statements"}],"stub":1,"rows":["#
        + #"{"role":"body","depth":0,"cells":["Data",23,8,31]},{"role":"body","depth":0,"cells":["not",3,181,184]},"#
        + #"{"role":"total","depth":0,"cells":["total",26,189,215]}],"omitted":[]},"#
        + #"{"name":"measures","columns":[{"name":"Jaccard","group":null,"kind":"measure","decimals":3},"#
        + #"{"name":"lift","group":null,"kind":"measure","decimals":2},"#
        + #"{"name":"phi","group":null,"kind":"measure","decimals":3}],"stub":0,"rows":["#
        + #"{"role":"body","depth":0,"cells":[0.67647,6.1352,0.78217]}],"omitted":[]}],"notes":[],"#
        + #""provenance":"# + Samples.provenanceJSON + "}\n")
  }

  @Test func anEmptyAnswerHasTheSameMembers() throws {
    #expect(
      try written(Answer(kind: .state, title: ""), number: nil)
        == #"{"tartan":1,"number":null,"kind":"state","title":"","command":null,"base":null,"sentences":[],"tables":[],"#
        + #""notes":[],"provenance":null}"# + "\n")
  }

  @Test func aColumnOfNumbersMayHoldTextAndGivesNumbersAsNumbers() throws {
    let figures = ["31", "-1", "74.20", "Data", "1 + 2", "1.", "--1", "", "0x1F"]
    let table = AnswerTable(
      columns: [TableColumn("found", .number)], stubCount: 0, rows: figures.map { TableRow([.text($0)]) })
    let answer = Answer(kind: .claims, title: "ledger", tables: [table])
    let cells = try written(answer).split(separator: "\"cells\":[").dropFirst().map { $0.prefix { $0 != "]" } }
    #expect(cells == ["31", "-1", "74.2", #""Data""#, #""1 + 2""#, #""1.""#, #""--1""#, #""""#, #""0x1F""#])
    let csv = try #require(renderer(named: "csv")).text(of: [Samples.result(answer)], options: RenderOptions())
    #expect(csv == "found\n31\n-1\n74.2\nData\n1 + 2\n1.\n'--1\n\n0x1F\n")
  }

  @Test func nothingAndNotDefinedAreDifferentAndNaNIsNeverWritten() throws {
    let kinds: [ColumnKind] = [.label, .number, .number, .number, .percent(of: "of all"), .text]
    let table = AnswerTable(
      columns: kinds.map { TableColumn("c", $0) },
      rows: [
        TableRow([
          .empty, .undefined, .number(.nan), .number(-.infinity), .percent(12.5),
          .marked("ab", hits: [SourceSpan(0, 1)]),
        ])
      ])
    #expect(
      try written(Samples.cross(table)).contains(
        #""cells":[null,{"undefined":true},{"undefined":true},{"undefined":true},12.5,{"text":"ab","hits":[[0,1]]}]"#))
  }

  @Test func stringsAreEscapedWithoutLoss() throws {
    let title = "q\"b\\ n\n t\t e\u{1B} d\u{7F} c\u{9B} r\u{202E} z\u{0} é 👍"
    #expect(
      try written(Answer(kind: .state, title: title))
        .contains(#""title":"q\"b\\ n\n t\t e\u001b d\u007f c\u009b r\u202e z\u0000 é 👍""#))
  }

  @Test func severalResultsAreOneValueALine() throws {
    let results = [Samples.result(Samples.overlap), Samples.result(Samples.cross(Samples.grouped))]
    let lines = try #require(renderer(named: "json")).text(of: results, options: RenderOptions())
    #expect(lines.split(separator: "\n").count == 2)
    #expect(lines.split(separator: "\n").allSatisfy { $0.hasPrefix(#"{"tartan":1,"#) && $0.hasSuffix("}") })
  }

  @Test func anErrorIsAValueOfItsOwn() throws {
    let mistake = Diagnostic(
      .unknownLabel, at: SourceSpan(12, 15), "no label 'Dta' in theme", hints: ["did you mean Data?"])
    let source = DiagnosticSource("count theme:Dta", file: "a.sett", firstLine: 12)
    let json = try #require(renderer(named: "json"))
    #expect(
      json.text(of: mistake, in: source)
        == #"{"tartan":1,"error":{"code":"unknown-label","message":"no label 'Dta' in theme","file":"a.sett","line":12,"#
        + #""column":13,"hints":["did you mean Data?"]}}"# + "\n")
    #expect(
      json.text(of: Diagnostic(.noData, at: nil, "no data"), in: nil)
        == #"{"tartan":1,"error":{"code":"no-data","message":"no data","file":null,"line":null,"column":null,"hints":[]}}"#
        + "\n")
  }
}
