import Glibc

/// A thread that nobody waits for: the program may end before it does.
package enum BackgroundThread {
  /// Runs `body` beside everything else, at the lowest priority unless it `isUrgent`.
  ///
  /// Where the system gives no thread, nothing runs: `body` must be something that is done elsewhere when it is missed.
  package static func start(isUrgent: Bool, _ body: @escaping @Sendable () -> Void) {
    let work = Work {
      // A priority of a thread, not of the process, on Linux; a refusal changes nothing but the speed of others.
      if !isUrgent { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19) }
      body()
    }
    // SAFETY: the thread gets its own reference to the work and releases it when it is done.
    let reference = unsafe Unmanaged.passRetained(work)
    // A signal is for the thread that reads keys: a new thread inherits the mask, so all are masked while it starts.
    var all = sigset_t()
    var before = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let failed = unsafe pthread_create(
      &thread, nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, reference.toOpaque())
    if failed != 0 {
      unsafe reference.release()
    } else {
      pthread_detach(thread)
    }
  }

  /// A computation as a C callback can take it.
  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
