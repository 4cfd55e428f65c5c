public import TartanModel

/// Answers questions about one dataset: sets to bitmaps, tables of counts, rows in an order.
///
/// Every method gives the same answer for the same dataset and question, whatever the number of threads.
public struct Executor: Sendable {
  /// The dataset asked about.
  public let dataset: Dataset
  /// Raised to stop a running question.
  public let stop: StopFlag
  /// How many threads long scans may use.
  public let threads: Int
  /// Takes down what is done and how, if somebody wants to know.
  let trace: ExecutionTrace?

  /// From so many rows on a scan is shared among the threads.
  package let parallelLimit: Int

  /// The most cells that a table may have: 128 MB of counts.
  public static let cellLimit = 1 << 24

  /// Makes an executor; without `threads` it uses every core.
  public init(
    _ dataset: Dataset, stop: StopFlag = StopFlag(), threads: Int? = nil, trace: ExecutionTrace? = nil
  ) {
    self.init(
      dataset, stop: stop, threads: threads ?? RowChunks.cores, parallelLimit: RowChunks.parallelLimit, trace: trace)
  }

  /// Makes an executor that shares scans among threads from so many rows on.
  package init(
    _ dataset: Dataset, stop: StopFlag = StopFlag(), threads: Int, parallelLimit: Int, trace: ExecutionTrace? = nil
  ) {
    self.dataset = dataset
    self.stop = stop
    self.threads = max(1, threads)
    self.parallelLimit = parallelLimit
    self.trace = trace
  }

  /// How many statements the dataset has.
  var rowCount: Int { dataset.statements }
}
