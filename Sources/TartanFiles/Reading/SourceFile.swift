import Glibc
import TartanEngine
package import TartanModel

/// The bytes of a file, exactly as they stand on disk.
package struct SourceFile: Sendable {
  /// The bytes; never empty.
  package let bytes: [UInt8]
  /// What was found about them while they were read, if that was asked for.
  let survey: TextSurvey?

  /// Reads the whole file at `path`.
  ///
  /// - Parameters:
  ///   - path: where the file is, as the system is asked for it.
  ///   - name: how the file is called in messages: what the user typed.
  /// - Throws: a diagnostic with a remedy for each way in which a path is not a readable data file, or changes while
  ///   it is read.
  package init(path: String, name: String) throws(Diagnostic) {
    try self.init(path: path, name: name, threading: Threading(threads: 1), stop: StopFlag()) {
      _, _ throws(Diagnostic) in nil
    }
  }

  /// Reads the file on several threads, and surveys what they bring while it is in their caches.
  ///
  /// - Parameters:
  ///   - path: where the file is, as the system is asked for it.
  ///   - name: how the file is called in messages: what the user typed.
  ///   - threading: how many threads read.
  ///   - stop: read every few hundred kilobytes.
  ///   - delimiter: gets the file's first bytes and whether there are more, and says what stands between the cells; nil
  ///     for no survey.
  /// - Throws: as above, or what `delimiter` throws.
  package init(
    path: String, name: String, threading: Threading, stop: StopFlag,
    surveyedBy delimiter: ([UInt8], _ hasMore: Bool) throws(Diagnostic) -> UInt8?
  ) throws(Diagnostic) {
    let before = try FileState.ofRegularFile(path: path, name: name)
    let limit = SourceFile.largestSize()
    guard before.size <= limit else { throw FileProblem.tooLarge(name: name, size: before.size, limit: limit) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileProblem.unreadable(path: path, name: name, reason: errno) }
    defer { close(descriptor) }
    guard FileState(descriptor) == before else { throw FileProblem.changed(name: name) }

    let telling = min(before.size, Delimiter.telling)
    let head = SourceFile.head(of: descriptor, count: telling)
    let surveyor = head.count == telling ? try delimiter(head, telling < before.size) : nil
    var found = FileReading()
    // SAFETY: `read` fills the whole capacity, or reports a failure, after which the bytes are not used; to read
    // straight into the array's memory saves a second copy of the file, the largest thing in the process.
    bytes = unsafe [UInt8](unsafeUninitializedCapacity: before.size) { buffer, count in
      let memory = unsafe UnsafeMutableBufferPointer(rebasing: buffer.prefix(before.size))
      unsafe HugePages.advise(memory)
      found = unsafe FileReading(descriptor, into: memory, threading: threading, delimiter: surveyor, stop: stop)
      count = found.failure == nil ? before.size : 0
    }
    if let failure = found.failure {
      try checkStop(stop)
      guard failure != 0 else { throw FileProblem.changed(name: name) }
      throw FileProblem.unreadable(path: path, name: name, reason: failure)
    }
    // The same file still, and the file of that name: what was read is what stood there, not half of each of two.
    guard FileState(descriptor) == before, FileState(path: path) == before else {
      throw FileProblem.changed(name: name)
    }
    survey = surveyor.map {
      TextSurvey(delimiter: $0, pieceSize: threading.pieceSize, pieces: found.pieces)
    }
  }

  /// The first bytes of a file, fewer if it cannot be read: the whole is read again, and says why.
  private static func head(of descriptor: Int32, count: Int) -> [UInt8] {
    // SAFETY: the system writes at most `count` bytes and says how many.
    unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = unsafe max(0, pread(descriptor, buffer.baseAddress, count, 0))
    }
  }

  /// How many bytes a file may have: half of what this process may use, since its columns need room beside it.
  private static func largestSize() -> Int {
    let installed = max(1, sysconf(Int32(_SC_PHYS_PAGES))) * max(1, sysconf(Int32(_SC_PAGESIZE)))
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return installed / 2 }
    return min(installed, Int(clamping: limit.rlim_cur)) / 2
  }
}
