import Glibc
public import TartanModel

/// Writes files whole or not at all.
///
/// The bytes go to a temporary file in the same folder, which takes the place of the target only when all of them are
/// on the disk. Whatever happens on the way, a reader finds the old file or the new one, never a part.
public enum AtomicWriter {
  /// Writes some of the bytes to an open file; returns how many, or -1 with `errno` set.
  package typealias Output = (Int32, borrowing RawSpan) -> Int

  /// Makes `bytes` the contents of the file at `path`, with the permissions of the file it replaces.
  ///
  /// - Parameters:
  ///   - bytes: the whole new contents.
  ///   - path: where the file is or will be; a link is followed.
  ///   - name: how the file is called in messages: what the user typed.
  ///   - stop: read every few megabytes, as long as the old file is in place.
  /// - Throws: a diagnostic if the folder is missing, writing is not allowed, the disk is full, or somebody asked to
  ///   stop; nothing is left behind and an old file is as it was.
  public static func write(
    _ bytes: [UInt8], to path: String, name: String, stop: StopFlag = StopFlag()
  ) throws(Diagnostic) {
    try write(bytes, to: path, name: name, stop: stop, output: systemWrite)
  }

  /// Makes what `fill` puts into an empty file the contents of the file at `path`: for what is too large to be held in
  /// memory a second time, or is written by a library.
  ///
  /// - Parameters:
  ///   - path: where the file is or will be; a link is followed.
  ///   - name: how the file is called in messages: what the user typed.
  ///   - fill: gets the path of an empty file in the same folder, and fills it.
  /// - Throws: what `fill` throws, or a diagnostic as above; nothing is left behind and an old file is as it was.
  public static func write(
    to path: String, name: String, by fill: (String) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    try replace(path, WriteProblem(name: name, path: path)) { temporary throws(Diagnostic) in try fill(temporary.path) }
  }

  /// As above, through another way of writing: a test's full disk.
  package static func write(
    _ bytes: [UInt8], to path: String, name: String, stop: StopFlag = StopFlag(), output: Output
  ) throws(Diagnostic) {
    let problem = WriteProblem(name: name, path: path)
    try replace(path, problem) { temporary throws(Diagnostic) in try temporary.fill(bytes, output, stop, problem) }
  }

  private static func replace(
    _ path: String, _ problem: WriteProblem, by fill: (TemporaryFile) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let target = try target(of: path, problem)
    let temporary = try TemporaryFile(beside: target.path, problem)
    do throws(Diagnostic) {
      try fill(temporary)
      if let mode = target.mode { fchmod(temporary.descriptor, mode) }
      guard fsync(temporary.descriptor) == 0 else { throw problem.diagnostic(errno) }
      guard unsafe rename(temporary.path, target.path) == 0 else { throw problem.diagnostic(errno) }
    } catch {
      temporary.remove()
      throw error
    }
    temporary.closeFile()
    syncFolder(of: target.path)
  }

  /// The file behind any links, and its permissions if it exists.
  private static func target(of path: String, _ problem: WriteProblem) throws(Diagnostic) -> (
    path: String, mode: mode_t?
  ) {
    var info = stat()
    guard unsafe stat(path, &info) == 0 else { return (path, nil) }
    switch info.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw problem.isFolder()
    default: throw problem.isSpecial()
    }
    guard unsafe access(path, W_OK) == 0 else { throw problem.isProtected() }
    return (RealPath.of(path) ?? path, info.st_mode & 0o7777)
  }

  /// Makes the new name itself safe against a power cut; a folder that cannot be synced is left to the system.
  private static func syncFolder(of path: String) {
    let folder = Path.split(path).folder
    let descriptor = unsafe open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: borrowing RawSpan) -> Int {
    // SAFETY: the system reads at most the span's bytes.
    unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, min($0.count, 1 << 30)) }
  }
}

/// A file of our own in the target's folder, open for writing.
private struct TemporaryFile {
  let path: String
  let descriptor: Int32

  init(beside target: String, _ problem: WriteProblem) throws(Diagnostic) {
    let folder = Path.split(target).folder
    // A short name, because the target's own may be as long as names can be; the first free number of this process.
    for number in 0..<1000 {
      let path = Path.join(folder, ".tartan-\(getpid())-\(number).tmp")
      let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        self.path = path
        self.descriptor = descriptor
        return
      }
      guard errno == EEXIST else { throw problem.diagnostic(errno) }
    }
    throw problem.diagnostic(EEXIST)
  }

  func fill(
    _ bytes: [UInt8], _ output: AtomicWriter.Output, _ stop: StopFlag, _ problem: WriteProblem
  ) throws(Diagnostic) {
    stop.progress.begin(.writing, total: bytes.count)
    var done = 0
    while done < bytes.count {
      guard !stop.isRaised else { throw Diagnostic(.interrupted, at: nil, "stopped while writing") }
      let end = min(bytes.count, done + TemporaryFile.piece)
      let written = output(descriptor, bytes.raw.extracting(done..<end))
      if written < 0 {
        if errno == EINTR { continue }
        throw problem.diagnostic(errno)
      }
      guard written > 0 else { throw problem.diagnostic(ENOSPC) }
      done += written
      stop.progress.advance(by: written)
    }
  }

  /// How much is written between two looks at the stop flag.
  private static let piece = 1 << 22

  func closeFile() { close(descriptor) }

  func remove() {
    close(descriptor)
    _ = unsafe unlink(path)
  }
}
