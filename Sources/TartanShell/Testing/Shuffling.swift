import TartanEngine
import TartanModel
import TartanStatistics

/// Shuffles and samples, shared among the threads of a session: each replicate has a random stream of its own, so that
/// the sum is the same for any number of threads.
struct Shuffling {
  let engine: EngineUse
  let seed: Int

  /// Replicates that one thread takes at a time.
  private static let portion = 25

  /// The tally of a permutation test.
  ///
  /// - Throws: `interrupted`.
  func tally(_ test: some PermutationTest, count: Int) throws(Diagnostic) -> PermutationTally {
    let parts = try replicates(count) { [seed, engine] range throws(StopRequested) in
      try test.tally(range, seed: UInt64(seed), stop: engine.stop)
    }
    guard let first = parts.first else { throw Question.diagnostic(.stopped) }
    return parts.dropFirst().reduce(first) { $0.adding($1) }
  }

  /// The values of a statistic in samples.
  ///
  /// - Throws: `interrupted`.
  func bootstrap(_ statistic: some BootstrapStatistic, count: Int) throws(Diagnostic) -> BootstrapValues {
    let parts = try replicates(count) { [seed, engine] range throws(StopRequested) in
      try statistic.bootstrap(range, seed: UInt64(seed), stop: engine.stop)
    }
    guard let first = parts.first else { throw Question.diagnostic(.stopped) }
    return parts.dropFirst().reduce(first) { $0.adding($1) }
  }

  private func replicates<Part: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Range<Int>) throws(StopRequested) -> Part
  ) throws(Diagnostic) -> [Part] {
    let stop = engine.stop
    stop.progress.begin(.shuffling, total: count)
    let ranges = stride(from: 0, to: count, by: Self.portion).map { $0..<min($0 + Self.portion, count) }
    let parts = RowChunks.map(ranges, threads: engine.threads) { range -> Part? in
      do throws(StopRequested) {
        let part = try work(range)
        stop.progress.advance(by: range.count)
        return part
      } catch {
        return nil
      }
    }
    let whole = parts.compactMap { $0 }
    guard whole.count == ranges.count, !stop.isRaised else { throw Question.diagnostic(.stopped) }
    return whole
  }
}
