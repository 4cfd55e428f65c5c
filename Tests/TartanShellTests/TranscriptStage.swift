import Glibc
import Synchronization
import TartanModel
import TartanRender
import TartanShell

/// Plays the lines of a transcript in a session of its own, with files that are only written to memory.
final class TranscriptStage {
  private let files = MemoryFiles()
  private var session: Session
  private var shown = ""

  init() {
    let output = Output()
    session = Session(
      environment: SessionEnvironment(
        folder: Checkout.root, home: Checkout.root, files: files, program: Program.version, stop: StopFlag(),
        cores: 2, emit: { output.results.append($0) }))
    self.output = output
  }

  private let output: Output

  private final class Output { var results: [RenderedResult] = [] }

  /// The prompt as it stands now.
  var prompt: String { session.promptText }

  /// The answer of the last line played; nil if it failed or had none.
  var answer: Answer? { output.results.last?.answer }

  /// What a typed line prints. `$ cat FILE` shows a file that was written.
  func play(_ line: String) -> String {
    if line.hasPrefix("$ cat ") { return files.text(of: PathText.absolute(String(line.dropFirst(6)))) }
    output.results = []
    var failure = ""
    do {
      _ = try session.run(line)
    } catch {
      let place = error.script
      let source =
        place.map { DiagnosticSource($0.text, file: PathText.name($0.path), firstLine: $0.line) }
        ?? DiagnosticSource(line)
      failure = DiagnosticRenderer(RenderOptions(width: 100)).text(of: error, in: source)
    }
    let renderer = TextRenderer()
    var text = ""
    for result in output.results {
      if !text.isEmpty { text += "\n" }
      renderer.render(
        result, options: RenderOptions(width: 100, plainTable: session.settings["table"] == "plain"), to: &text)
    }
    return text + failure
  }
}

/// The checkout that the tests run in.
enum Checkout {
  /// Its root, from the place of this file.
  static let root: String = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()
}

enum PathText {
  static func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : Checkout.root + "/" + path }
  static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// The disk for reading, memory for writing.
final class MemoryFiles: FileAccess, Sendable {
  private let store = Store()
  private let placesInUse = Places()

  /// Files on the disk that stand for files in memory; they go when the test is over.
  private final class Places: Sendable {
    private let paths = Mutex<[String]>([])

    func add() -> String {
      let path = Disk.temporaryFile()
      paths.withLock { $0.append(path) }
      return path
    }

    deinit { for path in paths.withLock({ $0 }) { Disk.remove(path) } }
  }

  private final class Store: Sendable {
    private let files = Mutex<[String: [UInt8]]>([:])
    subscript(path: String) -> [UInt8]? {
      get { files.withLock { $0[path] } }
      set { files.withLock { $0[path] = newValue } }
    }
  }

  func text(of path: String) -> String {
    store[path].map { String(decoding: $0, as: UTF8.self) } ?? "(no such file)\n"
  }

  func read(_ path: String, shownAs shown: String) throws(Diagnostic) -> [UInt8] {
    if let bytes = store[path] ?? Disk.bytes(of: path) { return bytes }
    throw Diagnostic(.file, at: nil, "cannot read '\(shown)': no such file")
  }

  func contents(of path: String) -> [UInt8]? { store[path] ?? Disk.bytes(of: path) }

  func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) { store[path] = bytes }

  func wroteLast(_ path: String, contents: [UInt8]) -> Bool { store[path] == contents }

  /// A file of its own on the disk, for what only a library can write and read.
  func write(to path: String, by fill: (String) throws(Diagnostic) -> String) throws(Diagnostic) {
    let place = Disk.temporaryFile()
    defer { Disk.remove(place) }
    store[path + "#"] = Array(try fill(place).utf8)
    store[path] = Disk.bytes(of: place)
  }

  func place(of path: String) -> String {
    guard let bytes = store[path] else { return path }
    let place = placesInUse.add()
    Disk.write(bytes, to: place)
    return place
  }

  func exists(_ path: String) -> Bool { contents(of: path) != nil }

  func wroteLast(_ path: String, digest: String) -> Bool { store[path + "#"] == Array(digest.utf8) }

  func lies(_ path: String, inAnyOf folders: [String]) -> Bool {
    folders.contains { path == $0 || path.hasPrefix($0 + "/") }
  }
}

/// Small files, read whole.
enum Disk {
  static func bytes(of path: String) -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(file, $0.baseAddress, $0.count) }
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += chunk.prefix(count)
    }
  }

  static func text(of path: String) -> String? { bytes(of: path).map { String(decoding: $0, as: UTF8.self) } }

  /// An empty file of a name that nobody else has.
  static func temporaryFile() -> String {
    var template = Array("/tmp/tartan-test-XXXXXX".utf8CString)
    let descriptor = unsafe mkstemp(&template)
    if descriptor >= 0 { close(descriptor) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func remove(_ path: String) { _ = unsafe unlink(path) }

  static func write(_ text: String, to path: String) { write(Array(text.utf8), to: path) }

  static func write(_ bytes: [UInt8], to path: String) {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { return }
    defer { close(file) }
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
  }

  /// The files below a folder whose names end so, sorted.
  static func files(below folder: String, ending: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var found: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let path = folder + "/" + name
      if name.hasSuffix(ending) { found.append(path) } else { found += files(below: path, ending: ending) }
    }
    return found.sorted()
  }
}
