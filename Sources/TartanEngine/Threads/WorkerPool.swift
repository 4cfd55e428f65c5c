import Glibc
import Synchronization

/// Threads that wait for work, so that a question of a millisecond does not pay for starting one (some 50 to 100
/// microseconds each). None is started before the first work that wants one; they live as long as the process.
final class WorkerPool: Sendable {
  static let shared = WorkerPool()

  private struct State {
    var waiting: [SharedWork] = []
    var started = 0
  }

  private let state = Mutex(State())
  private let bell = Semaphore()

  /// More threads than this are never started, whatever a setting says.
  private static let limit = 255

  /// Asks so many threads to help with `work`; those that are busy come later, or find that nothing is left.
  func help(_ work: SharedWork, threads: Int) {
    let missing = state.withLock { state in
      for _ in 0..<threads { state.waiting.append(work) }
      let missing = max(0, min(threads, WorkerPool.limit) - state.started)
      state.started += missing
      return missing
    }
    for _ in 0..<missing {
      let hasStarted = DetachedThread.start { self.serve() }
      if !hasStarted { state.withLock { $0.started -= 1 } }
    }
    for _ in 0..<threads { bell.signal() }
  }

  /// Forgets the requests for `work` that nobody has taken up.
  func forget(_ work: SharedWork) {
    state.withLock { $0.waiting.removeAll { $0 === work } }
  }

  private func serve() {
    while true {
      bell.wait()
      let work = state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
      work?.take()
    }
  }
}

/// Work in parts that several threads share: each takes the next part until none is left, so that one that is held up
/// does not hold up the others.
final class SharedWork: Sendable {
  private let parts: Int
  private let body: @Sendable (Int) -> Void
  private let next = Atomic(0)
  private let unfinished: Atomic<Int>
  private let finished = Semaphore()

  init(parts: Int, _ body: @escaping @Sendable (Int) -> Void) {
    self.parts = parts
    self.body = body
    unfinished = Atomic(parts)
  }

  /// Does parts until none is left to begin.
  func take() {
    while true {
      let part = next.add(1, ordering: .relaxed).oldValue
      if part >= parts { return }
      body(part)
      if unfinished.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { finished.signal() }
    }
  }

  /// Returns when every part is done. The last part is often done within microseconds of this thread's own: it looks
  /// for a while before it lets itself be woken.
  func wait() {
    for _ in 0..<10_000 {
      if unfinished.load(ordering: .acquiring) == 0 { break }
    }
    finished.wait()
  }
}

/// A counting semaphore of the system.
@safe private final class Semaphore: Sendable {
  // SAFETY: the address is never changed, made in `init`, freed in `deinit`; what is there is the system's own, which lets
  // threads share it (sem_post, sem_wait). It has no place in a Swift value, which may be moved.
  private nonisolated(unsafe) let semaphore: UnsafeMutablePointer<sem_t>

  init() {
    unsafe semaphore = .allocate(capacity: 1)
    unsafe semaphore.initialize(to: sem_t())
    unsafe sem_init(semaphore, 0, 0)
  }

  deinit {
    unsafe sem_destroy(semaphore)
    unsafe semaphore.deallocate()
  }

  func signal() { unsafe sem_post(semaphore) }

  /// Waits for a signal; a signal of the process does not end the wait.
  func wait() { while unsafe sem_wait(semaphore) != 0 {} }
}
