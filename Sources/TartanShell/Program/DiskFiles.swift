import Glibc
import TartanFiles
import TartanModel

/// Files on disk, with a ledger of what this program wrote, so that it may replace its own output and nothing else.
struct DiskFiles: FileAccess {
  /// Where the ledger is.
  let ledger: String
  /// Read while a large file is written.
  var stop = StopFlag()

  func read(_ path: String, shownAs shown: String) throws(Diagnostic) -> [UInt8] {
    try SourceFile(path: path, name: shown).bytes
  }

  func contents(of path: String) -> [UInt8]? { try? SourceFile(path: path, name: path).bytes }

  func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
    UserPaths.makeFolder(PathNames.folder(of: ledger))
    makeOutputFolder(of: path)
    try AtomicWriter.write(bytes, to: path, name: PathNames.name(of: path), stop: stop)
    if let digest = Fingerprint.sha256(of: bytes) { note(path, digest) }
  }

  func renew(_ bytes: [UInt8], at path: String) throws(Diagnostic) {
    try AtomicWriter.write(bytes, to: path, name: PathNames.name(of: path), stop: stop)
  }

  /// `-> "tables/x.csv"` makes `tables` where it is missing: one folder, not a tree that a slip of the pen could grow.
  private func makeOutputFolder(of path: String) {
    _ = unsafe mkdir(PathNames.folder(of: path), 0o777)
  }

  func write(to path: String, by fill: (String) throws(Diagnostic) -> String) throws(Diagnostic) {
    UserPaths.makeFolder(PathNames.folder(of: ledger))
    makeOutputFolder(of: path)
    var digest = ""
    try AtomicWriter.write(to: path, name: PathNames.name(of: path)) { temporary throws(Diagnostic) in
      digest = try fill(temporary)
    }
    note(path, digest)
  }

  func place(of path: String) -> String { path }

  func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  func wroteLast(_ path: String, contents: [UInt8]) -> Bool {
    Fingerprint.sha256(of: contents).map { wroteLast(path, digest: $0) } ?? false
  }

  func wroteLast(_ path: String, digest: String) -> Bool {
    guard let known = contents(of: ledger) else { return false }
    let lines = String(decoding: known, as: UTF8.self).split(separator: "\n")
    return lines.last { $0.dropFirst(65) == path[...] }?.prefix(64) == digest[...]
  }

  private func note(_ path: String, _ digest: String) {
    compactLedger()
    let line = Array("\(digest) \(path)\n".utf8)
    let file = unsafe open(ledger, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    // One write of one line: appends of two sessions do not mix.
    _ = unsafe line.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
  }

  /// How large the ledger grows before what it says of each file but the last is dropped.
  private static let mostLedgerBytes = 1 << 20

  /// Keeps the last line of each file, where the ledger has grown large. Two sessions that do so at once may lose a line
  /// of the other: that file is then asked for before it is replaced, never destroyed.
  private func compactLedger() {
    guard let bytes = contents(of: ledger), bytes.count > DiskFiles.mostLedgerBytes else { return }
    var seen: Set<Substring> = []
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").reversed().filter {
      seen.insert($0.dropFirst(65)).inserted && exists(String($0.dropFirst(65)))
    }
    let text = lines.reversed().map { $0 + "\n" }.joined()
    try? AtomicWriter.write(Array(text.utf8), to: ledger, name: "written", stop: StopFlag())
  }

  func lies(_ path: String, inAnyOf folders: [String]) -> Bool {
    guard let first = folders.first,
      let wall = try? PathGuard(base: first, alsoAllowed: Array(folders.dropFirst()))
    else { return false }
    return (try? wall.resolve(path)) != nil
  }
}
