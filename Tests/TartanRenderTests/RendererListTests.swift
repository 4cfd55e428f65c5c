import TartanModel
import TartanRender
import TartanText
import Testing

@Suite struct RendererListTests {
  @Test func theFormatsAreThoseOfTheLanguage() {
    #expect(allRenderers.map(\.name) == ["text", "csv", "tsv", "json", "markdown", "latex", "html"])
  }

  @Test func namesAndEndingsAreUnique() {
    let endings = allRenderers.flatMap(\.endings)
    #expect(Set(endings).count == endings.count)
    #expect(allRenderers.allSatisfy { !$0.endings.isEmpty && !$0.summary.isEmpty })
  }

  @Test(arguments: [
    ("tables/table2.tex", "latex"), ("a.b.CSV", "csv"), ("x.md", "markdown"), ("x.htm", "html"), ("x.json", "json"),
    ("notes.txt", "text"), ("x.tsv", "tsv"),
  ])
  func theEndingOfAFilePicksTheFormat(_ path: String, _ name: String) {
    #expect(renderer(forFile: path)?.name == name)
  }

  @Test(arguments: ["table", "table.", ".csv", "folder.csv/table", "table.xyz", "", "/"])
  func aFileWithoutAKnownEndingPicksNone(_ path: String) {
    #expect(renderer(forFile: path) == nil)
  }

  @Test func aFormatIsFoundByNameAndByEnding() {
    #expect(renderer(named: "LaTeX")?.name == "latex")
    #expect(renderer(named: "tex")?.name == "latex")
    #expect(renderer(named: "xml") == nil)
  }

  @Test func everyFormatRendersEveryAnswerToTheSameBytesTwice() {
    let answers = [
      Samples.overlap, Samples.cross(Samples.grouped), Samples.cross(Samples.wide(200)),
      Samples.cross(Samples.counts(["a", "n"], [])), Answer(kind: .state, title: ""),
      Answer(kind: .help, title: "help", sentences: ["a\nb"], tables: [AnswerTable(columns: [], rows: [])]),
    ]
    for format in allRenderers {
      for number in [nil, 7] {
        let results = answers.map { Samples.result($0, number: number, provenance: Samples.provenance) }
        let first = format.text(of: results, options: RenderOptions(width: 80))
        #expect(first == format.text(of: results, options: RenderOptions(width: 80)))
        #expect(first.isEmpty || first.hasSuffix("\n"))
      }
    }
  }

  @Test func aTableForProgramsIsOnlyInFormatsForPrograms() {
    var table = AnswerTable(
      name: "count", columns: [TableColumn("statements", .label), TableColumn("share", .percent(of: "of all"))],
      rows: [TableRow([.text("cellOfTheTable"), .percent(50)])])
    table.layout = .data
    let answer = Answer(
      kind: .count, title: "count", base: Samples.base, sentences: ["1 of 2 statements"], tables: [table])
    for format in allRenderers {
      let shown = format.text(of: [Samples.result(answer, number: nil)], options: RenderOptions())
      let isForPrograms = ["csv", "tsv", "json"].contains(format.name)
      #expect(shown.contains("cellOfTheTable") == isForPrograms, "\(format.name)")
      #expect(shown.contains("of all") == (format.name == "json"), "\(format.name)")
    }
    #expect(text(answer, number: nil) == "1 of 2 statements\nbase: 215 statements\n")
  }

  @Test func onlyTablesOfBareCellsPassControlCharactersOn() {
    let answer = Samples.cross(
      Samples.counts(["\u{1B}h", "n"], [["\u{9B}2J", 1]]), title: "\u{7}", notes: ["\u{202E}x"])
    var provenance = Samples.provenance
    provenance.command = "\u{1B}[2J"
    for format in allRenderers {
      let options = RenderOptions(width: 80, forTerminal: true)
      let shown = format.text(of: [Samples.result(answer, provenance: provenance)], options: options)
      let allowed: Set<Unicode.Scalar> = format.name == "tsv" ? ["\n", "\t"] : ["\n"]
      #expect(shown.unicodeScalars.allSatisfy { allowed.contains($0) || !Control.isControl($0) }, "\(format.name)")
    }
  }
}
