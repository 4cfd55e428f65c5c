import Glibc

/// The accepted lines of the running session, written before each result is shown, so that none is lost.
///
/// One file a session, locked as long as the session lives: a file that nobody holds was left by one that was killed.
package final class Journal {
  /// Writes some bytes to an open file; returns how many, or -1.
  package typealias Output = (Int32, [UInt8]) -> Int

  /// What is said, once, when a line could not be kept; the session goes on.
  package var warn: (String) -> Void = { _ in }
  private let output: Output
  private var hasWarned = false
  private let folder: String
  private var path: String?
  private var file: Int32 = -1
  /// The folder that paths are read from, and the one that the file says for the lines to come.
  private var startedIn: String
  private var stated: String?

  /// Begins a journal in `folder`.
  ///
  /// - Parameters:
  ///   - folder: where journals are.
  ///   - startedIn: the folder that paths are read from.
  ///   - output: how bytes are written; a test's full disk.
  package init(folder: String, startedIn: String, output: @escaping Output = Journal.systemWrite) {
    self.folder = folder
    self.startedIn = startedIn
    self.output = output
  }

  /// Writes to the disk.
  package static func systemWrite(_ file: Int32, _ bytes: [UInt8]) -> Int {
    unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
  }

  deinit { if file >= 0 { close(file) } }

  /// Adds an accepted line.
  package func add(_ line: String) {
    let place = stated == startedIn ? "" : JournalText.place(startedIn)
    guard isOpen(), append(place + JournalText.line(line)) else {
      if !hasWarned {
        hasWarned = true
        warn("lines cannot be kept against a crash: \(folder) takes no more; save what matters")
      }
      return
    }
    stated = startedIn
    hasWarned = false
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

  /// Adds a text whole or not at all, and brings it to the disk: a power cut loses no accepted line.
  private func append(_ text: String) -> Bool {
    let before = lseek(file, 0, SEEK_END)
    var left = Array(text.utf8)
    while !left.isEmpty {
      let written = output(file, left)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        // Half a line would become one with the next.
        if before >= 0 { ftruncate(file, before) }
        return false
      }
      left.removeFirst(min(written, left.count))
    }
    // A few milliseconds beside what a person takes to type; a disk that cannot be synced has the line all the same.
    fdatasync(file)
    return true
  }
}
