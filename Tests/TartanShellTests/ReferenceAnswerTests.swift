import TartanModel
import TartanShell
import Testing

/// Figures that other implementations computed, through the commands that print them.
@Suite struct ReferenceAnswerTests {
  private static let folder = "Tests/Transcripts/statistics/"

  private func answer(_ lines: String...) throws -> Answer {
    let answers = Answers()
    var session = Session(
      environment: SessionEnvironment(
        folder: Checkout.root, home: Checkout.root, files: MemoryFiles(), program: Program.version, stop: StopFlag(),
        cores: 2, emit: { answers.last = $0.answer }))
    for line in lines { _ = try session.run(line) }
    return try #require(answers.last)
  }

  private final class Answers { var last: Answer? }

  /// The cells of a table by row and column; counts and percentages as numbers.
  private func cells(_ table: AnswerTable) -> [String: [String: Double]] {
    var found: [String: [String: Double]] = [:]
    for row in table.rows {
      guard case .text(let name)? = row.cells.first else { continue }
      for (column, cell) in zip(table.columns, row.cells) {
        switch cell {
        case .count(let count): found[name, default: [:]][column.name] = Double(count)
        case .number(let value), .percent(let value): found[name, default: [:]][column.name] = value
        default: break
        }
      }
    }
    return found
  }

  private func isClose(_ found: Double?, _ wanted: Double) -> Bool {
    guard let found else { return false }
    return abs(found - wanted) <= 1e-9 * max(1, abs(wanted))
  }

  @Test func coverageAndEvenness() throws {
    let answer = try answer(
      "load \"\(Self.folder)workshop.csv\"", "spread theme across authority measures evenness, effective-number")
    let table = try #require(answer.tables.first)
    let cells = cells(table)
    let wanted: [String: [Double]] = [
      "Assessment": [15, 5, 5.037490101797756, 0.856491570023532, 4.639594085803964, 40, 0],
      "Data": [16, 5, 5.114503129773438, 0.8632641061667279, 4.696237408257084, 50, 0],
      "Governance": [5, 3, 3.318920657869103, 0.5509201993251573, 2.6834854321099746, 21.428571428571427, 0],
      "Leadership": [6, 3, 3.6467151554035184, 0.5697076139442092, 2.775355957585374, 17.647058823529413, 0],
      "Quality assurance": [18, 6, 5.248202507657336, 0.8627948483521376, 4.69229048482274, 100, 16.666666666666666],
    ]
    let columns = ["statements", "in", "expected", "evenness", "effective number", "highest %", "lowest %"]
    #expect(cells.count == wanted.count)
    for (label, values) in wanted {
      for (column, value) in zip(columns, values) {
        #expect(isClose(cells[label]?[column], value), "\(label) \(column)")
      }
    }
  }

  @Test func likenessAndItsClustering() throws {
    let answer = try answer("load \"\(Self.folder)workshop.csv\"", "compare theme by authority measures all")
    let names = [
      "Ardbeg Inspectorate", "Glenmore College", "Larkhaven Trust", "Northbrae Council", "Inchdown Council",
      "Skerry Awards Body",
    ]
    #expect(answer.tables.map(\.name) == ["bray-curtis", "jaccard", "cosine", "merges"])
    #expect(answer.tables[0].columns.dropFirst().dropLast().map(\.name) == names)
    let (distance, jaccard, cosine) = (cells(answer.tables[0]), cells(answer.tables[1]), cells(answer.tables[2]))
    #expect(isClose(distance["Ardbeg Inspectorate"]?["Inchdown Council"], 0.8333333333333334))
    #expect(isClose(distance["Glenmore College"]?["Northbrae Council"], 0.2757352941176471))
    #expect(isClose(distance["Skerry Awards Body"]?["Larkhaven Trust"], 0.37142857142857144))
    #expect(isClose(jaccard["Glenmore College"]?["Larkhaven Trust"], 0.75))
    #expect(isClose(cosine["Ardbeg Inspectorate"]?["Northbrae Council"], 0.4747126632775413))
    let heights = [
      0.23809523809523808, 0.27058823529411763, 0.28786764705882356, 0.34686624649859943, 0.7492507002801121,
    ]
    let merges = cells(answer.tables[3])
    for (step, height) in heights.enumerated() {
      #expect(isClose(merges["step \(step + 1)"]?["distance"], height), "step \(step + 1)")
    }
    for (step, size) in [2, 2, 3, 5, 6].enumerated() {
      #expect(isClose(merges["step \(step + 1)"]?["size"], Double(size)), "step \(step + 1)")
    }
  }

