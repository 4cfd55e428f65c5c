import Glibc

/// A thread that nobody waits for: the program may end before it does.
package enum BackgroundThread {
  /// Runs `body` beside everything else, at the lowest priority unless it `isUrgent`.
  ///
  /// Where the system gives no thread, nothing runs: `body` must be something that is done elsewhere when it is missed.
  package static func start(isUrgent: Bool, _ body: @escaping @Sendable () -> Void) {
    _ = DetachedThread.start {
      // A priority of a thread, not of the process, on Linux; a refusal changes nothing but the speed of others.
      if !isUrgent { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19) }
      body()
    }
  }
}
