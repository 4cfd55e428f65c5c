import CEditline
import Glibc
import Synchronization

/// Ctrl-C: noted by a signal handler that touches one atomic number, acted on in ordinary code.
public enum Interruption {
  /// What the running command wants done at a Ctrl-C; nothing while no command runs.
  private static let reaction = Mutex<Reaction?>(nil)
  /// Whether the thread that waits for interrupts has been started.
  private static let isWatched = Mutex(false)

  /// From now on Ctrl-C no longer ends the program, and a closed pipe is an error of `TerminalOutput` instead of a
  /// silent death. Called once at the start; again is harmless.
  public static func install() {
    _ = tartan_signals_install()
  }

  /// Whether Ctrl-C was typed and nobody has taken notice yet; cheap enough to be asked in a loop.
  public static var isRaised: Bool { tartan_event_is_noted(Int32(TARTAN_INTERRUPTED.rawValue)) != 0 }

  /// Whether Ctrl-C was typed since this was last asked; forgets it.
  public static func take() -> Bool { tartan_event_take(Int32(TARTAN_INTERRUPTED.rawValue)) != 0 }

  /// Runs `work` so that each Ctrl-C meanwhile calls `react`, on a thread of its own.
  ///
  /// `react` is never called before `work` starts or after it ends, so a flag cleared before stays cleared.
  /// - Parameters:
  ///   - react: what to do at Ctrl-C, such as raising a flag that `work` reads.
  ///   - work: what runs meanwhile.
  /// - Returns: what `work` returns.
  /// - Throws: what `work` throws.
  public static func whileRunning<Value, Failure: Error>(
    react: @escaping @Sendable () -> Void, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    watch()
    _ = take()
    let before = tartan_interrupt_count()
    reaction.withLock { $0 = Reaction(before: before, react: react) }
    defer {
      reaction.withLock { $0 = nil }
      _ = take()
    }
    return try work()
  }

  /// How many there have been.
  static var count: Int32 { tartan_interrupt_count() }

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
      reaction.withLock { current in
        guard let current, tartan_interrupt_count() != current.before else { return }
        current.react()
      }
    }
    return nil
  }

  /// What to do, and the count of interrupts from which on to do it: an older one may still wait in the pipe.
  private struct Reaction: Sendable {
    let before: Int32
    let react: @Sendable () -> Void
  }
}

/// The events that a signal handler notes, for the readers of this target.
enum TerminalEvent {
  case interrupted, resized, continued, stopped, terminated, hungUp

  private var number: Int32 {
    let event: tartan_event =
      switch self {
      case .interrupted: TARTAN_INTERRUPTED
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
