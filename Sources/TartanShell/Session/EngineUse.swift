import TartanEngine
import TartanModel

/// How questions are put to the engine: what all executors of a session have in common.
struct EngineUse: Sendable {
  /// Raised to stop.
  let stop: StopFlag
  /// How many threads long work may use.
  let threads: Int
  /// Takes down what is done, for `explain`.
  var trace: ExecutionTrace?

  /// An executor for a dataset.
  func executor(_ dataset: Dataset) -> Executor { Executor(dataset, stop: stop, threads: threads, trace: trace) }
}

extension Session {
  /// How this session asks the engine.
  var engine: EngineUse { EngineUse(stop: environment.stop, threads: threads, trace: trace) }

  /// How many threads long work may use: what was set, else one a core.
  public var threads: Int { state.settings.threads ?? environment.cores }
}
