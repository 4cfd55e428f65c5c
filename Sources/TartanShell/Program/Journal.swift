import Glibc

/// The accepted lines of the running session, written before each result is shown, so that none is lost.
///
/// One file a session, locked as long as the session lives: a file that nobody holds was left by one that was killed.
final class Journal {
  private let folder: String
  private var path: String?
  private var file: Int32 = -1
  /// The folder that paths are read from, and the one that the file says for the lines to come.
  private var startedIn: String
  private var stated: String?

  /// Begins a journal in `folder`.
  init(folder: String, startedIn: String) {
    self.folder = folder
    self.startedIn = startedIn
  }

  deinit { if file >= 0 { close(file) } }

  /// Adds an accepted line.
  func add(_ line: String) {
    guard isOpen() else { return }
    let place = stated == startedIn ? "" : JournalText.place(startedIn)
    stated = startedIn
    append(place + JournalText.line(line))
  }

  /// Does `work`, whose lines are read from another folder than that of the session.
  func within<Result>(_ folder: String, _ work: () -> Result) -> Result {
    let usual = startedIn
    startedIn = folder
    defer { startedIn = usual }
    return work()
  }

  /// Ends the journal of a session that was left in order.
  func discard() {
    guard file >= 0, let path else { return }
    _ = unsafe unlink(path)
    close(file)
    file = -1
  }

  /// The file is made with the first line, so that a session in which nothing was said leaves no trace.
  private func isOpen() -> Bool {
    if file >= 0 { return true }
    UserPaths.makeFolder(folder)
    // Numbers of processes come back: what an earlier session of the same number left must stay.
    for attempt in 0..<100 where open(named: "\(getpid())-\(attempt)") { return true }
    return false
  }

  /// Opens a file that is locked before it has its name, so that nobody takes it for one that was left.
  private func open(named name: String) -> Bool {
    let (draft, path) = (folder + "/\(name).new", folder + "/\(name).sett")
    let file = unsafe Glibc.open(draft, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    guard flock(file, LOCK_EX | LOCK_NB) == 0, unsafe link(draft, path) == 0 else {
      close(file)
      return false
    }
    _ = unsafe unlink(draft)
    self.file = file
    self.path = path
    return true
  }

  private func append(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
  }
}
