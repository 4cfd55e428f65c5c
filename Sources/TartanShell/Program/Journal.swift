import Glibc
import TartanFiles

/// The accepted lines of the running session, written before each result is shown, so that none is lost.
///
/// One file a session, locked as long as the session lives: a file that nobody holds was left by one that was killed.
final class Journal {
  private let folder: String
  private let path: String
  private var file: Int32 = -1
  private let startedIn: String

  /// Begins a journal in `folder`; nil where that cannot be written.
  init?(folder: String, startedIn: String) {
    self.folder = folder
    self.startedIn = startedIn
    UserPaths.makeFolder(folder)
    path = folder + "/\(getpid()).sett"
  }

  deinit { if file >= 0 { close(file) } }

  /// Adds an accepted line.
  func add(_ line: String) {
    guard isOpen() else { return }
    append(Journal.escaped(line) + "\n")
  }

  /// Ends the journal of a session that was left in order.
  func discard() {
    guard file >= 0 else { return }
    _ = unsafe unlink(path)
    close(file)
    file = -1
  }

  /// The file is made with the first line, so that a session in which nothing was said leaves no trace.
  private func isOpen() -> Bool {
    if file >= 0 { return true }
    file = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    _ = flock(file, LOCK_EX | LOCK_NB)
    append("# in \(Journal.escaped(startedIn))\n")
    return true
  }

  private func append(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
  }

  /// The lines of a session that ended without leaving.
  struct LostSession {
    /// The folder that it was started in.
    let folder: String
    /// The accepted commands.
    let lines: [String]
    fileprivate let path: String

    /// Forgets them.
    func discard() { _ = unsafe unlink(path) }
  }

  /// The sessions that left a journal which nobody holds, oldest file name first.
  func lostSessions() -> [LostSession] {
    FolderListing.names(in: folder).filter { $0.hasSuffix(".sett") }.sorted().compactMap { name in
      let path = folder + "/" + name
      guard path != self.path, !Journal.isHeld(path), let bytes = try? SourceFile(path: path, name: name).bytes else {
        return nil
      }
      let text = String(decoding: bytes, as: UTF8.self)
      // A line without its end was being written when the session died, and may be cut.
      let whole = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
      let folder = whole.first { $0.hasPrefix("# in ") }.map { Journal.unescaped(String($0.dropFirst(5))) } ?? "/"
      let lines = whole.filter { !$0.hasPrefix("#") && !$0.isEmpty }.map(Journal.unescaped)
      guard !lines.isEmpty else {
        _ = unsafe unlink(path)
        return nil
      }
      return LostSession(folder: folder, lines: lines, path: path)
    }
  }

  private static func isHeld(_ path: String) -> Bool {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { return true }
    _ = flock(file, LOCK_UN)
    return false
  }

  private static func escaped(_ line: String) -> String {
    var text = ""
    for character in line.unicodeScalars {
      switch character {
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }

  private static func unescaped(_ line: String) -> String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        text.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
