import TartanModel
import Testing

/// The promise of `suppress`, put to the test on what is printed.
@Suite struct ProtectedOutputTests {
  typealias Kind = CodedStatements.Statement
  static let threshold = 4

  /// A line of a table and what it counts.
  struct Line: Sendable {
    let name: String
    let counts: @Sendable (Kind) -> Bool
  }

  static let themes =
    CodedStatements.themes.enumerated().map { index, name in Line(name: name) { $0.theme == index } }
    + [Line(name: "no theme") { $0.theme < 0 }]
  static let roles =
    CodedStatements.roles.enumerated().map { index, name in Line(name: name) { $0.role == index } }
    + [Line(name: "no role") { $0.role < 0 }]
  static let tags =
    CodedStatements.tags.enumerated().map { index, name in Line(name: name) { $0.tags >> index & 1 == 1 } }
    + [Line(name: "no tag") { $0.tags == 0 }]

  /// Reads a printed table, checks each number of it, and hands it to the attacker.
  private func read(
    _ answer: Answer, _ data: CodedStatements, _ rows: [Line], _ columns: [Line],
    where looksAt: @escaping (Kind) -> Bool = { _ in true }, _ attack: inout OutputAttack
  ) throws {
    let all = Line(name: "all") { _ in true }
    let looked = data.statements.filter(looksAt)
    let base = try #require(answer.base)
    #expect(base.count == looked.count)
    attack.learn("base", base.count, looksAt)
    var printed: Set<Int> = [base.count, base.total, ProtectedOutputTests.threshold]
    for row in rows + [all] {
      for column in columns + [all] {
        let rowNames = row.name == "all" ? ["total", "all statements", "statements"] : [row.name]
        let columnNames =
          columns.isEmpty ? ["statements"] : column.name == "all" ? ["total", "statements"] : [column.name]
        let cells = rowNames.flatMap { row in columnNames.compactMap { answer.cell(row, $0) } }
        guard let cell = cells.first else { continue }
        let truth = looked.count { row.counts($0) && column.counts($0) }
        let name = "\(row.name) × \(column.name)"
        let counts = { (kind: Kind) in looksAt(kind) && row.counts(kind) && column.counts(kind) }
        switch cell {
        case .count(let number):
          #expect(number == truth, "\(name)")
          #expect(number == 0 || number >= ProtectedOutputTests.threshold, "\(name) shows \(number)")
          printed.insert(number)
          attack.learn(name, number, counts)
        case .withheld: attack.learn(name, nil, counts)
        default: Issue.record("\(name) is \(cell)")
        }
      }
    }
    let lines = Set(0...(rows.count + columns.count + 1))
    // Numbers of lines are no counts of statements.
    #expect(answer.spokenNumbers.subtracting(printed).subtracting(lines).isEmpty, "\(answer.notes) \(answer.sentences)")
  }

  private func expectSafe(_ attack: OutputAttack, _ what: String) throws {
    let found = try #require(attack.workedOut(ProtectedOutputTests.threshold), "\(what) contradicts itself")
    #expect(found.isEmpty, "\(what): \(found)")
  }

  private static let seeds = Array<UInt64>(1...40)
  private var suppress: String { "suppress \(ProtectedOutputTests.threshold)" }

  @Test(arguments: seeds) func noHiddenCountOfAListCanBeWorkedOut(_ seed: UInt64) throws {
    let data = CodedStatements(Int(20 + (seed % 25) * 7), seed: seed)
    let respondent = try Respondent(data)
    for (field, lines) in [("theme", ProtectedOutputTests.themes), ("tag", ProtectedOutputTests.tags)] {
      guard let answer = try respondent.ask("count by \(field) \(suppress)") else { continue }
      var attack = OutputAttack(themes: field == "theme", tags: field == "tag")
      try read(answer, data, lines, [], &attack)
      try expectSafe(attack, "count by \(field)")
    }
  }

  @Test(arguments: seeds) func noHiddenCellOfATableCanBeWorkedOut(_ seed: UInt64) throws {
    let data = CodedStatements(Int(40 + (seed % 25) * 11), seed: seed)
    let respondent = try Respondent(data)
    for extra in ["", " with missing", " top 2", " sort rows by Lead", " min 6"] {
      guard let answer = try respondent.ask("cross theme by role \(suppress)\(extra)") else { continue }
      var attack = OutputAttack(themes: true, roles: true)
      try read(answer, data, ProtectedOutputTests.themes, ProtectedOutputTests.roles, &attack)
      try expectSafe(attack, "cross theme by role\(extra)")
    }
  }

