import TartanModel
import TartanRender
import Testing

/// Columns that are parts of others: people read several figures in a cell, programs one a column.
@Suite struct JoinedColumnTests {
  private static func table(_ groups: [String]) -> AnswerTable {
    let percent = ColumnKind.percent(of: "of the row's statements")
    let columns = groups.flatMap { group in
      [
        TableColumn("n", .count(unit: "statements"), group: group),
        TableColumn("row%", percent, group: group, part: .bracketed),
        TableColumn("row% lower", percent, group: group, part: .lower),
        TableColumn("row% upper", percent, group: group, part: .upper),
      ]
    }
    let figures: [Cell] = [.count(23), .percent(74.1935), .percent(56.753), .percent(86.297)]
    let undefined: [Cell] = [.count(0), .undefined, .undefined, .undefined]
    return AnswerTable(
      columns: [TableColumn("theme", .label)] + columns,
      rows: [
        TableRow([.text("Data")] + groups.flatMap { _ in figures }),
        TableRow([.text("Nobody")] + groups.flatMap { _ in undefined }),
        TableRow([.text("total")] + groups.flatMap { _ in [Cell](repeating: .empty, count: 4) }, role: .total),
      ])
  }

  private func text(_ format: String) throws -> String {
    let answer = Answer(
      kind: .cross, title: "theme by tag", base: Base(count: 215, total: 215, dataset: "d"),
      tables: [JoinedColumnTests.table(["QA"])])
    let renderer = try #require(allRenderers.first { $0.name == format })
    var text = ""
    renderer.render(
      RenderedResult(number: 1, answer: answer, provenance: nil), options: RenderOptions(), to: &text)
    return text
  }

  @Test(arguments: ["text", "markdown", "latex", "html"]) func peopleReadOneCell(_ format: String) throws {
    let text = try text(format)
      .replacing("\\[", with: "[").replacing("\\]", with: "]").replacing("{[}", with: "[").replacing("{]}", with: "]")
    #expect(text.contains("23 (74.2 [56.8, 86.3])"))
    #expect(text.contains("0 (–)") || text.contains("0 (--)"))
    #expect(!text.contains("lower"))
    // One kind of cell below every head: it is told once.
    #expect(text.lowercased().contains("cells: n (row"))
  }

  @Test func programsReadOneFigureAColumn() throws {
    #expect(
      try text("csv") == """
        theme,QA · n,QA · row%,QA · row% lower,QA · row% upper
        Data,23,74.1935,56.753,86.297
        Nobody,0,NA,NA,NA
        total,,,,

        """)
    let json = try text("json")
    #expect(json.contains("[\"Data\",23,74.1935,56.753,86.297]"))
    #expect(json.contains("\"row% upper\""))
  }

  @Test func headsStayWhereCellsDiffer() throws {
    var table = JoinedColumnTests.table(["QA"])
    table.columns.append(TableColumn("phi", .measure(decimals: 3), group: "QA"))
    for index in table.rows.indices { table.rows[index].cells.append(.number(0.5)) }
    var text = ""
    let answer = Answer(kind: .cross, title: "t", tables: [table])
    let renderer = try #require(allRenderers.first { $0.name == "markdown" })
    renderer.render(RenderedResult(number: 1, answer: answer, provenance: nil), options: RenderOptions(), to: &text)
    #expect(text.contains("QA · n (row% \\[95 %\\])") && text.contains("QA · phi"))
  }
}
