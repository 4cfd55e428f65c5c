import TartanEngine
import TartanModel
import TartanStatistics

/// How intervals of agreement are made: how often units are drawn again, and from which seed.
struct AgreementResampling {
  /// How many samples are drawn; 0 for no interval.
  let replicates: Int
  let seed: Int
  let engine: EngineUse

  /// How many are drawn without being told.
  static let usual = 2_000
  /// How many may be asked for.
  static let most = 100_000
  /// Fewer, where there are any, leave too little at the ends for an interval of 95 %.
  static let least = 100

  /// The interval of a statistic; nil without samples.
  ///
  /// The samples are shared among the threads; each has random numbers of its own, so that the result does not depend on
  /// how.
  func interval(_ statistic: some BootstrapStatistic) throws(Diagnostic) -> ResampledInterval? {
    guard replicates > 0 else { return nil }
    let threads = replicates * statistic.units > 50_000 ? engine.threads : 1
    let parts = (0..<threads * 2).map { replicates * $0 / (threads * 2)..<replicates * ($0 + 1) / (threads * 2) }
    let (seed, stop) = (UInt64(seed), engine.stop)
    let drawn = RowChunks.map(parts, threads: threads) { part -> BootstrapValues? in
      try? statistic.bootstrap(part, seed: seed, stop: stop)
    }
    try check()
    var values: BootstrapValues?
    for case .some(let part) in drawn { values = values.map { $0.adding(part) } ?? part }
    return values.map { ResampledInterval(interval: $0.interval(), undefined: $0.undefined) }
  }

  /// Gives up if somebody asked to.
  func check() throws(Diagnostic) {
    if engine.stop.isRaised { throw Question.diagnostic(.stopped) }
  }
}

/// A percentile interval, and in how many samples there was no value.
struct ResampledInterval {
  let interval: Interval?
  let undefined: Int
}
