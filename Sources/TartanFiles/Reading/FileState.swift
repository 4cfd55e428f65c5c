import Glibc
import TartanModel

/// Which file it is and when it was last written: two equal states are of the same bytes.
struct FileState: Equatable {
  /// How many bytes it has.
  let size: Int
  private let device: UInt64
  private let number: UInt64
  private let written: [Int]

  private init(_ info: stat) {
    size = Int(info.st_size)
    device = UInt64(info.st_dev)
    number = UInt64(info.st_ino)
    written = [info.st_mtim.tv_sec, info.st_mtim.tv_nsec]
  }

  /// The state of an open file; nil if the system does not tell.
  init?(_ descriptor: Int32) {
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0 else { return nil }
    self.init(info)
  }

  /// The state of the file that has a path now; nil if there is none.
  init?(path: String) {
    var info = stat()
    guard unsafe stat(path, &info) == 0 else { return nil }
    self.init(info)
  }

  /// The state of a file that must be a regular one and have bytes.
  static func ofRegularFile(path: String, name: String) throws(Diagnostic) -> FileState {
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
    let state = FileState(info)
    guard state.size > 0 else { throw FileProblem.empty(name: name) }
    return state
  }
}
