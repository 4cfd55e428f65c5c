import Testing
import TartanEngine
import TartanModel
import TartanPlan
import TartanText

@Suite struct SetTests {
  @Test(arguments: Sample.edges) func randomSetsAgreeWithASlowLoop(_ count: Int) throws {
    let sample = Sample.random(count, seed: UInt64(count) + 1)
    let executor = sample.executor()
    var random = SeededGenerator(seed: UInt64(count) + 2)
    for _ in 0..<60 {
      let plan = sample.randomPlan(&random)
      #expect(Set(try executor.bitmap(of: plan).rows) == sample.slowRows(of: plan), "\(plan)")
    }
  }

  @Test func aSetWithinABaseIsTheSetCutByTheBase() throws {
    let sample = Sample.random(500, seed: 3)
    let executor = sample.executor()
    var random = SeededGenerator(seed: 4)
    for _ in 0..<60 {
      let base = try executor.bitmap(of: sample.randomPlan(&random))
      let plan = sample.randomPlan(&random)
      #expect(try executor.bitmap(of: plan, within: base) == executor.bitmap(of: plan).intersection(base))
      #expect(try executor.count(of: plan, within: base) == executor.bitmap(of: plan, within: base).population)
    }
  }

  @Test func deMorgansLawsHoldForPlans() throws {
    let sample = Sample.random(300, seed: 5)
    let executor = sample.executor()
    var random = SeededGenerator(seed: 6)
    for _ in 0..<40 {
      let a = sample.randomPlan(&random, depth: 2)
      let b = sample.randomPlan(&random, depth: 2)
      #expect(try executor.bitmap(of: .not(.or([a, b]))) == executor.bitmap(of: .and([.not(a), .not(b)])))
      #expect(try executor.bitmap(of: .not(.and([a, b]))) == executor.bitmap(of: .or([.not(a), .not(b)])))
      #expect(try executor.bitmap(of: .not(.not(a))) == executor.bitmap(of: a))
      #expect(try executor.bitmap(of: .and([a, b])) == executor.bitmap(of: .and([b, a])))
    }
  }

  @Test func labelsOnAllStatementsAndOnNoneAreSetsLikeOthers() throws {
    let statements = (0..<130).map { row in
      SampleStatement(id: "\(row)", theme: 0, tags: [1], role: nil, year: nil, days: nil, text: "")
    }
    let sample = Sample(statements, themes: 2, tags: 3, roles: 1)
    let executor = sample.executor()
    #expect(try executor.bitmap(of: .labels(SampleField.theme, [LabelID(0)])).isFull)
    #expect(try executor.bitmap(of: .labels(SampleField.theme, [LabelID(1)])).isEmpty)
    #expect(try executor.bitmap(of: .labels(SampleField.tag, [])).isEmpty)
    #expect(try executor.bitmap(of: .missing(SampleField.role)).isFull)
    #expect(try executor.bitmap(of: .missing(SampleField.text)).isFull)
    #expect(try executor.bitmap(of: .only(SampleField.tag, [LabelID(1)])).isFull)
  }

  @Test func rareLabelsKeptAsListsGiveTheSameSets() throws {
    var random = SeededGenerator(seed: 8)
    let statements = (0..<5000).map { row in
      SampleStatement(
        id: "\(row)", theme: random.below(3000), tags: random.chance(0.1) ? [random.below(900)] : [], role: nil,
        year: nil, days: nil, text: "")
    }
    let sample = Sample(statements, themes: 3000, tags: 900, roles: 1)
    let executor = sample.executor()
    for field in [SampleField.theme, SampleField.tag] {
      for _ in 0..<40 {
        let labels = Set((0..<random.below(5)).map { _ in random.below(900) }).sorted().map { LabelID($0) }
        let plan = SetPlan.labels(field, labels)
        #expect(Set(try executor.bitmap(of: plan).rows) == sample.slowRows(of: plan))
      }
    }
  }

  @Test func labelsBeyondTheMemoryForBitmapsAreListsAndCountAlike() {
    var random = SeededGenerator(seed: 9)
    let codes = (0..<1000).map { _ in random.chance(0.1) ? SingleColumn.missing : UInt32(random.below(10)) }
    let column = SingleColumn(codes: codes, labelCount: 12)
    let roomy = LabelIndex(column)
    let narrow = LabelIndex(column, memoryLimit: 3 * 128)
    let base = Bitmap(rows: (0..<1000).filter { _ in random.chance(0.5) }, of: 1000)
    #expect(roomy.dense.setCount == 10)
    #expect(narrow.dense.setCount == 3)
    for label in (0..<12).map({ LabelID($0) }) {
      var first = Bitmap(none: 1000)
      var second = Bitmap(none: 1000)
      roomy.add(label, to: &first)
      narrow.add(label, to: &second)
      #expect(first == second)
      #expect(roomy.count(of: label, within: base) == narrow.count(of: label, within: base))
      #expect(first.population == codes.count { $0 == label.code })
    }
  }

  @Test func aRaisedFlagStopsEverySet() {
    let sample = Sample.random(300, seed: 10)
    let stop = StopFlag()
    stop.raise()
    let executor = Executor(sample.dataset, stop: stop)
    #expect(throws: EngineFailure.stopped) { try executor.bitmap(of: .all) }
    #expect(throws: EngineFailure.stopped) { try executor.bitmap(of: .wording(SampleField.text, .contains("a"))) }
  }

  @Test func aPatternThatIsTooCostlyNamesTheFirstRowThatIs() throws {
    let costly = String(repeating: "a", count: 40) + "!"
    let statements = (0..<200).map { row in
      SampleStatement(
        id: "\(row)", theme: nil, tags: [], role: nil, year: nil, days: nil,
        text: row == 70 || row == 150 ? costly : "b")
    }
    let sample = Sample(statements, themes: 1, tags: 1, roles: 1)
    let pattern = PatternPlan(try Pattern("(a+)+$"))
    let failure = EngineFailure.tooCostly(pattern: "(a+)+$", row: 70)
    #expect(throws: failure) {
      try sample.executor().bitmap(of: .wording(SampleField.text, .pattern(pattern)))
    }
    #expect(throws: failure) {
      try sample.executor().matches(of: .pattern(pattern), in: SampleField.text, row: 70)
    }
  }

  @Test func threadsChangeNoSet() throws {
    let sample = Sample.random(1077, seed: 12)
    var random = SeededGenerator(seed: 13)
    var plans: [SetPlan] = [
      .wording(SampleField.text, .contains("challeng")), .wording(SampleField.text, .stem("support")),
      .wording(SampleField.text, .contains("ss")),
    ]
    for _ in 0..<30 { plans.append(sample.randomPlan(&random)) }
    for plan in plans {
      #expect(try sample.executor(threads: 1).bitmap(of: plan) == sample.executor(threads: 3).bitmap(of: plan))
    }
  }
}