  @Test func agreementOnThemes() throws {
    let answer = try answer(
      "load \"\(Self.folder)codings.csv\"", "agree theme by coder measures kappa, fleiss, ac1, bp seed 1")
    let all = try #require(cells(answer.tables[0])["all labels"])
    let wanted: [String: Double] = [
      "statements": 30, "agreement %": 80, "alpha": 0.7266409266409266, "kappa": 0.7235023041474654,
      "Fleiss": 0.722007722007722, "AC1": 0.7369062119366626, "BP": 0.7333333333333333,
    ]
    for (column, value) in wanted { #expect(isClose(all[column], value), "\(column)") }
    // Other bootstraps found 0.503 to 0.906 and 0.519 to 0.905.
    let (from, to) = (try #require(all["from"]), try #require(all["to"]))
    #expect((0.481...0.541).contains(from))
    #expect((0.875...0.935).contains(to))
  }

  @Test func agreementCountsOnACodebookOfTen() throws {
    let answer = try answer(
      "load \"\(Self.folder)codings.csv\"", "agree theme by coder measures ac1, bp categories 10 bootstrap 0")
    let all = try #require(cells(answer.tables[0])["all labels"])
    #expect(isClose(all["BP"], 0.7777777777777778))
    #expect(isClose(all["AC1"], 0.7826232807782624))
  }

  @Test func agreementOnTags() throws {
    let answer = try answer(
      "load \"\(Self.folder)codings.csv\"", "agree tag by coder measures all bootstrap 0")
    let cells = cells(answer.tables[0])
    let wanted: [String: [Double]] = [
      "benchmarking": [60, 0.18055555555555555, 0.16666666666666666, 0.23076923076923078, 0.2, 0.16666666666666666],
      "consistency": [
        86.66666666666667, 0.2716049382716049, 0.25925925925925924, 0.8373983739837398, 0.7333333333333333,
        0.2682926829268293,
      ],
      "cost": [86.66666666666667, 0.528, 0.52, 0.8153846153846154, 0.7333333333333333, 0.52],
      "data sharing": [90, 0.7103109656301145, 0.7054009819967266, 0.8486122792262405, 0.8, 0.7096774193548387],
      "digital tools": [
        83.33333333333333, 0.20485175202156333, 0.19137466307277629, 0.7900629811056683, 0.6666666666666666,
        0.1935483870967742,
      ],
      "evidence": [
        76.66666666666667, 0.46983311938382544, 0.46084724005134786, 0.5886385896180215, 0.5333333333333333,
        0.46153846153846156,
      ],
    ]
    let columns = ["agreement %", "alpha", "Fleiss", "AC1", "BP", "kappa"]
    for (label, values) in wanted {
      for (column, value) in zip(columns, values) {
        #expect(isClose(cells[label]?[column], value), "\(label) \(column)")
      }
    }
    #expect(isClose(cells["whole sets"]?["alpha"], 0.2992874109263658))
    #expect(isClose(cells["whole sets"]?["MASI alpha"], 0.2480975520308059))
  }

  @Test func intervalsDoNotDependOnTheThreads() throws {
    let lines = ["load \"datasets/roles-demo/statements.csv\"", "agree coder_a, coder_b top 1 bootstrap 100 seed 5"]
    let (one, many) = (try answer(lines[0], "set threads 1", lines[1]), try answer(lines[0], "set threads 4", lines[1]))
    #expect(one.tables == many.tables)
    #expect(cells(one.tables[0])["whole sets"]?["from"] != nil)
  }

  @Test func theCountsBesideACoefficientAreSetsAgain() throws {
    let lines = ["load \"\(Self.folder)codings.csv\"", "agree tag by coder bootstrap 0"]
    func count(_ cell: String) throws -> Double? {
      let answer = try answer(lines[0], lines[1], "count %1[\(cell)]")
      let table = try #require(answer.tables.first)
      return cells(table).values.first?["statements"]
    }
    #expect(try count("evidence, \"Ailsa yes\"") == 9)
    #expect(try count("evidence, \"Bram yes\"") == 10)
    // Of a unit stand both rows there.
    #expect(try count("evidence, disagreements") == 14)
    #expect(try count("evidence, \"both yes\"") == 12)
    #expect(try count("evidence, \"only Ailsa\"") == 6)
    #expect(try count("evidence, neither") == 34)
    #expect(try count("disagreements") == 46)
  }

  /// 3 of 4 statements against 1 of 6, by hand: G² = 2 (3 ln(3/1.6) + ln(1/2.4) + ln(1/2.4) + 5 ln(5/3.6)), and
  /// log ratio log2(3.5/5 : 1.5/7).
  @Test func aWordThatSetsTwoSetsApart() throws {
    let answer = try answer("load \"\(Self.folder)words.csv\"", "words side:A")
    let table = try #require(answer.tables.last)
    let word = try #require(cells(table)["kelp"])
    #expect(isClose(word["G²"], 3.5548176768390056))
    #expect(isClose(word["log ratio"], 1.7078192485066896))
  }
}
