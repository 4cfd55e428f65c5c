import TartanLanguage
import TartanModel
import Testing

@Suite struct ParserClauseTests {
  private func command(_ line: String) throws -> CommandSyntax { try #require(try Parser.parse(line)) }

  @Test func clausesComeInAnyOrder() throws {
    let one = try command(
      "cross theme by tag where all cells n, row% sort rows by total descending top 3 min 2 -> \"f\"!")
    let two = try command("cross theme by tag min 2 -> !\"f\" sort by total descending cells n, row% top 3 where all")
    #expect(withoutPlaces(one.clauses) == withoutPlaces(two.clauses))
    #expect(one.clauses.cells.map(\.measure.text) == ["n", "row%"])
    #expect(one.clauses.sortRows?.descending == true && one.clauses.sortRows?.key.text == "total")
    #expect(one.clauses.top?.value == 3 && one.clauses.minimum?.value == 2)
    #expect(one.clauses.output?.replacing == true && one.clauses.output?.file.text == "f")
  }

  @Test func aCountCarriesItsPlace() throws {
    #expect(try command("show  first 12").clauses.first == CountSyntax(12, at: SourceSpan(12, 14)))
    #expect(try command("cross a by b with missing").clauses.withMissing == SourceSpan(13, 25))
  }

  @Test func topBehindAFieldBelongsToItAndElsewhereToTheTable() throws {
    func parts(_ line: String) throws -> (axis: Int?, table: Int?) {
      let command = try command(line)
      guard case .cross(_, .field(_, let top, _)) = command.action else { return (nil, nil) }
      return (top, command.clauses.top?.value)
    }
    #expect(try parts("cross a by b top 3") == (3, nil))
    #expect(try parts("cross a by b top 3 rows") == (nil, 3))
    #expect(try parts("cross a by b min 1 top 3") == (nil, 3))
    #expect(try parts("cross a by b top 3 top 4") == (3, 4))
    #expect(try parts("cross a by b in (c, d) top 3") == (3, nil))
    #expect(try parts("cross a by b top 3 in (c, d)") == (3, nil))
  }

  @Test func topOfPairsIsHowManyPairsAreShown() throws {
    let command = try command("pairs tag top 20")
    guard case .pairs(.field(_, top: nil, among: let among), with: nil) = command.action else {
      Issue.record("another shape")
      return
    }
    #expect(among.isEmpty && command.clauses.top?.value == 20)
  }

  @Test func fieldsOfACountMayStandBehindItsClauses() throws {
    guard case .count(.bare, let by) = try command("count a where b by c top 2, d").action else {
      Issue.record("another shape")
      return
    }
    #expect(by.count == 2)
  }

  @Test(arguments: [
    ("overlap tag", true), ("overlap \"tag\"", true), ("overlap tag top 8", true), ("overlap tag in (a, b)", true),
    ("overlap tag where all", true), ("overlap tag -> \"f\"", true), ("overlap $F", true), ("overlap a, b", false),
    ("overlap {a, b}", false), ("overlap a and b, c", false),
  ]) func aLoneNameBehindOverlapIsAField(_ line: String, _ isField: Bool) throws {
    guard case .combinations(let axis) = try command(line).action else {
      Issue.record("another shape")
      return
    }
    if case .field = axis { #expect(isField) } else { #expect(!isField) }
  }

  @Test func setsAtASideHaveTheirNames() throws {
    guard case .cross(.sets(let sets, let span), _) = try command("cross {A = tag:a, \"B b\" = not c, d} by e").action
    else {
      Issue.record("another shape")
      return
    }
    #expect(sets.map { $0.name?.text } == ["A", "B b", nil])
    #expect(span == SourceSpan(6, 35))
  }

  @Test func aClaimKeepsWhereItIsSaid() throws {
    guard case .claim(.number(19, _), .none(let span), let source) = try command("claim 19 = none \"p. 3\"").action
    else {
      Issue.record("another shape")
      return
    }
    #expect(span == SourceSpan(11, 15) && source?.text == "p. 3" && source?.style == .quoted)
  }

  @Test func theLastResultIsExportedWhereNoneIsNamed() throws {
    guard case .export(let result) = try command("export -> \"f\"").action else {
      Issue.record("another shape")
      return
    }
    #expect(result == ResultSyntax(number: nil, at: SourceSpan(7, 7)))
  }

  @Test func loadKeepsEachPart() throws {
    let line =
      "load \"f.csv\" as films delimiter tab encoding utf-8 rows per \"id\" theme from \"Heading\" tag from \"Code 1\", "
      + "\"Code 2\" as multi split \";\" paths \"->\" genre from \"Action\"..\"Western\" marked ignore \"x\", y sha256 \"ab\""
    guard case .load(let load) = try command(line).action else {
      Issue.record("another shape")
      return
    }
    #expect(load.file.text == "f.csv" && load.name?.text == "films" && load.delimiter?.text == "tab")
    #expect(load.encoding?.text == "utf-8" && load.rowsPer?.text == "id" && load.fingerprint?.text == "ab")
    #expect(load.ignored.map(\.text) == ["x", "y"])
    #expect(load.fields.map(\.field.text) == ["theme", "tag", "genre"])
    let tag = try #require(load.fields.dropFirst().first)
    #expect(tag.kind?.text == "multi" && tag.separator?.text == ";" && tag.paths?.text == "->" && !tag.marked)
    guard case .list(let columns) = tag.columns, case .range(let first, let last)? = load.fields.last?.columns else {
      Issue.record("another shape")
      return
    }
    #expect(columns.map(\.text) == ["Code 1", "Code 2"] && first.text == "Action" && last.text == "Western")
    #expect(load.fields.last?.marked == true)
  }

  @Test func fieldsOfALoadMayBeNamedLikeItsParts() throws {
    guard case .load(let load) = try command("load f marked from a delimiter from b as text ignore from c").action
    else {
      Issue.record("another shape")
      return
    }
    #expect(load.fields.map(\.field.text) == ["marked", "delimiter", "ignore"] && load.delimiter == nil)
  }

  @Test func aTopicIsTheRestOfTheLine() throws {
    guard case .help(let topic) = try command("help with missing # x").action else {
      Issue.record("another shape")
      return
    }
    #expect(topic?.text == "with missing" && topic?.span == SourceSpan(5, 17))
  }
}
