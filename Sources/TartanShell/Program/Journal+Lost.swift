import Glibc
import TartanFiles

extension Journal {
  /// The lines of a session that ended without leaving.
  package struct LostSession {
    /// Commands, and the folder that their paths are read from.
    package struct Part {
      /// The folder.
      package let folder: String
      /// The accepted commands.
      package var lines: [String]
    }

    /// The commands in order; more than one part where the session had taken up another itself.
    package let parts: [Part]
    fileprivate let path: String

    /// The folder that the session was in last.
    var folder: String { parts.last?.folder ?? "/" }
    /// How many commands there are.
    var count: Int { parts.reduce(0) { $0 + $1.lines.count } }

    /// Forgets them.
    func discard() { _ = unsafe unlink(path) }
  }

  /// The sessions that left a journal in `folder` which nobody holds, in the order of their files' names.
  package static func lostSessions(in folder: String) -> [LostSession] {
    FolderListing.names(in: folder).filter { $0.hasSuffix(".sett") }.sorted().compactMap { name in
      let path = folder + "/" + name
      guard !isHeld(path), let bytes = try? SourceFile(path: path, name: name).bytes else { return nil }
      let parts = JournalText.parts(of: String(decoding: bytes, as: UTF8.self))
      guard !parts.isEmpty else {
        _ = unsafe unlink(path)
        return nil
      }
      return LostSession(parts: parts, path: path)
    }
  }

  private static func isHeld(_ path: String) -> Bool {
    let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { return true }
    _ = flock(file, LOCK_UN)
    return false
  }
}
