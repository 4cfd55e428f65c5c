import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import Testing

struct ShapeTests {
  @Test(arguments: [
    ("one-hot.csv", [["Advocacy"], ["Advocacy", "Data"], ["Training"], []]),
    ("crosses.csv", [["Advocacy", "Training"], ["Data"], []]),
    ("words.csv", [["Advocacy"], ["Data"], ["Training"]]),
    ("own-names.csv", [["Advocacy", "Data"], ["Data"], ["Training"]]),
  ])
  func oneColumnATagIsFound(_ file: String, _ tags: [[String]]) throws {
    let loaded = try Sample.load(file)
    #expect(loaded.shape == ["id id", "text text", "tag multi"])
    #expect(try loaded.values("tag") == tags)
    let rule = try #require(loaded.mapping.fields.last)
    #expect(rule.marked)
    guard case .range(let first, let last) = rule.columns else {
      Issue.record("not a range")
      return
    }
    #expect(first.text == "Advocacy" && last.text == "Training")
  }

  @Test func aTagThatNobodyHasStaysALabel() throws {
    let field = try Sample.load("one-hot.csv").field("tag")
    #expect(field.labels.names == ["Advocacy", "Data", "Never", "Training"])
    #expect(field.labels.counts == [2, 1, 0, 1])
    #expect(field.missing == 1)
  }

  @Test func codeColumnsAreFound() throws {
    let loaded = try Sample.load("code-columns.csv")
    #expect(loaded.shape == ["id id", "text text", "tag multi"])
    #expect(try loaded.values("tag") == [["Advocacy", "Data"], ["Data"], ["Advocacy", "Data", "Training"], []])
    let stem = try Sample.load("stem-columns.csv")
    #expect(stem.shape == ["id id", "text text", "Issue multi"])
    #expect(try stem.values("Issue") == [["Cost", "Time"], ["Time"], ["Cost", "Staff"]])
  }

