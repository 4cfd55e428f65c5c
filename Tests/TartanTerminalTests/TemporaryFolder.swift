import Glibc

/// A folder of its own for one test, gone when the test ends.
final class TemporaryFolder {
  let path: String

  init() {
    var name = Array("/tmp/tartan-terminal-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&name).map { unsafe String(cString: $0) }
    path = made ?? "/tmp"
  }

  deinit {
    guard path != "/tmp" else { return }
    for name in ["/history", "/history.new", "/state/history", "/input"] { unsafe unlink(path + name) }
    unsafe rmdir(path + "/state")
    unsafe rmdir(path)
  }

  func file(_ name: String) -> String { path + "/" + name }
}

func write(_ bytes: [UInt8], to path: String) {
  let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  _ = unsafe write(descriptor, bytes, bytes.count)
  close(descriptor)
}

func write(_ text: String, to path: String) { write(Array(text.utf8), to: path) }

func read(_ path: String) -> String {
  let descriptor = unsafe open(path, O_RDONLY)
  defer { close(descriptor) }
  var bytes = [UInt8](repeating: 0, count: 1 << 20)
  let count = unsafe read(descriptor, &bytes, bytes.count)
  return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
}

func mode(of path: String) -> mode_t {
  var status = stat()
  _ = unsafe stat(path, &status)
  return status.st_mode & 0o777
}
