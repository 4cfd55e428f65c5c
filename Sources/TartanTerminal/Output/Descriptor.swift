import CEditline
import Glibc

/// The few calls on a file descriptor, with interrupted and partial ones finished.
struct Descriptor {
  let number: Int32

  /// Writes all bytes; nil, or why not.
  func write(_ bytes: [UInt8]) -> OutputProblem? {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        // SAFETY: `done` is below `count`, so the pointer and the length stay inside the array.
        unsafe Glibc.write(number, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno == EAGAIN {
        _ = isReady(for: Int16(POLLOUT), timeout: -1)
      } else if errno != EINTR {
        return OutputProblem(errorNumber: errno)
      }
    }
    return nil
  }

  /// What a read came back with.
  enum Reading {
    case bytes([UInt8])
    case end
    case failed(Int32)
  }

  /// Reads what is there, up to `limit` bytes; waits if nothing is.
  func read(upTo limit: Int) -> Reading {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      // SAFETY: the call fills at most the capacity and says how much it filled.
      let filled = unsafe Glibc.read(number, buffer.baseAddress, limit)
      if filled < 0 { failure = errno }
      count = max(0, filled)
    }
    if failure != 0 { return .failed(failure) }
    return bytes.isEmpty ? .end : .bytes(bytes)
  }

  /// Whether a call that failed so may simply be made again.
  static func isPassing(_ errorNumber: Int32) -> Bool { errorNumber == EINTR || errorNumber == EAGAIN }

  /// Whether something can be read now.
  var hasInput: Bool { isReady(for: Int16(POLLIN), timeout: 0) }

  /// What waiting for input ended with.
  enum Wake {
    case input, signal, timeout
  }

  /// Waits until something can be read or a signal handler has noted something; -1 milliseconds is for ever.
  func awaitInput(timeout: Int32 = -1) -> Wake {
    var polled = [
      pollfd(fd: number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: tartan_wake_descriptor(), events: Int16(POLLIN), revents: 0),
    ]
    // SAFETY: two entries, and the count says two.
    let count = unsafe poll(&polled, 2, timeout)
    if count < 0 || polled[1].revents != 0 {
      tartan_wake_drain()
      return .signal
    }
    return count == 0 ? .timeout : .input
  }

  private func isReady(for events: Int16, timeout: Int32) -> Bool {
    var polled = pollfd(fd: number, events: events, revents: 0)
    // SAFETY: one entry, and the count says one.
    return unsafe poll(&polled, 1, timeout) > 0
  }
}
