import Glibc
import TartanTerminal

/// Where the program keeps what outlives a session: by the XDG base directory specification.
struct UserPaths: Sendable {
  /// The user's home folder.
  let home: String
  /// The folder for history and journals.
  let state: String

  init(_ environment: ProcessEnvironment) {
    home = environment["HOME"] ?? "/"
    let base = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.local/state"
    state = base + "/tartan"
  }

  /// The lines typed in earlier sessions.
  var history: String { state + "/history" }
  /// The files that this program wrote, and what it left in them.
  var ledger: String { state + "/written" }
  /// The folder of the journals of running sessions.
  var journals: String { state + "/sessions" }

  /// The folder that the process was started in.
  static var workingFolder: String {
    // SAFETY: getcwd allocates the buffer, which is copied and freed here.
    guard let path = unsafe getcwd(nil, 0) else { return "/" }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// Makes a folder and those above it; one that is there is left as it is.
  static func makeFolder(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      _ = unsafe mkdir(made, 0o700)
    }
  }
}
