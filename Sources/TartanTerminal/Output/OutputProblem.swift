import Glibc

/// Why text could not be written.
public enum OutputProblem: Error, Hashable, Sendable {
  /// Nobody reads the other end of the pipe any more: a reason to end quietly.
  case closed
  /// The disk or the quota is full.
  case full
  /// Anything else, in the system's words.
  case failed(String)

  /// The problem behind an error number of `write`.
  init(errorNumber: Int32) {
    switch errorNumber {
    case EPIPE: self = .closed
    case ENOSPC, EDQUOT, EFBIG: self = .full
    default: self = .failed(describe(errorNumber: errorNumber))
    }
  }

  /// The problem as a message: small letters, no full stop.
  public var message: String {
    switch self {
    case .closed: "nobody reads the output any more"
    case .full: "no space left where the output goes"
    case .failed(let reason): "the output cannot be written: \(reason)"
    }
  }
}

/// An error number in the system's words, with a small letter at the start.
func describe(errorNumber: Int32) -> String {
  // SAFETY: strerror returns a C string that stays valid until the next call; it is copied at once.
  guard let text = unsafe strerror(errorNumber) else { return "error \(errorNumber)" }
  let words = unsafe String(cString: text)
  return words.prefix(1).lowercased() + words.dropFirst()
}