  @Test(arguments: seeds) func noHiddenCellOfGroupsByTagsCanBeWorkedOut(_ seed: UInt64) throws {
    let data = CodedStatements(Int(40 + (seed % 25) * 11), seed: seed)
    let respondent = try Respondent(data)
    for (command, isTurned) in [("cross theme by tag", false), ("cross tag by theme", true)] {
      guard let answer = try respondent.ask("\(command) \(suppress) with missing") else { continue }
      var attack = OutputAttack(themes: true, tags: true)
      let (themes, tags) = (ProtectedOutputTests.themes, ProtectedOutputTests.tags)
      try read(answer, data, isTurned ? tags : themes, isTurned ? themes : tags, &attack)
      try expectSafe(attack, command)
    }
  }

  @Test(arguments: seeds) func noHiddenPairOfTagsCanBeWorkedOut(_ seed: UInt64) throws {
    let data = CodedStatements(Int(40 + (seed % 25) * 11), seed: seed)
    let respondent = try Respondent(data)
    guard let answer = try respondent.ask("cross tag by tag \(suppress)") else { return }
    var attack = OutputAttack(tags: true)
    try read(answer, data, ProtectedOutputTests.tags, ProtectedOutputTests.tags, &attack)
    try expectSafe(attack, "cross tag by tag")
  }

  @Test(arguments: seeds) func twoFilesTellNoMoreThanEach(_ seed: UInt64) throws {
    let data = CodedStatements(Int(300 + (seed % 25) * 40), seed: seed)
    let respondent = try Respondent(data)
    var attack = OutputAttack(themes: true, roles: true, years: true)
    let questions: [(String, (Kind) -> Bool)] = [("", { _ in true }), (" where year:2020", { $0.year == 0 })]
    for (index, (filter, looksAt)) in questions.enumerated() {
      guard let answer = try respondent.ask("cross theme by role \(suppress)\(filter)"),
        try respondent.ask("export % -> \"\(index).csv\"") != nil
      else { continue }
      try read(
        answer, data, ProtectedOutputTests.themes, ProtectedOutputTests.roles, where: looksAt, &attack)
    }
    try expectSafe(attack, "two files")
  }

  @Test(arguments: seeds) func sharesAndMeasuresOfHiddenCountsAreHidden(_ seed: UInt64) throws {
    let data = CodedStatements(Int(40 + (seed % 25) * 11), seed: seed)
    let respondent = try Respondent(data)
    let cells = "cells n, row%, column%, total%, expected, jaccard, lift"
    guard let answer = try respondent.ask("cross theme by role \(suppress) \(cells)") else { return }
    let table = try #require(answer.tables.first)
    let totals = try #require(table.rows.last)
    for row in table.rows {
      let isOpen = row.cells.last != .withheld
      for (index, column) in table.columns.enumerated() where column.name == "n" {
        let figures = row.cells[index..<index + 7]
        if row.cells[index] == .withheld {
          #expect(figures.allSatisfy { $0 == .withheld || $0 == .empty })
        } else {
          #expect((row.cells[index + 1] != .withheld) == isOpen)
          #expect((row.cells[index + 2] != .withheld) == (totals.cells[index] != .withheld))
          #expect(row.cells[index + 3] != .withheld)
        }
      }
    }
  }

  /// What is never printed is never attacked: enough answers have both counts and marks.
  @Test(arguments: [
    "count by theme", "count by tag", "cross theme by role", "cross theme by tag", "cross tag by theme",
    "cross tag by tag",
  ]) func enoughAnswersShowSomethingAndHideSomething(_ command: String) throws {
    var mixed = 0
    for seed in ProtectedOutputTests.seeds {
      let respondent = try Respondent(CodedStatements(Int(40 + (seed % 25) * 11), seed: seed))
      guard let cells = try respondent.ask("\(command) \(suppress)")?.tables.first?.rows.flatMap(\.cells) else {
        continue
      }
      let shows = cells.contains { if case .count(1...) = $0 { true } else { false } }
      if shows, cells.contains(.withheld) { mixed += 1 }
    }
    #expect(mixed >= 5, "\(command): \(mixed) of \(ProtectedOutputTests.seeds.count)")
  }

  @Test func someFilteredTablesAreWrittenBesideTheWhole() throws {
    var pairs = 0
    for seed in ProtectedOutputTests.seeds {
      let respondent = try Respondent(CodedStatements(Int(300 + (seed % 25) * 40), seed: seed))
      var marks = false
      var files = 0
      for filter in ["", " where year:2020"] {
        guard let answer = try respondent.ask("cross theme by role \(suppress)\(filter)") else { continue }
        marks = marks || answer.tables.contains { $0.rows.contains { $0.cells.contains(.withheld) } }
        if try respondent.ask("export % -> \"\(files).csv\"") != nil { files += 1 }
      }
      if marks, files == 2 { pairs += 1 }
    }
    #expect(pairs >= 5, "\(pairs) of \(ProtectedOutputTests.seeds.count)")
  }
}
