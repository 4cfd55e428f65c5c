import Glibc
import Synchronization

/// Splitting long scans over the processor's cores.
package enum RowChunks {
  /// Up to so many rows one thread is faster than sharing the work.
  package static let parallelLimit = 100_000

  /// How many cores there are to use, at least one.
  package static let cores = Cores.usable

  /// The rows from 0 up to `count` in so many ranges of whole words of 64 rows.
  package static func ranges(of count: Int, threads parts: Int) -> [Range<Int>] {
    let words = (count + 63) / 64
    return (0..<parts).map { part in
      min(count, words * part / parts * 64)..<min(count, words * (part + 1) / parts * 64)
    }
  }

  /// Computes `body` for each range, on several threads; the results come in the ranges' order.
  ///
  /// - Parameters:
  ///   - ranges: the parts of the work; a thread that has done one takes the next.
  ///   - threads: how many threads may work, this one among them; without it one for each range.
  ///   - body: what is computed; it may itself share work.
  /// - Returns: one result a range.
  package static func map<Part: Sendable>(
    _ ranges: [Range<Int>], threads: Int? = nil, _ body: @escaping @Sendable (Range<Int>) -> Part
  ) -> [Part] {
    let helpers = min(threads ?? ranges.count, ranges.count) - 1
    guard helpers > 0 else { return ranges.map(body) }
    let found = Found<Part>(ranges.count)
    let work = SharedWork(parts: ranges.count) { part in found.put(body(ranges[part]), at: part) }
    WorkerPool.shared.help(work, threads: helpers)
    work.take()
    work.wait()
    WorkerPool.shared.forget(work)
    return found.all
  }
}

/// What the threads found, by part.
private final class Found<Part: Sendable>: Sendable {
  private let parts: Mutex<[Part?]>

  init(_ count: Int) { parts = Mutex([Part?](repeating: nil, count: count)) }

  func put(_ part: Part, at index: Int) { parts.withLock { $0[index] = part } }

  var all: [Part] { parts.withLock { $0.compactMap { $0 } } }
}
