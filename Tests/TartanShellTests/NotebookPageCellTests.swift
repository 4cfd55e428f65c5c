import TartanModel
import Testing

/// What a page promises of its cells: one that opens shows the statements that it counts, and no others.
@Suite struct NotebookPageCellTests {
  /// A cell that opens: what it says, and the set behind it.
  private struct OpenedCell: Equatable {
    let text: String
    let title: String
    let count: Int
    let ids: [String]
  }

  private static let first = "id,text,theme\nS1,one,Data\nS2,two,Data\nS3,three,Training\nS4,four,Strategy\n"
  private static let second = "id,text,theme\nT1,one,Training\nT2,two,Data\nT3,three,Strategy\nT4,four,Data\n"

  /// The cells of a page made of one block of commands, and the statements in it.
  private func page(_ commands: String, in folder: String = "cells") throws
    -> (cells: [OpenedCell], statements: [String])
  {
    let files = MemoryFiles()
    func put(_ text: String, _ path: String) { files.put(Array(text.utf8), at: Checkout.root + "/datasets/" + path) }
    put(NotebookPageCellTests.first, "cells/a.csv")
    put(NotebookPageCellTests.second, "cells/b.csv")
    put("```tartan\n\(commands)\n```\n", "\(folder)/p.md")
    let failure = Player(files).play("render \"datasets/\(folder)/p.md\" -> \"datasets/\(folder)/p.html\"")
    #expect(failure == nil, "\(String(describing: failure))")
    return try read(files.text(of: Checkout.root + "/datasets/\(folder)/p.html"))
  }

  private func read(_ page: String) throws -> (cells: [OpenedCell], statements: [String]) {
    let start = try #require(page.firstRange(of: "{\"statements\":[")).upperBound
    let middle = try #require(page[start...].firstRange(of: "],\"sets\":[")).lowerBound
    let end = try #require(page[middle...].firstRange(of: "]}")).lowerBound
    let statements = page[start..<middle].split(separator: "],[").map { $0.filter { $0 != "[" && $0 != "]" } }
    let ids = statements.map { $0.split(separator: "\"").first.map(String.init) ?? "" }
    let sets = page[middle..<end].dropFirst("],\"sets\":[".count).split(separator: "]],[").map { set in
      let parts = set.split(separator: "\"")
      let numbers = parts.last?.split { !$0.isNumber }.compactMap { Int($0) } ?? []
      let title = parts.dropLast().last.map(String.init) ?? ""
      return (title: title, count: numbers.first ?? -1, ids: numbers.dropFirst().map { ids[$0] })
    }
    let cells = page.split(separator: "data-set=\"").dropFirst().compactMap { part -> OpenedCell? in
      guard let number = Int(part.prefix { $0.isNumber }), sets.indices.contains(number) else { return nil }
      let text = part.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
      return OpenedCell(text: String(text), title: sets[number].title, count: sets[number].count, ids: sets[number].ids)
    }
    return (cells, statements)
  }

  @Test func aResultBeforeARecodingOpensItsOwnStatements() throws {
    let (cells, statements) = try page("load \"a.csv\"\ncount by theme\nmerge theme Data, Strategy as Work")
    func ids(_ title: String) -> [String]? { cells.first { $0.title == title }?.ids }
    #expect(ids("Data") == ["S1", "S2"])
    #expect(ids("Training") == ["S3"])
    #expect(ids("Strategy") == ["S4"])
    // All statements of a page are shown in one state, the last one.
    #expect(statements.contains { $0.contains("S1") && $0.contains("Work") })
    #expect(!statements.contains { $0.contains("Strategy") })
  }

  @Test func aResultOfOtherDataUnderTheSameNameOpensNothing() throws {
    let (cells, _) = try page(
      "load \"a.csv\" as d\ncount by theme\ndrop d\nload \"b.csv\" as d\ncount by theme where not theme:Strategy")
    #expect(cells.contains { $0.title == "Training" && $0.ids == ["T1"] })
    // The first table has a row of its own for this label, the second one has none.
    #expect(!cells.contains { $0.title == "Strategy" })
    #expect(cells.allSatisfy { $0.ids.allSatisfy { $0.hasPrefix("T") } })
  }

  @Test(arguments: [
    "cross theme by tag", "cross theme by tag cells n, row%, col%", "count by tag", "count by theme, tag",
    "agree coder_a, coder_b", "words theme:Data", "words theme:Data against theme:Meetings", "pairs tag top 5",
    "spread tag across theme", "overlap theme:Data with tag:Challenge",
  ]) func aCellThatCountsOpensAsManyStatements(_ command: String) throws {
    let (cells, _) = try page("load \"statements.csv\"\n\(command)", in: "roles-demo")
    for cell in cells {
      if let count = Int(cell.text) { #expect(count == cell.count, "\(cell.text) opens \(cell.title): \(cell.count)") }
    }
  }

  @Test(arguments: [
    ("agree coder_a, coder_b", ["neither", "only coder_a", "only coder_b", "both yes", "disagreements"]),
    ("words theme:Data", ["the rest", "theme:Data"]),
    ("words theme:Data against theme:Meetings", ["theme:Meetings", "theme:Data"]),
  ]) func theCellsOfEachColumnOpen(_ command: String, _ columns: [String]) throws {
    let (cells, _) = try page("load \"statements.csv\"\n\(command)", in: "roles-demo")
    for column in columns { #expect(cells.contains { $0.title.hasSuffix(" × " + column) }, "\(column)") }
  }
}
