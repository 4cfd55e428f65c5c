import TartanEngine
import TartanModel
import TartanPlan
import Testing

/// The number of threads changes no answer, and neither does somebody who takes down what is done.
@Suite struct ThreadTests {
  private static let rows = 5_000

  private func executor(_ sample: Sample, _ threads: Int, _ trace: ExecutionTrace? = nil) -> Executor {
    Executor(sample.dataset, threads: threads, parallelLimit: 64, trace: trace)
  }

  @Test(arguments: 2...4) func setsAreTheSameForAnyNumberOfThreads(_ threads: Int) throws {
    let sample = Sample.random(ThreadTests.rows, seed: 70)
    var random = SeededGenerator(seed: UInt64(threads))
    for _ in 0..<60 {
      let plan = sample.randomPlan(&random)
      let expected = try executor(sample, 1).bitmap(of: plan)
      let trace = ExecutionTrace()
      #expect(try executor(sample, threads).bitmap(of: plan) == expected)
      #expect(try executor(sample, threads, trace).bitmap(of: plan) == expected)
      #expect(trace.steps.first?.found == expected.population)
    }
  }

  @Test(arguments: 2...4) func tablesAreTheSameForAnyNumberOfThreads(_ threads: Int) throws {
    let sample = Sample.random(ThreadTests.rows, seed: 71)
    var random = SeededGenerator(seed: 72)
    let base = Bitmap(rows: sample.rows.filter { _ in random.chance(0.6) }, of: ThreadTests.rows)
    for rows in sample.axes {
      for columns in sample.axes {
        let expected = try executor(sample, 1).cross(rows: rows, columns: columns, within: base)
        let trace = ExecutionTrace()
        #expect(try executor(sample, threads, trace).cross(rows: rows, columns: columns, within: base) == expected)
        #expect(trace.steps.first?.ways.isEmpty == false)
        #expect(trace.steps.allSatisfy { $0.depth == 0 || $0.depth < trace.steps.count })
      }
      let counts = try executor(sample, 1).axisCounts(rows, within: base)
      #expect(try executor(sample, threads).axisCounts(rows, within: base) == counts)
      let pairs = try executor(sample, 1).pairs(rows, within: base)
      #expect(try executor(sample, threads).pairs(rows, within: base) == pairs)
    }
  }

  @Test func aTraceHasItsStepsInOrderAndCutsLongLists() throws {
    let sample = Sample.random(300, seed: 73)
    let trace = ExecutionTrace()
    let parts = (0..<30).map { SetPlan.not(.missing(FieldID($0 % 3))) }
    _ = try executor(sample, 1, trace).bitmap(of: .and(parts))
    let steps = trace.steps
    #expect(steps.first?.depth == 0)
    #expect(steps.count { $0.depth == 1 } == 13)
    #expect(steps.last?.subject == .others(18))
  }

  @Test func aRaisedFlagStopsWhateverIsAsked() {
    let sample = Sample.random(300, seed: 74)
    let stop = StopFlag()
    stop.raise()
    let stopped = Executor(sample.dataset, stop: stop, threads: 2, parallelLimit: 64)
    #expect(throws: EngineFailure.stopped) { try stopped.bitmap(of: .missing(FieldID(0))) }
    for axis in sample.axes {
      #expect(throws: EngineFailure.stopped) {
        try stopped.cross(rows: axis, columns: axis, within: Bitmap(all: 300))
      }
    }
    #expect(throws: EngineFailure.stopped) {
      try stopped.rows(in: Bitmap(all: 300), sortedBy: [SortKey(FieldID(0))])
    }
  }
}
