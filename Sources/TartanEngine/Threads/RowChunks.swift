import Glibc
import Synchronization

/// Splitting long scans over the processor's cores.
package enum RowChunks {
  /// Up to so many rows one thread is faster than starting another.
  package static let parallelLimit = 100_000

  /// How many cores there are to use, at least one.
  package static let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// The rows from 0 up to `count` in as many ranges of whole words of 64 rows as there are threads.
  package static func ranges(of count: Int, threads parts: Int) -> [Range<Int>] {
    let words = (count + 63) / 64
    return (0..<parts).map { part in
      min(count, words * part / parts * 64)..<min(count, words * (part + 1) / parts * 64)
    }
  }

  /// Computes `body` for each range, each on a thread of its own, and returns the results in the ranges' order.
  package static func map<Part: Sendable>(
    _ ranges: [Range<Int>], _ body: @escaping @Sendable (Range<Int>) -> Part
  ) -> [Part] {
    let others = ranges.dropFirst().map { range in WorkerThread { body(range) } }
    return ranges.prefix(1).map(body) + others.map { $0.result() }
  }
}

/// One computation on a thread of its own.
private final class WorkerThread<Result: Sendable>: Sendable {
  private let task: Task
  private let thread: pthread_t?

  /// What the thread works on; holds its result.
  private final class Task: Sendable {
    let body: @Sendable () -> Result
    let result = Mutex<Result?>(nil)

    init(_ body: @escaping @Sendable () -> Result) { self.body = body }

    func run() {
      let found = body()
      result.withLock { $0 = found }
    }
  }

  /// Starts a thread; where the system gives none, the work is done when the result is asked for.
  init(_ body: @escaping @Sendable () -> Result) {
    let task = Task(body)
    self.task = task
    // SAFETY: the thread gets its own reference to the task and releases it when it is done.
    let reference = unsafe Unmanaged.passRetained(AnyTask { task.run() })
    var thread = pthread_t()
    let failed = unsafe pthread_create(
      &thread, nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<AnyTask>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, reference.toOpaque())
    if failed != 0 { unsafe reference.release() }
    self.thread = failed == 0 ? thread : nil
  }

  /// Waits for the thread and returns what it computed.
  func result() -> Result {
    if let thread { pthread_join(thread, nil) }
    return task.result.withLock { $0 } ?? task.body()
  }
}

/// A computation without its type, as a C callback can take it.
private final class AnyTask: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
