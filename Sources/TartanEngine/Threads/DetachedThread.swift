import Glibc

/// The one way in which the engine starts a thread.
enum DetachedThread {
  /// Runs `body` on a thread of its own that takes no signals; false if the system gives none, and nothing runs.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    // SAFETY: the thread gets its own reference to the work and releases it when it is done.
    let reference = unsafe Unmanaged.passRetained(Work(body))
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
    guard failed == 0 else {
      unsafe reference.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  /// A computation as a C callback can take it.
  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
