import TartanModel
import TartanShell
import Testing

/// The same figures whichever command prints them. Expected values were worked in Python from the four counts 23, 8, 3
/// and 181, and counted from the files with Python's csv module.
@Suite struct MeasureAnswerTests {
  private static let measures = [
    "jaccard": 0.6764705882352942, "lift": 6.135235732009925, "expected": 3.7488372093023257,
    "residual": 11.463238330765888, "phi": 0.7817863653583296, "or": 143.36974789915968, "yule": 0.9885359445903988,
    "overlap-coefficient": 0.8846153846153846, "dice": 0.8070175438596491, "cosine": 0.810140446727799,
    "npmi": 0.8116025875605136,
  ]

  private func answer(_ line: String, on dataset: String = "vsht-2020") throws -> Answer {
    let player = Player(MemoryFiles())
    player.play("load \"datasets/\(dataset)/statements.csv\"")
    let failure = player.play(line)
    #expect(failure == nil, "\(line): \(failure?.message ?? "")")
    return try #require(player.answers.last)
  }

  /// The cells of the row of a table that begins with these labels, by the heads of their columns.
  private func row(_ names: [String], of table: AnswerTable, under group: String? = nil) throws -> [String: Double] {
    let row = try #require(table.rows.first { row in names.indices.allSatisfy { row.cells[$0] == .text(names[$0]) } })
    var values: [String: Double] = [:]
    for (column, cell) in zip(table.columns, row.cells) where group == nil || column.group == group {
      switch cell {
      case .count(let count): values[column.name] = Double(count)
      case .percent(let value), .number(let value): values[column.name] = value
      default: break
      }
    }
    return values
  }

  private func isClose(_ found: Double?, _ expected: Double) -> Bool {
    found.map { abs($0 - expected) <= 1e-9 * max(1, abs(expected)) } ?? false
  }

  @Test(arguments: measures.keys.sorted()) func aCellOfACrosstabHoldsTheMeasure(_ word: String) throws {
    let answer = try answer("cross theme by tag cells n, \(word)")
    let values = try row(["Data"], of: answer.tables[0], under: "Quality assurance")
    #expect(isClose(values[word], try #require(MeasureAnswerTests.measures[word])))
  }

  @Test func pairsAndOverlapPrintTheSameFigures() throws {
    let pairs = try answer("pairs theme with tag measures all top 500").tables[0]
    let inPairs = try row(["Data", "Quality assurance"], of: pairs)
    let overlap = try answer("overlap theme:Data with tag:\"Quality assurance\" measures all").tables[1]
    let inOverlap = try row([], of: overlap)
    #expect(inOverlap.count == 13)
    for (head, value) in inOverlap { #expect(isClose(inPairs[head], value), "\(head)") }
    for (word, head) in [("jaccard", "Jaccard"), ("or", "OR (+1/2)"), ("yule", "Yule's Q"), ("npmi", "npmi")] {
      #expect(isClose(inOverlap[head], try #require(MeasureAnswerTests.measures[word])), "\(word)")
    }
    #expect(isClose(inOverlap["OR lower"], 38.41946512623705) && isClose(inOverlap["OR upper"], 535.0122534275331))
  }

  @Test func pairsAreRankedByAnyMeasure() throws {
    for word in MeasureAnswerTests.measures.keys.sorted() {
      let table = try answer("pairs tag by \(word) top 100").tables[0]
      let column = try #require(
        table.columns.firstIndex { [word, "OR (+1/2)"].contains($0.name) || $0.name.lowercased().hasPrefix(word) }
          ?? table.columns.firstIndex { $0.name == "Yule's Q" || $0.name == "overlap coefficient" })
      let values = table.rows.map { row -> Double in
        if case .number(let value) = row.cells[column] { value } else { -.infinity }
      }
      #expect(!values.isEmpty && zip(values, values.dropFirst()).allSatisfy { $0 >= $1 }, "\(word)")
    }
  }

  @Test func intervalsOfSharesAreWilsonsUnlessAnotherIsNamed() throws {
    let cells = try answer("cross theme by tag cells row% intervals").tables[0]
    let values = try row(["Data"], of: cells, under: "Quality assurance")
    #expect(isClose(values["row% lower"], 56.7538641905662) && isClose(values["row% upper"], 86.29829409360625))
    let exact = try answer("cross theme by tag cells row% intervals exact").tables[0]
    #expect(try row(["Data"], of: exact, under: "Quality assurance")["row% lower"] != values["row% lower"])
  }

  @Test func sharesOfTaggingsAddUpToAHundred() throws {
    let table = try answer("cross theme by tag base taggings cells row%").tables[0]
    for row in table.rows {
      let shares = zip(table.columns, row.cells).compactMap { column, cell -> Double? in
        if case .percent(let value) = cell, !column.isMargin { value } else { nil }
      }
      #expect(isClose(shares.reduce(0, +), 100), "\(row.cells[0])")
    }
  }

  @Test func aParentCountsAStatementOnceAndTaggingsAreThoseWrittenDown() throws {
    let table = try answer("cross theme by tag", on: "roles-demo").tables[0]
    let direct = try row(["Direct work"], of: table)
    #expect(direct["Support"] == 86 && direct["taggings"] == 253)
    let all = try row(["total"], of: table)
    #expect(all["taggings"] == 1120 && all["statements"] == 600 && all["any tag"] == 559 && all["no tag"] == 41)
    for (column, share) in try row(["Direct work"], of: table) where column == "Support/Advocacy" {
      #expect(share <= direct["Support"] ?? 0)
    }
  }

  @Test func marginsOfATableOfOneFieldAreNoSums() throws {
    let table = try answer("cross tag by tag cells n, phi").tables[0]
    #expect(!table.columns.contains { $0.name == "taggings" || $0.name == "total" })
    let own = try row(["Data handling"], of: table, under: "Data handling")
    #expect(own == ["n": 29])
  }
}
