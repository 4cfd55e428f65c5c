import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

/// Tests a table in the way that fits it.
struct TableTester {
  let question: Question
  let rows: AxisPlan
  let columns: AxisPlan
  let counts: CrossCounts
  let design: TestDesign
  let request: TestRequest
  let isSample: Bool
  /// The statements looked at.
  let base: Bitmap
  /// Who made them.
  let persons: Persons

  var shuffling: Shuffling { Shuffling(engine: question.engine, seed: request.seed) }

  /// The test.
  ///
  /// - Throws: a diagnostic for a table that is too large, or `interrupted`.
  func test() throws(Diagnostic) -> TableTest {
    guard counts.counts.count <= Self.mostCells else {
      throw Diagnostic(
        .badValue, at: request.test, "\(counts.counts.count) cells are too many to test each",
        hints: ["cut the table down: FIELD in (A, B)"])
    }
    switch design {
    case .single: return try testSingle()
    case .groupsByTags, .tagsByGroups: return try testMarginal()
    case .tagsByTags: return try testPairwise()
    }
  }

  /// A reader who has to look at more has a program to do it.
  private static let mostCells = 1 << 18

  func memberships(_ axis: AxisPlan) throws(Diagnostic) -> Memberships {
    let base = base
    return try question.ask { executor throws(EngineFailure) in try executor.memberships(axis.uncut, within: base) }
  }

  /// A table that the statistics cannot hold.
  func tooLarge() -> Diagnostic {
    Diagnostic(
      .badValue, at: request.test, "tests count up to \(FourfoldCounts.largest) statements and labels of statements")
  }

  /// `p (9999 shuffles)`.
  var shuffles: String { Wording.counted(request.permutations, "shuffle") }

  /// What p rests on where it was shuffled, and where W6 applies why.
  func shuffleNote(_ what: String) -> String {
    let least = 1 / Double(request.permutations + 1)
    let bound = least > TableTest.level ? "; with so few, no p can be below .05" : ""
    return "p from \(shuffles) of \(what) (seed \(request.seed))\(bound)"
  }

  /// The notes that stand before those of the method: of what statements the test is, and what a p says of them.
  func openingNotes(_ statements: Int, _ leftOut: [String]) -> [String] {
    var notes: [String] = []
    if statements < counts.base {
      notes.append("the test is of the \(Wording.statements(statements)) that stand in \(inWhat)")
    }
    notes += leftOut
    if !isSample { notes.append(Self.listNote(counts.base, request)) }
    return notes
  }

  private var inWhat: String {
    switch design {
    case .single: "a row and a column"
    case .groupsByTags: "a row"
    case .tagsByGroups: "a column"
    case .tagsByTags: "the table"
    }
  }

  static let listSubject = "the data are declared a complete list, which its shares describe exactly"

  /// W4: what a test says of a complete list.
  static func listNote(_ statements: Int, _ request: TestRequest) -> String {
    let subject = listSubject
    let interval = request.clauses.intervals == nil ? "" : "an interval says nothing more of it, and "
    guard request.test != nil else { return "\(subject): an interval says nothing more of it; set sample yes if not" }
    return
      "\(subject): \(interval)p only says how unusual this would be if labels were dealt at random; set sample yes if they are a "
      + "sample"
  }

  /// The labels that no test can look at.
  func named(_ positions: [Int], of axis: AxisPlan, _ reason: String) -> [String] {
    guard !positions.isEmpty else { return [] }
    let names = Wording.few(positions.map { axis.items[$0].name })
    return ["\(reason), and so in no test: \(names)"]
  }
}
