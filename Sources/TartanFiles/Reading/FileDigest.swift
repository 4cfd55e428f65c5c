import Synchronization
import TartanEngine
import TartanModel

/// The fingerprint of bytes in memory, computed beside what a user waits for.
///
/// A thread of the lowest priority hashes slice after slice. Who asks before it is done hashes the rest, at full speed:
/// nobody waits for a thread that the system lets wait.
final class FileDigest: Sendable {
  private struct Progress {
    var running = RunningFingerprint()
    /// The bytes, until they are hashed.
    var bytes: [UInt8]
    var done = 0
    /// The digits; nil within if the library failed.
    var result: String??
  }

  private let progress: Mutex<Progress>
  private let isAskedFor = Atomic(false)

  /// Smaller files are hashed when somebody asks: that is faster than to start a thread.
  private static let backgroundLimit = 1 << 20
  private static let slice = 1 << 20

  init(of bytes: [UInt8]) { progress = Mutex(Progress(bytes: bytes)) }

  /// Lets a thread begin, if that is worth it; `isUrgent` when somebody will ask as soon as the file is read.
  func start(isUrgent: Bool) {
    let count = progress.withLock { $0.bytes.count - $0.done }
    guard count > FileDigest.backgroundLimit else { return }
    BackgroundThread.start(isUrgent: isUrgent) {
      while !self.isAskedFor.load(ordering: .relaxed), self.advance() {}
    }
  }

  /// The 64 digits; nil if the library fails.
  var value: String? {
    isAskedFor.store(true, ordering: .relaxed)
    while advance() {}
    return progress.withLock { $0.result ?? nil }
  }

  /// Hashes one slice; false when nothing was left to do.
  private func advance() -> Bool {
    progress.withLock { progress in
      guard progress.result == nil else { return false }
      let end = min(progress.done + FileDigest.slice, progress.bytes.count)
      progress.running.add(progress.bytes, progress.done..<end)
      progress.done = end
      if end == progress.bytes.count {
        progress.result = .some(progress.running.finish())
        progress.bytes = []
      }
      return true
    }
  }
}
