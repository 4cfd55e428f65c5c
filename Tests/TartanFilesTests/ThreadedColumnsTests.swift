import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import Testing

/// Fields read by one thread and by several, at parts as small as they get, and against what the rows were made of.
struct ThreadedColumnsTests {
  private static let labels = [
    "Open data", "Privacy", "Access to justice", "Access to justice in the regions", "Ägypten", "zu groß", "x", "tax",
    "Access to justice in the region", "ein \"Zitat\"", "12345678", "123456789", "1234567890123456",
    "12345678901234567", "日本", "кириллица", "d\u{E9}j\u{E0}", "de\u{301}ja\u{300}",
  ]
  private static let blanks = ["", "", "", " ", "  ", "\t", "\u{A0}", "\u{3000} "]

  /// A cell of a CSV file.
  private static func cell(_ text: String, _ dice: inout Dice) -> String {
    let needsQuotes = text.contains { "\",\n".contains($0) }
    guard needsQuotes || Int.random(in: 0..<4, using: &dice) == 0 else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private struct Row {
    var theme = ""
    var tags: [String] = []
    var text = ""
    var year: Int?
  }

  private static func row(_ dice: inout Dice) -> Row {
    var row = Row()
    if Int.random(in: 0..<8, using: &dice) > 0 { row.theme = labels.randomElement(using: &dice) ?? "" }
    for _ in 0..<Int.random(in: 0..<6, using: &dice) { row.tags.append(labels.randomElement(using: &dice) ?? "") }
    for _ in 0..<Int.random(in: 0..<9, using: &dice) { row.text += (labels.randomElement(using: &dice) ?? "") + " - " }
    if Int.random(in: 0..<5, using: &dice) > 0 { row.year = Int.random(in: 1990..<2010, using: &dice) }
    return row
  }

  private static func file(_ rows: [Row], ids: [Int], _ dice: inout Dice) -> String {
    var text = "id,theme,tags,year,text\n"
    for (row, id) in zip(rows, ids) {
      let tags = row.tags.map { blank(&dice) + $0 + blank(&dice) }.joined(separator: ";")
      let cells = [
        "S\(id)", cell(blank(&dice) + row.theme + blank(&dice), &dice), cell(tags, &dice),
        row.year.map { "\($0)" } ?? "", cell(row.text, &dice),
      ]
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }

  private static func blank(_ dice: inout Dice) -> String { blanks.randomElement(using: &dice) ?? "" }

  private static func load(
    _ path: String, threads: Int, smallestPart: Int, _ say: (inout LoadSyntax) -> Void = { _ in }
  ) throws(Diagnostic) -> LoadedFile {
    var syntax = LoadSyntax(file: Name(path, at: SourceSpan(5, 5 + path.utf8.count), style: .quoted))
    say(&syntax)
    return try loadDataset(
      syntax, path: path, workers: Workers(threads: threads, smallestPart: smallestPart), stop: StopFlag())
  }

  @Test(arguments: [3, 64, 65, 700, 6000]) func allNumbersOfThreadsReadTheSame(_ count: Int) throws {
    var dice = Dice(UInt64(count))
    let scratch = Scratch()
    for turn in 0..<(count > 1000 ? 2 : 6) {
      var rows = (0..<count).map { _ in ThreadedColumnsTests.row(&dice) }
      for _ in 0..<count / 20 {
        rows[Int.random(in: 0..<count, using: &dice)] = rows[Int.random(in: 0..<count, using: &dice)]
      }
      // Ascending identities, shuffled ones, and ones that repeat.
      var ids = Array(0..<count)
      if turn % 3 == 1 { ids.shuffle(using: &dice) }
      if turn % 3 == 2, count > 10 { ids[count - 1] = ids[count / 3] }
      let path = scratch.file("rows.csv", ThreadedColumnsTests.file(rows, ids: ids, &dice))
      let alone = try ThreadedColumnsTests.load(path, threads: 1, smallestPart: 1)
      try check(alone, rows)
      for threads in 2...5 {
        let together = try ThreadedColumnsTests.load(path, threads: threads, smallestPart: 16)
        #expect(together.report == alone.report)
        #expect(together.mapping == alone.mapping)
        #expect(together.dataset.catalog == alone.dataset.catalog)
        for field in alone.dataset.catalog.fields {
          #expect(try together.values(field.name) == alone.values(field.name))
        }
      }
    }
  }

  /// The slow twin: what the rows were made of, label by label, and the statements that repeat one another.
  private func check(_ loaded: LoadedFile, _ rows: [Row]) throws {
    guard rows.count > 10 else { return }
    func nfc(_ text: String) -> String { text == "de\u{301}ja\u{300}" ? "d\u{E9}j\u{E0}" : text }
    try #require(loaded.shape == ["id id", "theme single", "tag multi", "year number", "text text"])
    let themes = rows.map { nfc($0.theme) }
    #expect(try loaded.column("theme") == themes)
    let tags = rows.map { row in
      Set(row.tags.map(nfc)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    #expect(try loaded.values("tag") == tags)
    let texts = try loaded.column("text")
    #expect(texts.enumerated().allSatisfy { $1.utf8.count <= rows[$0].text.utf8.count })
    let tagField = try loaded.field("tag")
    for (code, name) in tagField.labels.names.enumerated() {
      #expect(tagField.labels.counts[code] == tags.count { $0.contains(name) })
    }
    #expect(tagField.missing == tags.count { $0.isEmpty })
    var first: [String: Int] = [:]
    var repeats = 0
    for row in rows.indices where !texts[row].isEmpty {
      let said = "\(themes[row])|\(tags[row])|\(rows[row].year ?? 0)|\(texts[row])"
      if first[said] == nil { first[said] = row } else { repeats += 1 }
    }
    #expect(loaded.report.duplicates.total == repeats)
    let lines = loaded.report.duplicates.first.map(\.line)
    #expect(lines == lines.sorted())
  }

  @Test(arguments: 1...5) func theFirstMisfitOfTheFileIsReported(_ threads: Int) throws {
    let scratch = Scratch()
    var text = "id,size,day,text\n"
    for row in 0..<600 {
      let size = row == 431 || row == 170 ? "large" : "\(row % 7)"
      let day = row == 165 ? "soon" : "2020-01-\(10 + row % 9)"
      text += "\(row),\(size),\(day),words about row \(row)\n"
    }
    let path = scratch.file("misfit.csv", text)
    do throws(Diagnostic) {
      _ = try ThreadedColumnsTests.load(path, threads: threads, smallestPart: 64) {
        $0.fields = [field("size", from: [said("size")], as: "number"), field("day", from: [said("day")], as: "date")]
      }
      Issue.record("the file was loaded")
    } catch {
      #expect(error.message == "field 'day' cannot be a date: line 167 has 'soon'")
    }
  }

  @Test func columnsOfMarksAndOfManyLabelsReadTheSameOnAnyThread() throws {
    var dice = Dice(11)
    let scratch = Scratch()
    var text = "id," + (0..<70).map { "T\($0)" }.joined(separator: ",") + ",code,tags\n"
    for row in 0..<3000 {
      let marks = (0..<70).map { _ in Int.random(in: 0..<9, using: &dice) == 0 ? "x" : "" }
      let tags = (0..<Int.random(in: 0..<90, using: &dice)).map { _ in "t\(Int.random(in: 0..<900, using: &dice))" }
      text += "\(row)," + marks.joined(separator: ",") + ",c\(row * 7 % 2500)," + tags.joined(separator: ";") + "\n"
    }
    let path = scratch.file("marks.csv", text)
    let say: (inout LoadSyntax) -> Void = {
      $0.fields = [field("code", from: [said("code")], as: "single"), field("tag", from: [said("tags")], split: ";")]
    }
    let alone = try ThreadedColumnsTests.load(path, threads: 1, smallestPart: 1, say)
    #expect(alone.shape == ["id id", "mark multi", "code single", "tag multi"])
    #expect(try alone.field("tag").labels.names.count == 900)
    for lists in [try alone.values("mark"), try alone.values("tag")] {
      #expect(lists.allSatisfy { Set($0).count == $0.count })
    }
    for threads in 2...4 {
      let together = try ThreadedColumnsTests.load(path, threads: threads, smallestPart: 64, say)
      #expect(together.dataset.catalog == alone.dataset.catalog)
      #expect(together.report == alone.report)
      for name in ["mark", "code", "tag"] { #expect(try together.values(name) == alone.values(name)) }
    }
  }
}
