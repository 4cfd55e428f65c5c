import Glibc
import TartanModel

/// The first hundred bytes of an SQLite file, read without SQLite: they tell most of what can be wrong.
struct FileHeader {
  /// How many bytes the file has.
  let size: Int
  private let bytes: [UInt8]
  private let path: String
  private let problem: StoreProblem

  private static let length = 100
  private static let signature = Array("SQLite format 3\0".utf8)

  /// Reads it.
  ///
  /// - Throws: a diagnostic if there is no such file, or it cannot be read.
  init(path: String, name: String) throws(Diagnostic) {
    var info = stat()
    guard unsafe stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      throw Diagnostic(.file, at: nil, "no file '\(name)'")
    }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Diagnostic(
        .file, at: nil, "'\(name)' cannot be read: permission denied",
        hints: ["allow reading it: chmod u+r \"\(name)\""])
    }
    defer { close(descriptor) }
    // SAFETY: the system writes at most `length` bytes into an array of that capacity.
    bytes = unsafe [UInt8](unsafeUninitializedCapacity: FileHeader.length) { buffer, count in
      count = unsafe max(0, pread(descriptor, buffer.baseAddress, FileHeader.length, 0))
    }
    size = Int(info.st_size)
    self.path = path
    problem = StoreProblem(name: name)
  }

  private var isDatabase: Bool { bytes.starts(with: FileHeader.signature) && bytes.count == FileHeader.length }

  /// Whether it is a dataset that some version of this program saved.
  var isOurs: Bool { isDatabase && number(at: 68) == StoreFormat.applicationID }

  /// Refuses what this program did not save, or what is not as it was saved.
  func check() throws(Diagnostic) {
    guard size > 0 else { throw problem.empty() }
    guard isDatabase else { throw problem.foreign(isDatabase: false) }
    guard isOurs else { throw problem.foreign(isDatabase: true) }
    let version = number(at: 60)
    guard version <= StoreFormat.version else { throw problem.newer(version) }
    for ending in ["-wal", "-journal"] where unsafe access(path + ending, F_OK) == 0 { throw problem.logged(ending) }
    guard version == StoreFormat.version, number(at: 24) == 1 else { throw problem.changed() }
    let pageSize = Int(bytes[16]) << 8 | Int(bytes[17])
    let expected = (pageSize == 1 ? 65_536 : pageSize) * number(at: 28)
    guard size == expected else { throw problem.cut(size: size, expected: expected) }
  }

  private func number(at place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }

  /// Takes out of a new file what depends on the library that wrote it, and sets its count of changes to 1: any other
  /// program that changes the file raises it.
  static func settle(_ path: String) -> Bool {
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return put([0, 0, 0, 1], at: 24, descriptor) && put([0, 0, 0, 1, 0, 0, 0, 0], at: 92, descriptor)
  }

  private static func put(_ bytes: [UInt8], at place: Int, _ descriptor: Int32) -> Bool {
    // SAFETY: the system reads exactly the array's bytes.
    unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, off_t(place)) } == bytes.count
  }
}
