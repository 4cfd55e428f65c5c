import Glibc

/// A configuration file, read at once.
enum SmallFile {
  /// The text of a file of at most 1 MB; nil where there is none that can be read.
  static func text(at path: String) -> String? {
    // Opening does not wait, should the name be a pipe.
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else { return nil }
    defer { close(number) }
    var bytes: [UInt8] = []
    while bytes.count < 1 << 20 {
      switch Descriptor(number: number).read(upTo: 1 << 16) {
      case .bytes(let more): bytes += more
      case .end: return String(decoding: bytes, as: UTF8.self)
      case .failed(let errorNumber): if errorNumber != EINTR { return nil }
      }
    }
    return nil
  }
}
