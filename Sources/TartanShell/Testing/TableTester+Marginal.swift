import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

extension TableTester {
  private var groupAxis: AxisPlan { design == .tagsByGroups ? columns : rows }
  private var tagAxis: AxisPlan { design == .tagsByGroups ? rows : columns }

  /// X²_S of groups by tags: whole sets of tags are dealt to groups, each tag is tested by itself.
  func testMarginal() throws(Diagnostic) -> TableTest {
    let (data, makers) = try grouped()
    guard let table = data.table else { throw tooLarge() }
    var test = TableTest()
    guard let plain = MarginalIndependence(table) else {
      let groups = table.rowStatements.count { $0 > 0 }
      test.notes = [
        groups < 2
          ? "no test: fewer than two labels of \(groupAxis.title) have statements"
          : "no test: no label of \(tagAxis.title) is on some of the statements and not on others"
      ]
      return test
    }
    test.testCells(
      plain.groups.flatMap { group in
        plain.tests.map { tested in
          let (row, column) = design == .tagsByGroups ? (tested.tag, group) : (group, tested.tag)
          return (row: row, column: column, counts: table.fourfold(group, tested.tag))
        }
      }, request.correction)
    test.figures = [.measure("X²_S", plain.statistic, decimals: 2)]
    test.notes = [
      "X²_S is the sum of X² over \(Wording.counted(plain.tests.count, "label")) of \(tagAxis.title), each had or not by "
        + "\(Wording.counted(plain.groups.count, "group")) of \(groupAxis.title)"
    ]
    test.notes += openingNotes(table.statements, leftOut(plain, table))
    let pValues =
      usesRaoScott(plain, table.statements, isByPerson: makers != nil)
      ? try addRaoScott(data, plain, to: &test) : try addShuffled(data, makers, to: &test)
    let corrected = request.correction.adjust(pValues)
    test.tags = plain.tests.indices.map { place in
      let tested = plain.tests[place]
      return TableTest.Tag(
        tag: tested.tag, statements: table.tagTotals[tested.tag], statistic: tested.test.statistic,
        degrees: tested.test.degrees, p: pValues[place], corrected: corrected[place])
    }
    test.notes.append(
      request.correction.note([
        (test.tags.count, "label"), (test.cells.count { $0.p != nil }, "cell"),
      ]))
    return test
  }

  /// Above so many shuffled statements the chi-square distribution is taken where its conditions hold.
  private static let mostShuffled = 2_000_000_000

  /// The correction looks at every pair of tags, or of pairs of tags: at most so many, whose products fill 128 MiB.
  static let mostCorrected = 4_096

  /// Rao and Scott where they are asked for, or where nothing is and shuffling would take minutes to say the same.
  private func usesRaoScott(_ plain: MarginalIndependence, _ statements: Int, isByPerson: Bool) -> Bool {
    if let method = request.method { return method == .raoScott }
    guard !isByPerson, request.clauses.permutations == nil, request.clauses.seed == nil,
      plain.tests.count <= Self.mostCorrected
    else { return false }
    return statements * request.permutations > Self.mostShuffled && plain.tests.allSatisfy(\.test.conditions.hold)
  }

  /// The statements that stand in a group, with their tags and who made them.
  private func grouped() throws(Diagnostic) -> (data: GroupedTagSets, makers: [Int]?) {
    let groups = try memberships(groupAxis)
    let tags = try memberships(tagAxis)
    let isComplete = groups.items.count == groups.statementCount
    var starts: [Int32] = [0]
    var kept: [Int32] = []
    var makers: [Int] = []
    if isComplete {
      starts = tags.starts
      kept = tags.items
      makers = persons.makers
    } else {
      for statement in 0..<groups.statementCount where !groups.items(of: statement).isEmpty {
        kept += tags.items(of: statement)
        starts.append(Int32(kept.count))
        if persons.field != nil { makers.append(persons.makers[statement]) }
      }
    }
    guard let sets = TagSets(packedStarts: starts, tags: kept, tagAxis.items.count),
      let data = GroupedTagSets(packedGroups: groups.items, groupCount: groupAxis.items.count, sets: sets)
    else { throw tooLarge() }
    return (data, persons.field == nil || persons.areDistinct ? nil : makers)
  }

  private func leftOut(_ plain: MarginalIndependence, _ table: TagTable) -> [String] {
    let none = plain.tagsLeftOut.filter { table.tagTotals[$0] == 0 }
    let every = plain.tagsLeftOut.filter { table.tagTotals[$0] > 0 }
    let groups = table.rowStatements.indices.filter { table.rowStatements[$0] == 0 }
    return named(every, of: tagAxis, "on every statement of the test")
      + named(none, of: tagAxis, "on no statement of the test") + named(groups, of: groupAxis, "without statements")
  }

  /// The p of the sum and of each tag, by shuffling.
  private func addShuffled(_ data: GroupedTagSets, _ makers: [Int]?, to test: inout TableTest) throws(Diagnostic)
    -> [Double?]
  {
    if let makers { try refuseOnePersonLines(data.groups.map(Int.init), makers, groupAxis) }
    let inBlocks = makers.flatMap { MarginalPermutation(data, blocks: $0) }
    let split = makers.map { inBlocks == nil ? Persons.split($0, data.groups.map(Int.init)) : 0 }
    guard let shuffled = inBlocks ?? MarginalPermutation(data) else { return [] }
    let tally = try shuffling.tally(shuffled, count: request.permutations)
    test.figures.append(.p(shuffles, tally.p))
    test.notes += personNotes(split: split, groupAxis.title)
    let whole = inBlocks == nil ? "whole sets of labels" : "whole persons"
    test.notes.append("\(shuffleNote(whole)), also for each label")
    return tally.pByPart
  }

  /// The corrected chi-square p of the sum, and the chi-square p of each tag.
  private func addRaoScott(
    _ data: GroupedTagSets, _ plain: MarginalIndependence, to test: inout TableTest
  ) throws(Diagnostic) -> [Double?] {
    guard plain.tests.count <= Self.mostCorrected else {
      throw Diagnostic(
        .badValue, at: request.clauses.test?.method?.span,
        "rao-scott takes \(Self.mostCorrected) labels at most, and here are \(plain.tests.count)",
        hints: ["test permutation", "cut them down: FIELD in (A, B)"])
    }
    let corrected = RaoScott(marginal: data)
    test.figures += raoScottFigures(corrected)
    test.notes += personNotes(split: nil, "")
    let weak = plain.tests.count { !$0.test.conditions.hold }
    let warning =
      weak == 0
      ? "" : "; in \(weak) of them expected counts are too small for it, test permutation is safer"
    let reason =
      request.method == nil ? "shuffling \(Wording.statements(data.groups.count)) would take minutes: " : ""
    test.notes.append(
      "\(reason)p of Rao and Scott, and p of each label, from the chi-square distribution; each label has "
        + "\(plain.groups.count - 1) df\(warning)")
    return plain.tests.map(\.test.p)
  }

  /// The figures of a corrected X²_S.
  func raoScottFigures(_ corrected: RaoScott?) -> [TableTest.Figure] {
    [
      .measure("corrected", corrected?.statistic, decimals: 2), .measure("df", corrected?.degrees, decimals: 2),
      .p("Rao-Scott", corrected?.p),
    ]
  }
}
