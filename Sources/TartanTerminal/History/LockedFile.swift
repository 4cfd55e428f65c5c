import CEditline
import Glibc

extension HistoryProblem {
  /// A problem on its way to where it is kept.
  struct Thrown: Error {
    let problem: HistoryProblem

    init(_ problem: HistoryProblem) { self.problem = problem }
  }
}

/// A file that is open and locked until this value ends.
///
/// Invariant: `descriptor` is open, locked, and the file that `path` names: not one that was replaced meanwhile.
struct LockedFile: ~Copyable {
  let path: String
  private let descriptor: Int32

  deinit {
    close(descriptor)
  }

  /// Opens and locks the file.
  ///
  /// - Returns: nil where there is none and none is to be made.
  static func open(_ path: String, creating: Bool) throws(HistoryProblem.Thrown) -> LockedFile? {
    // A few turns: another session may replace the file between our opening and our locking it.
    for _ in 0..<100 {
      guard let file = try openOnce(path, creating: creating) else { return nil }
      if try file.isStillNamed() { return file }
    }
    throw HistoryProblem.Thrown(.failed(path: path, reason: "it is being replaced all the time"))
  }

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  private static func openOnce(_ path: String, creating: Bool) throws(HistoryProblem.Thrown) -> LockedFile? {
    if creating { makeFolders(of: path) }
    // Without waiting, should the name be a pipe.
    let flags = O_RDWR | O_APPEND | O_CLOEXEC | O_NONBLOCK | (creating ? O_CREAT : 0)
    let descriptor = unsafe Glibc.open(path, flags, 0o600)
    if descriptor < 0 {
      if errno == ENOENT, !creating { return nil }
      throw HistoryProblem.Thrown(errno == EISDIR ? .notAFile(path: path) : failure(path, errno))
    }
    let file = LockedFile(path: path, descriptor: descriptor)
    guard let status = unsafe status({ unsafe fstat(descriptor, $0) }), status.st_mode & S_IFMT == S_IFREG else {
      throw HistoryProblem.Thrown(.notAFile(path: path))
    }
    let problem = tartan_lock(descriptor, 1)
    if problem != 0 { throw HistoryProblem.Thrown(failure(path, problem)) }
    return file
  }

  private func isStillNamed() throws(HistoryProblem.Thrown) -> Bool {
    let descriptor = descriptor
    guard let open = unsafe Self.status({ unsafe fstat(descriptor, $0) }),
      let named = unsafe Self.status({ unsafe stat(path, $0) })
    else { return false }
    return open.st_dev == named.st_dev && open.st_ino == named.st_ino
  }

  /// The text, whole or as much of its start; bytes that are no UTF-8 are replaced.
  func text(upTo limit: Int = .max) throws(HistoryProblem.Thrown) -> String {
    var bytes: [UInt8] = []
    lseek(descriptor, 0, SEEK_SET)
    while bytes.count < limit {
      switch Descriptor(number: descriptor).read(upTo: min(1 << 16, limit - bytes.count)) {
      case .bytes(let more): bytes += more
      case .end: return String(decoding: bytes, as: UTF8.self)
      case .failed(let number): if number != EINTR { throw HistoryProblem.Thrown(Self.failure(path, number)) }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The last byte of a file that is not empty.
  func lastByte() throws(HistoryProblem.Thrown) -> UInt8? {
    lseek(descriptor, -1, SEEK_END)
    switch Descriptor(number: descriptor).read(upTo: 1) {
    case .bytes(let bytes): return bytes.first
    case .end: return nil
    case .failed(let number): throw HistoryProblem.Thrown(Self.failure(path, number))
    }
  }

  /// Adds text at the end, in one call.
  func append(_ text: String) throws(HistoryProblem.Thrown) {
    try write(text, to: descriptor)
  }

  /// Replaces the text: other sessions see the old file or the new one, never half of it.
  func replace(with text: String) throws(HistoryProblem.Thrown) {
    let new = path + ".new"
    let descriptor = unsafe Glibc.open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw HistoryProblem.Thrown(Self.failure(new, errno)) }
    defer { close(descriptor) }
    do throws(HistoryProblem.Thrown) {
      try write(text, to: descriptor)
      if unsafe rename(new, path) != 0 { throw HistoryProblem.Thrown(Self.failure(path, errno)) }
    } catch {
      unsafe unlink(new)
      throw error
    }
  }

  private func write(_ text: String, to descriptor: Int32) throws(HistoryProblem.Thrown) {
    if let problem = Descriptor(number: descriptor).write(Array(text.utf8)) {
      throw HistoryProblem.Thrown(.failed(path: path, reason: problem.message))
    }
  }

  private static func status(_ ask: (UnsafeMutablePointer<stat>) -> Int32) -> stat? {
    var answer = stat()
    // SAFETY: the call fills the structure or fails.
    return unsafe ask(&answer) == 0 ? answer : nil
  }

  private static func failure(_ path: String, _ errorNumber: Int32) -> HistoryProblem {
    .failed(path: path, reason: describe(errorNumber: errorNumber))
  }

  /// Makes the folders above the file, for the user alone; a failure shows when the file is opened.
  private static func makeFolders(of path: String) {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += part + "/"
      if folder != "/" { unsafe mkdir(folder, 0o700) }
    }
  }
}
