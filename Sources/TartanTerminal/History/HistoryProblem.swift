/// Why entries are not kept for the next session.
public enum HistoryProblem: Hashable, Sendable {
  /// The file holds something else, which stays untouched.
  case foreign(path: String)
  /// The file is a folder, a pipe or a device.
  case notAFile(path: String)
  /// The system refused, in its words.
  case failed(path: String, reason: String)

  /// The problem as a message: small letters, no full stop.
  public var message: String {
    switch self {
    case .foreign(let path): "history is not kept: \(path) is not a history of Tartan and stays as it is"
    case .notAFile(let path): "history is not kept: \(path) is not a file"
    case .failed(let path, let reason): "history is not kept: \(path): \(reason)"
    }
  }
}
