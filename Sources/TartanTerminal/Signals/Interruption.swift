import CEditline
import Glibc
import Synchronization

/// Ctrl-C: counted by a signal handler that touches atomic numbers only, acted on in ordinary code.
///
/// A reader acknowledges what was typed before or at its prompt. What is typed later is for the commands that follow,
/// whether they have begun or not, until the next prompt.
public enum Interruption {
  /// How many had been typed when one was last acknowledged.
  private static let acknowledged = Atomic<Int32>(0)
  /// What the running command wants done at a Ctrl-C; nothing while no command runs.
  private static let reaction = Mutex<(@Sendable () -> Void)?>(nil)
  /// Whether the thread that waits for interrupts has been started.
  private static let isWatched = Mutex(false)

  /// From now on Ctrl-C no longer ends the program, and a closed pipe is an error of `TerminalOutput` instead of a
  /// silent death. Called once at the start; again is harmless.
  public static func install() {
    _ = tartan_signals_install()
  }

  /// Whether Ctrl-C was typed and nobody has acknowledged it; cheap enough to be asked in a loop.
  public static var isRaised: Bool { tartan_interrupt_count() != acknowledged.load(ordering: .relaxed) }

  /// Whether Ctrl-C was typed since one was last acknowledged; acknowledges it.
  public static func take() -> Bool {
    let count = tartan_interrupt_count()
    return acknowledged.exchange(count, ordering: .relaxed) != count
  }

  /// Runs `work` so that Ctrl-C, typed since the last prompt or meanwhile, calls `react`, perhaps on another thread.
  ///
  /// `react` is never called after `work` has ended, so a flag that is cleared before `work` starts is raised only by
  /// what concerns `work`.
  /// - Parameters:
  ///   - react: what to do at Ctrl-C, such as raising a flag that `work` reads.
  ///   - work: what runs meanwhile.
  /// - Returns: what `work` returns.
  /// - Throws: what `work` throws.
  public static func whileRunning<Value, Failure: Error>(
    react: @escaping @Sendable () -> Void, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    watch()
    reaction.withLock { $0 = react }
    defer { reaction.withLock { $0 = nil } }
    if isRaised { react() }
    return try work()
  }

  /// While a line is edited, the signals that stop or end the program wait until the terminal has been put back.
  static func setEditing(_ isEditing: Bool) { tartan_signals_editing(isEditing ? 1 : 0) }

  private static func watch() {
    isWatched.withLock { started in
      if started || tartan_wake_descriptor() < 0 { return }
      started = true
      // SAFETY: the thread gets no data and runs until the program ends.
      var thread = pthread_t()
      _ = unsafe pthread_create(&thread, nil, { _ in unsafe Interruption.reactToInterrupts() }, nil)
    }
  }

  private static func reactToInterrupts() -> UnsafeMutableRawPointer? {
    while tartan_await_interrupt() == 0 {
      // One that was acknowledged meanwhile was meant for a prompt.
      reaction.withLock { react in if isRaised { react?() } }
    }
    return nil
  }
}

/// The events that a signal handler notes, for the readers of this target.
enum TerminalEvent {
  case resized, continued, stopped, terminated, hungUp

  private var number: Int32 {
    let event: tartan_event =
      switch self {
      case .resized: TARTAN_RESIZED
      case .continued: TARTAN_CONTINUED
      case .stopped: TARTAN_STOPPED
      case .terminated: TARTAN_TERMINATED
      case .hungUp: TARTAN_HUNG_UP
      }
    return Int32(event.rawValue)
  }

  /// Whether it happened since last asked; forgets it.
  func take() -> Bool { tartan_event_take(number) != 0 }

  /// Lets the system do what it does by default at the signal: stop the program, or end it.
  func takeDefaultAction() { tartan_default_action(number) }
}
