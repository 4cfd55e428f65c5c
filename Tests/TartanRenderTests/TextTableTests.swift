import TartanModel
import TartanRender
import TartanText
import Testing

@Suite struct TextTableTests {
  @Test func anOverlapReadsAsInAPaper() {
    #expect(
      text(Samples.overlap) == """
        %1  23 of the 31 Data statements (74.2 %) also carry Quality assurance;
            23 of the 26 Quality assurance statements (88.5 %) are Data.
                    QA   not QA   total
            ───────────────────────────
            Data    23        8      31
            not      3      181     184
            ───────────────────────────
            total   26      189     215
            Jaccard 0.676 · lift 6.14 · phi 0.782      base: 215 statements

        """)
  }

  @Test func aPlainTableHasNoRules() {
    #expect(
      text(Samples.overlap, RenderOptions(plainTable: true)) == """
        %1  23 of the 31 Data statements (74.2 %) also carry Quality assurance;
            23 of the 26 Quality assurance statements (88.5 %) are Data.
                    QA   not QA   total
            Data    23        8      31
            not      3      181     184
            total   26      189     215
            Jaccard 0.676 · lift 6.14 · phi 0.782      base: 215 statements

        """)
  }

  @Test func onANarrowTerminalSentencesMeasuresAndGapsGiveWay() {
    #expect(
      text(Samples.overlap, RenderOptions(width: 30)) == """
        %1  23 of the 31 Data
            statements (74.2 %) also
            carry Quality assurance;
            23 of the 26 Quality
            assurance statements
            (88.5 %) are Data.
                   QA  not QA  total
            ────────────────────────
            Data   23       8     31
            not     3     181    184
            ────────────────────────
            total  26     189    215
            Jaccard 0.676 · lift 6.14
            phi 0.782
            base: 215 statements

        """)
  }

  @Test func groupsDepthMissingValuesAndDashesHaveTheirPlaces() {
    #expect(
      text(Samples.cross(Samples.grouped, notes: ["2 statements have no theme"])) == """
        %1  theme by tag
                           Quality assurance   Staffing
                           ─────────────────   ────────
            theme              n           %   n      %   total
            ───────────────────────────────────────────────────
            Data              23        74.2   0    0.0      31
              Management       2       100.0   1   50.0       2
            Empty              0           –   0      –       0
            ───────────────────────────────────────────────────
            total             25        75.8   1    3.0      33
            base: 215 statements · % of the row's statements
            note: 2 statements have no theme

        """)
  }

  @Test func columnsThatDoNotFitAreNamedAndTotalsStay() {
    #expect(
      text(Samples.cross(Samples.wide(200)), number: 3, RenderOptions(width: 80)) == """
        %3  theme by tag
                                      Tag     Tag     Tag     Tag     Tag     Tag
                                   number  number  number  number  number  number
            theme                       1       2       3       4       5       6  total
            ────────────────────────────────────────────────────────────────────────────
            Quality as…moderation       1       2       3       4       5       6   4000
            Data                        1       2       3       4       5       6      7
            … and 194 columns more: Tag number 7, Tag number 8, Tag number 9, Tag number
              10, Tag number 11, … (the whole table: export %3 -> "file")
            base: 215 statements

        """)
  }

  @Test func aGroupIsLeftOutAsAWhole() {
    #expect(
      text(Samples.cross(Samples.grouped), RenderOptions(width: 34)) == """
        %1  theme by tag
                           Quality
                          assurance
                          ─────────
            theme          n      %  total
            ──────────────────────────────
            Data          23   74.2     31
              Management   2  100.0      2
            Empty          0      –      0
            ──────────────────────────────
            total         25   75.8     33
            … and 2 columns more: Staffing
              (the whole table: export %1
              -> "file")
            base: 215 statements · % of
              the row's statements

        """)
  }

  @Test func aResultWithoutANumberStartsAtTheEdge() {
    let answer = Answer(kind: .load, title: "loaded", sentences: ["vsht-2020: 215 statements · theme 15 labels"])
    #expect(text(answer, number: nil) == "vsht-2020: 215 statements · theme 15 labels\n")
  }

  @Test func aTableWithoutRowsSaysSo() {
    #expect(
      text(Samples.cross(Samples.counts(["theme", "QA"], []))) == """
        %1  theme by tag
            theme   QA
            ──────────
            (no rows)
            base: 215 statements

        """)
  }

  @Test func aTableWithoutColumnsIsNotDrawn() {
    #expect(
      text(Answer(kind: .cross, title: "nothing", tables: [AnswerTable(columns: [], rows: [])])) == "%1  nothing\n")
  }

  @Test func anAnswerWithoutAnythingKeepsItsNumber() {
    #expect(text(Answer(kind: .state, title: "")) == "%1\n")
    #expect(text(Answer(kind: .state, title: ""), number: nil) == "")
  }

  @Test func wideAndCombiningCharactersKeepColumnsAligned() {
    let table = Samples.counts(
      ["label", "n"], [["データ品質", 1], ["e\u{301}cole", 22], ["👩‍👩‍👧 home", 3], ["שלום", 4], ["plain", 555]])
    #expect(
      text(Samples.cross(table)) == """
        %1  theme by tag
            label          n
            ────────────────
            データ品質     1
            e\u{301}cole         22
            👩‍👩‍👧 home        3
            שלום           4
            plain        555
            base: 215 statements

        """)
  }

  @Test func wideCharactersAreNeverCutInHalf() {
    let table = Samples.counts(["label", "number"], [[String(repeating: "品質", count: 20), 1]])
    let shown = text(Samples.cross(table), RenderOptions(width: 30))
    #expect(shown.contains("    品質品質…品質品質        1\n"))
  }

  @Test func controlCharactersOfDataAreShownNotSent() {
    let table = Samples.counts(["a\u{1B}[31m", "b\u{7}"], [["red\u{1B}[2J\nnext\tcell\u{202E}", 1]])
    let answer = Answer(
      kind: .cross, title: "t\u{1B}]0;x\u{7}", base: Base(count: 1, total: 2, dataset: "d", filter: "theme:\u{9B}1m"),
      tables: [table], notes: ["n\u{1B}c"])
    let shown = text(answer)
    #expect(shown.contains("red␛[2J␊next␉cell·"))
    #expect(shown.unicodeScalars.allSatisfy { $0 == "\n" || !Control.isControl($0) })
  }

  @Test func styleIsBalancedAndOnlyOnDemand() {
    let shown = text(Samples.cross(Samples.grouped), RenderOptions(styled: true))
    #expect(shown.hasPrefix("\u{1B}[36m%1\u{1B}[0m  \u{1B}[1mtheme by tag\u{1B}[0m\n"))
    #expect(shown.split(separator: "\u{1B}[0m").count == shown.split(separator: "\u{1B}[").count / 2 + 1)
    #expect(!text(Samples.cross(Samples.grouped)).contains("\u{1B}"))
  }

  @Test func rowsThatAreTooShortOrTooLongDoNoHarm() {
    let table = AnswerTable(
      columns: [TableColumn("a", .label), TableColumn("n", .count(unit: "statements"))],
      rows: [TableRow([.text("x")]), TableRow([]), TableRow([.text("y"), .count(1), .count(2)])])
    #expect(text(Samples.cross(table)).contains("    x\n\n    y   1\n"))
  }

  @Test func wordingInAGridIsWrapped() {
    let table = AnswerTable(
      columns: [TableColumn("claim", .number), TableColumn("where it is said", .text), TableColumn("verdict", .label)],
      rows: [
        TableRow([
          .number(19), .text("Table 2, the row of Data, where the paper gives 25 for the total"), .text("agrees"),
        ])
      ])
    #expect(
      text(Answer(kind: .claims, title: "claims", tables: [table]), number: nil, RenderOptions(width: 50)) == """
        claims
        claim  where it is said                    verdict
        ──────────────────────────────────────────────────
           19  Table 2, the row of Data, where     agrees
               the paper gives 25 for the total

        """)
  }

  @Test func percentagesOfDifferentThingsAreToldApart() {
    let table = AnswerTable(
      columns: [
        TableColumn("theme", .label), TableColumn("row", .percent(of: "of the row's statements")),
        TableColumn("column", .percent(of: "of the column's statements")),
        TableColumn("tags", .count(unit: "taggings")),
      ],
      rows: [TableRow([.text("Data"), .percent(50), .percent(12.25), .count(7)])])
    #expect(
      text(Samples.cross(table)) == """
        %1  theme by tag
            theme   row %   column %   tags
            ───────────────────────────────
            Data     50.0       12.3      7
            base: 215 statements · row %: % of the row's statements · column %: % of the column's statements · \
        tags: count of taggings

        """)
  }

  @Test func theMarginGrowsWithTheNumber() {
    let answer = Answer(kind: .count, title: "count", sentences: ["31 statements", "and more"])
    #expect(text(answer, number: 10) == "%10 31 statements\n    and more\n")
    #expect(text(answer, number: 1000) == "%1000 31 statements\n      and more\n")
  }

  @Test func marginsOfAMultiFieldStayWhenTagsAreLeftOut() {
    var table = Samples.wide(30)
    table.columns.removeLast()
    table.columns += [
      TableColumn("statements", .count(unit: "statements"), isMargin: true),
      TableColumn("taggings", .count(unit: "taggings"), isMargin: true),
    ]
    for row in table.rows.indices { table.rows[row].cells.append(.count(9)) }
    #expect(
      text(Samples.cross(table), RenderOptions(width: 60)) == """
        %1  theme by tag
                           Tag     Tag     Tag
                        number  number  number
            theme            1       2       3  statements  taggings
            ────────────────────────────────────────────────────────
            Quali…tion       1       2       3        4000         9
            Data             1       2       3           7         9
            … and 27 columns more: Tag number 4, Tag number 5, Tag
              number 6, … (the whole table: export %1 -> "file")
            base: 215 statements

        """)
  }

  @Test func headsBreakAtTheirOwnHyphensAndGetNoneBesideOne() {
    let heads = ["theme", "Multi-agency working", "Collaboration between services", "n"]
    let table = Samples.counts(heads, [["Working with partners", 19, 18, 20]])
    #expect(
      text(Samples.cross(table), RenderOptions(width: 54)) == """
        %1  theme by tag
                                     Multi-  Collaboration
                                     agency        between
            theme                   working       services   n
            ──────────────────────────────────────────────────
            Working with partners        19             18  20
            base: 215 statements

        """)
  }

  @Test func aHeadOfSeveralLinesBesideGroupsReachesUpBesideTheirRules() {
    var table = Samples.grouped
    table.columns[5].name = "any tag of all"
    #expect(
      text(Samples.cross(table), RenderOptions(width: 43)).hasPrefix(
        """
        %1  theme by tag
                         Quality
                        assurance  Staffing     any
                        ─────────  ────────  tag of
            theme        n      %  n      %     all
            ───────────────────────────────────────
        """))
  }

  @Test func aPageOfHelpHasItsTitle() {
    #expect(text(Answer(kind: .help, title: "count", sentences: ["how many"]), number: nil) == "count\nhow many\n")
  }

  @Test func severalTablesAndWhatTheyLeaveOutAreKeptApart() {
    var first = Samples.counts(["theme", "n"], [["Data", 1]])
    first.omitted = ["1 of 15 themes shown"]
    let answer = Answer(kind: .describe, title: "fields", tables: [first, Samples.counts(["tag", "n"], [["QA", 2]])])
    #expect(
      text(answer, number: nil) == """
        fields
        theme   n
        ─────────
        Data    1
        … 1 of 15 themes shown

        tag   n
        ───────
        QA    2
        n: count of statements

        """)
  }

  @Test func aLineOfPairsTakesNamesFromItsRowsToo() {
    let table = AnswerTable(
      name: "measures", layout: .line, columns: [TableColumn("measure", .label), TableColumn("value", .number)],
      rows: [TableRow([.text("Jaccard"), .number(0.5)]), TableRow([.text("share"), .percent(12.5)])])
    let answer = Answer(kind: .value, title: "measures", tables: [table])
    #expect(text(answer) == "%1  measures\n    Jaccard 0.5 · share 12.5 %\n")
  }

  @Test func aFileSaysWhereItComesFrom() {
    let result = Samples.result(Samples.overlap, provenance: Samples.provenance)
    let shown = TextRenderer().text(of: [result], options: RenderOptions(statesSource: true))
    #expect(shown.hasPrefix("%1  Data and Quality assurance\n    23 of the 31"))
    #expect(
      shown.hasSuffix(
        "source: statements.csv, SHA-256 3f9c01d2a7be; tartan 0.1; overlap theme:Data with tag:\"Quality assurance\"\n"
          + "    tartan: \(Samples.provenanceJSON)\n")
    )
  }

  @Test func totalsGoBeforeTheFirstColumnOfFigures() {
    let kind = ColumnKind.count(unit: "statements")
    func wide(_ head: String, _ group: String?, isMargin: Bool = false) -> TableColumn {
      TableColumn(head, .measure(decimals: 3), group: group, isMargin: isMargin)
    }
    let table = AnswerTable(
      columns: [TableColumn("theme", .label), wide("expectedcount", "Data"), wide("residualvalue", "Data")]
        + [wide("any tag", nil, isMargin: true), TableColumn("statements", kind, isMargin: true)],
      rows: [TableRow([.text("Leadership"), .number(1.5), .number(-2.25), .number(77_777.125), .count(31)])])
    let shown = text(Samples.cross(table), RenderOptions(width: 48))
    #expect(shown.contains("expectedcount   residualvalue\n"))
    #expect(shown.contains("… and 2 columns more: any tag, statements"))
  }

  @Test func noLineIsWiderThanTheTerminal() {
    var random = Repeatable(seed: 5)
    let words = ["Data", "Quality assurance", "品質 管理", "a", "Interinstitutionalisation", "école", "👍🏽 ok", "x-y"]
    for round in 0..<300 {
      let count = Int.random(in: 0...12, using: &random)
      let grouped = Bool.random(using: &random)
      let columns = (0..<count).map { index in
        TableColumn(
          words.randomElement(using: &random) ?? "", index % 3 == 2 ? .percent(of: "of x") : .count(unit: "statements"),
          group: grouped ? words[index / 2 % words.count] : nil)
      }
      let rows = (0..<4).map { row in
        TableRow(
          [.text(words.randomElement(using: &random) ?? "")]
            + columns.map { _ in Cell.count(Int.random(in: 0...9999, using: &random)) }, depth: row)
      }
      let table = AnswerTable(columns: [TableColumn("label", .label)] + columns, rows: rows)
      let width = Int.random(in: 24...120, using: &random)
      for line in text(Samples.cross(table), RenderOptions(width: width)).split(separator: "\n") {
        #expect(DisplayWidth.columns(of: String(line)) <= width, "round \(round), width \(width): \(line)")
        #expect(line.last != " ")
      }
    }
  }
}