  @Test func tagsInOneCellAreFound() throws {
    #expect(try Sample.load("plain.csv").values("tag") == [["a", "b"], ["b"], []])
    let commas = try Sample.load("commas.csv")
    #expect(
      try commas.values("tag") == [["Advocacy", "Data"], ["Data", "Training"], ["Advocacy", "Training"], ["Data"]])
    #expect(commas.mapping.fields.last?.separator?.text == ",")
  }

  @Test func aCommaWithinLabelsDoesNotSplitThem() throws {
    #expect(try Sample.load("comma-labels.csv").field("tag").labels.names == ["Capacity, skills and training", "Data"])
  }

  @Test func severalRowsMakeAStatement() throws {
    let loaded = try Sample.load("long.csv")
    #expect(loaded.report.rowsPer == "id")
    #expect(loaded.report.rows == 6)
    #expect(loaded.dataset.lines == [2, 3, 5])
    #expect(try loaded.column("id") == ["S1", "S2", "S3"])
    #expect(try loaded.column("authority") == ["Fife", "Moray", "Fife"])
    #expect(try loaded.values("tag") == [["Advocacy", "Data"], ["Data"], ["Advocacy", "Training"]])
    #expect(loaded.mapping.rowsPer?.text == "id")
    #expect(loaded.report.repeatedIdentities.isEmpty)
  }

  @Test func rowsOfAStatementThatContradictEachOtherAreReported() throws {
    let loaded = try Sample.load("long-contradiction.csv") { $0.rowsPer = said("id") }
    #expect(try loaded.column("text") == ["one", "two", "three"])
    #expect(try loaded.values("tag") == [["a", "b"], ["a", "c"], ["b"]])
    #expect(loaded.report.contradictions.first.map(\.line) == [5])
    #expect(loaded.report.contradictions.first.map(\.firstLine) == [4])
  }

  @Test func rowsOfTwoCodersAreNotJoined() throws {
    let loaded = try Sample.load("two-coders.csv")
    #expect(loaded.report.rowsPer == nil)
    #expect(loaded.report.statements == 4)
    #expect(loaded.report.repeatedIdentities.first.map(\.line) == [3, 5])
    #expect(loaded.report.repeatedIdentities.first.map(\.firstLine) == [2, 4])
  }

  @Test(arguments: ["arrows.csv", "colons.csv", "slashes.csv"])
  func subcodesAreKeptAsPaths(_ file: String) throws {
    let field = try Sample.load(file).field("tag")
    #expect(field.isHierarchical)
    #expect(field.labels.names.filter { $0.hasPrefix("Support") } == ["Support", "Support/Home", "Support/School"])
  }

  @Test func slashesInWordsAreNoPaths() throws {
    let loaded = try Sample.load("no-paths.csv")
    #expect(try !loaded.field("tag").isHierarchical)
    #expect(try loaded.field("tag").labels.names == ["24/7", "N/A", "and/or", "input / output"])
    #expect(loaded.mapping.fields.last?.paths?.text == "none")
  }

  @Test func pathsCanBeSaidByHand() throws {
    let none = try Sample.load("slashes.csv") {
      $0.fields = [field("tag", from: [said("tags")], split: ";", paths: Name("none", at: SourceSpan(0, 0)))]
    }
    #expect(try !none.field("tag").isHierarchical)
    let forced = try Sample.load("no-paths.csv") {
      $0.fields = [field("tag", from: [said("tags")], split: ";", paths: said("/"))]
    }
    #expect(try forced.field("tag").labels.names == ["24/7", "N/A", "and/or", "input/output"])
    #expect(try forced.field("tag").isHierarchical)
  }

  @Test func aSlashOfItsOwnInAPathIsReported() throws {
    let loaded = try Sample.load("arrows.csv") {
      $0.fields = [field("tag", from: [said("tags")], split: ";", paths: said("::"))]
    }
    #expect(loaded.report.slashesInPaths == ["tag"])
  }

  @Test func kindsAreToldFromValues() throws {
    let dates = try Sample.load("dates.csv")
    #expect(dates.shape == ["id id", "text text", "date date", "year number", "month date", "seen date"])
    #expect(try dates.values("date") == [["18282", "18282"], ["18321", "18321"], []])
    #expect(try dates.values("month") == [["18262", "18292"], ["18293", "18321"], []])
    #expect(try dates.values("seen")[0] == ["18261", "18261"])
    #expect(dates.report.noValues.map(\.count) == [1])
    let commas = try Sample.load("semicolon.csv")
    #expect(try commas.values("rating") == [["3.5"], ["4.25"], []])
    #expect(commas.report.decimalCommas == ["rating"])
  }

  @Test func digitsThatAreNoNumbersAreLabels() throws {
    let loaded = try Sample.load("leading-zeros.csv")
    #expect(loaded.shape == ["id id", "text text", "area single", "mobile single"])
    #expect(try loaded.column("area") == ["007", "012"])
  }

  @Test func aCodeThatEachStatementHasForItselfIsNoTag() throws {
    #expect(try Sample.load("code-of-its-own.csv").shape == ["id id", "text text", "code single", "tag multi"])
  }

  @Test func aColumnsNameOnTwoLinesIsAFieldsNameOnOne() throws {
    #expect(try Sample.load("broken-name.csv").shape == ["id id", "Main topic single", "text text"])
  }

  @Test func statementsWithoutAnIdentityAreNumbered() throws {
    let loaded = try Sample.load("spread-name.csv")
    #expect(loaded.shape == ["id id", "name single", "score number"])
    #expect(try loaded.column("id") == ["1", "2"])
    #expect(loaded.report.numbersRows)
    let ragged = try Sample.load("ragged.csv") { $0.ignored = [said("id")] }
    #expect(try ragged.column("id") == ["1", "2", "4", "6"])
  }
}
