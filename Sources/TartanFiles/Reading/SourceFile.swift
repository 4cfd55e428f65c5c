import Glibc
package import TartanModel

/// The bytes of a file, exactly as they stand on disk.
package struct SourceFile: Sendable {
  /// The bytes; never empty.
  package let bytes: [UInt8]

  /// Reads the whole file at `path`.
  ///
  /// - Parameters:
  ///   - path: where the file is, as the system is asked for it.
  ///   - name: how the file is called in messages: what the user typed.
  /// - Throws: a diagnostic with a remedy for each way in which a path is not a readable data file.
  package init(path: String, name: String) throws(Diagnostic) {
    let size = try SourceFile.sizeOfRegularFile(path: path, name: name)
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileProblem.unreadable(path: path, name: name, reason: errno) }
    defer { close(descriptor) }
    var failure: Int32 = 0
    // SAFETY: `fill` writes at most the capacity and says how much it wrote; read() straight into the array's memory
    // saves a second copy of the file, which is the largest thing in the process.
    bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      unsafe SourceFile.useHugePages(buffer)
      count = unsafe SourceFile.fill(buffer, from: descriptor, failure: &failure)
    }
    guard failure == 0 else { throw FileProblem.unreadable(path: path, name: name, reason: failure) }
    guard !bytes.isEmpty else { throw FileProblem.empty(name: name) }
  }

  /// The size of the file, which must be a regular one that has bytes and fits into memory.
  private static func sizeOfRegularFile(path: String, name: String) throws(Diagnostic) -> Int {
    var info = stat()
    // Asked before the file is opened: to open a pipe would wait for somebody to write into it.
    guard unsafe stat(path, &info) == 0 else {
      throw FileProblem.unreadable(path: path, name: name, reason: errno)
    }
    switch info.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileProblem.isFolder(path: path, name: name)
    default: throw FileProblem.isSpecial(name: name)
    }
    let size = Int(info.st_size)
    guard size > 0 else { throw FileProblem.empty(name: name) }
    guard size <= largestSize() else { throw FileProblem.tooLarge(name: name, size: size, limit: largestSize()) }
    return size
  }

  /// How many bytes a file may have: half of what this process may use, since its columns need room beside it.
  private static func largestSize() -> Int {
    let installed = max(1, sysconf(Int32(_SC_PHYS_PAGES))) * max(1, sysconf(Int32(_SC_PAGESIZE)))
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return installed / 2 }
    return min(installed, Int(clamping: limit.rlim_cur)) / 2
  }

  /// Fresh memory in large pages costs a third of the time to touch; a refusal changes nothing else.
  private static func useHugePages(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    let page = 1 << 21
    guard buffer.count >= 2 * page, let base = buffer.baseAddress else { return }
    let start = unsafe UnsafeMutableRawPointer(base).alignedUp(toMultipleOf: page)
    let skipped = unsafe start - UnsafeMutableRawPointer(base)
    _ = unsafe madvise(start, (buffer.count - skipped) / page * page, MADV_HUGEPAGE)
  }

  /// Reads until the buffer is full or the file ends; returns how many bytes were read.
  private static func fill(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, from descriptor: Int32, failure: inout Int32
  ) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    var filled = 0
    while filled < buffer.count {
      let got = unsafe read(descriptor, base + filled, min(buffer.count - filled, 1 << 30))
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        failure = errno
        return 0
      }
      filled += got
    }
    return filled
  }
}
