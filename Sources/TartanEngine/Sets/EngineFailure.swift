package import TartanModel

/// Why the engine gave no answer; nothing half done is returned.
public enum EngineFailure: Error, Hashable, Sendable {
  /// The stop flag was raised.
  case stopped
  /// The pattern needs too many steps on the wording of that row.
  case tooCostly(pattern: String, row: Int)
  /// The table would have so many cells, more than `Executor.cellLimit`.
  case tooLarge(cells: Int)
  /// Part of the saved dataset cannot be read.
  case damaged(DamagedData)
}

extension StopFlag {
  /// Returns if nobody asked to stop.
  ///
  /// - Throws: `EngineFailure.stopped` if somebody did.
  package func checkEngine() throws(EngineFailure) {
    if isRaised { throw .stopped }
  }

  /// The same, telling that so many rows more are done with.
  @inline(__always)
  func checkEngine(behind rows: Int) throws(EngineFailure) {
    progress.advance(by: rows)
    if isRaised { throw .stopped }
  }
}
