import CEditline
import Glibc
import Synchronization

/// A line at the bottom of the terminal that tells how far long work has come, drawn by a thread that wakes by time.
///
/// It appears after half a second and is erased before anything else is written: whoever writes to the terminal
/// meanwhile brackets that with `hide` and `show`. Drawing and erasing exclude each other, so nothing is drawn after
/// `end` or `hide` has returned.
public final class StatusLine: Sendable {
  /// Makes the text for a number of columns, in which it has to fit; printable ASCII.
  public typealias Text = @Sendable (_ columns: Int) -> String

  private struct State {
    var text: Text?
    var hidden = 0
    var due = ContinuousClock.now
    /// How many columns of the line are on the screen.
    var drawn = 0
    var isStarted = false
  }

  private static let delay = Duration.milliseconds(500)
  private static let interval = Duration.milliseconds(100)

  private let state = Mutex(State())
  private let environment: ProcessEnvironment
  private let descriptor: Int32
  private let wakes: (reading: Int32, writing: Int32)

  /// A status line on standard error; nil where that is no terminal that moves its cursor.
  public convenience init?(_ capabilities: TerminalCapabilities, _ environment: ProcessEnvironment) {
    guard capabilities.errorIsTerminal, capabilities.movesCursor else { return nil }
    self.init(descriptor: 2, environment)
  }

  package init?(descriptor: Int32, _ environment: ProcessEnvironment) {
    var ends: [Int32] = [-1, -1]
    // SAFETY: the call fills an array of two.
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    wakes = (ends[0], ends[1])
    self.descriptor = descriptor
    self.environment = environment
  }

  /// Work begins; `text` is asked for each time that the line is drawn.
  public func begin(_ text: @escaping Text) {
    state.withLock { state in
      state.text = text
      state.due = .now + StatusLine.delay
      if !state.isStarted { state.isStarted = start() }
    }
    wake()
  }

  /// The work is over: the line is erased.
  public func end() {
    state.withLock { state in
      state.text = nil
      erase(&state)
    }
  }

  /// Takes the line away while something else is written; each `hide` needs its `show`.
  public func hide() {
    state.withLock { state in
      state.hidden += 1
      erase(&state)
    }
  }

  /// What was written is written.
  public func show() {
    state.withLock { state in
      state.hidden -= 1
      state.due = max(state.due, .now + StatusLine.interval)
    }
    wake()
  }

  // MARK: The thread

  private func start() -> Bool {
    // SAFETY: the thread keeps its own reference, for as long as the program runs.
    let reference = unsafe Unmanaged.passRetained(self)
    var thread = pthread_t()
    let failed = unsafe pthread_create(
      &thread, nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<StatusLine>.fromOpaque(argument).takeUnretainedValue().drawInTime()
        return nil
      }, reference.toOpaque())
    if failed != 0 { unsafe reference.release() }
    return failed == 0
  }

  private func wake() {
    var byte: UInt8 = 0
    // A full pipe is as good: the thread has not caught up with the bytes before.
    _ = unsafe write(wakes.writing, &byte, 1)
  }

  private func drawInTime() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while true {
      var polled = [pollfd(fd: wakes.reading, events: Int16(POLLIN), revents: 0)]
      // SAFETY: one entry, and the count says one.
      let count = unsafe poll(&polled, 1, timeout)
      if count > 0 {
        while unsafe read(wakes.reading, &bytes, bytes.count) > 0 {}
      } else if count == 0 {
        draw()
      }
    }
  }

  /// Milliseconds until the line is to be drawn; for ever if there is nothing to draw.
  private var timeout: Int32 {
    state.withLock { state in
      guard state.text != nil, state.hidden == 0 else { return -1 }
      let (seconds, attoseconds) = (state.due - .now).components
      return Int32(clamping: max(0, seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1))
    }
  }

  private func draw() {
    state.withLock { state in
      guard let text = state.text, state.hidden == 0, state.due <= .now else { return }
      state.due = .now + StatusLine.interval
      // In the background the terminal is somebody else's.
      guard tcgetpgrp(descriptor) == getpgrp() else { return }
      // The last column stays free: a terminal may wrap behind it.
      let columns = TerminalSize.current(environment).columns - 1
      guard columns > 0 else { return }
      let line = String(text(columns).unicodeScalars.filter { $0.isASCII && $0.value >= 0x20 }.prefix(columns))
      let before = state.drawn > columns ? "\r\u{1B}[J" : "\r"
      // Back at the start of the line: what is typed, and the ^C of an interrupt, stands where it is erased.
      _ = Descriptor(number: descriptor).write(Array((before + line + "\u{1B}[K\r").utf8))
      state.drawn = max(1, line.utf8.count)
    }
  }

  private func erase(_ state: inout State) {
    guard state.drawn > 0 else { return }
    // A window that has become narrower may have folded the line.
    let folded = state.drawn >= TerminalSize.current(environment).columns
    _ = Descriptor(number: descriptor).write(Array((folded ? "\r\u{1B}[J" : "\r\u{1B}[K").utf8))
    state.drawn = 0
  }
}
