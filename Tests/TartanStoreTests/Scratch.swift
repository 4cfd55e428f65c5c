import Glibc
import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import TartanStore

/// A folder of its own for one test; removed with what is in it.
final class Scratch {
  private let path: String
  private var files: Set<String> = []

  init() {
    var pattern = Array("/tmp/tartan-store-XXXXXX".utf8CString)
    path = unsafe pattern.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, let made = unsafe mkdtemp(base) else { return "/nonexistent" }
      return unsafe String(cString: made)
    }
  }

  deinit {
    for file in files { _ = unsafe unlink(file) }
    _ = unsafe rmdir(path)
  }

  /// The path of a file in the folder.
  func file(_ name: String) -> String {
    files.insert(path + "/" + name)
    return path + "/" + name
  }

  /// Writes a file and returns its path.
  func write(_ bytes: [UInt8], as name: String) -> String {
    let file = file(name)
    let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    defer { close(descriptor) }
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    return file
  }

  /// The bytes of a file.
  func bytes(of file: String) -> [UInt8] {
    let descriptor = unsafe open(file, O_RDONLY)
    defer { close(descriptor) }
    var info = stat()
    _ = unsafe fstat(descriptor, &info)
    var bytes = [UInt8](repeating: 0, count: Int(info.st_size))
    _ = unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
    return bytes
  }

  /// A dataset read from a table.
  func load(_ table: String) throws(Diagnostic) -> Dataset {
    let file = write(Array(table.utf8), as: "table.csv")
    var syntax = LoadSyntax(file: Name(file, at: SourceSpan(0, 0), style: .quoted))
    syntax.fields = []
    return try loadDataset(syntax, path: file, stop: StopFlag()).dataset
  }

  /// Saves a dataset and returns the file's path.
  func save(_ dataset: Dataset, as name: String = "saved.tartan") throws(Diagnostic) -> String {
    let file = write([], as: name)
    _ = try saveDataset(dataset, origin: Scratch.origin, to: file, name: name, stop: StopFlag())
    return file
  }

  static let origin = Origin(
    program: "tartan test", file: "table.csv", fingerprint: "00", mapping: "load \"table.csv\"")
}

/// All that a dataset holds, as text: what must be the same in two of them.
func contents(of dataset: Dataset) -> [String] {
  var lines = dataset.catalog.fields.map { "\($0.name) \($0.kind) \($0.labels) \($0.missing) \($0.isHierarchical)" }
  lines.append("\(dataset.lines)")
  for field in dataset.catalog.fields {
    for row in 0..<dataset.statements { lines.append("\(dataset.value(of: field.id, row: row))") }
    if case .number(let column) = dataset[field.id] { lines.append("\(column.decimals)") }
    guard field.kind == .single || field.kind == .multi else { continue }
    let index = dataset.labelIndex(of: field.id)
    lines.append("\(index.counts) \(index.present.words)")
    for label in field.labels.names.indices {
      var rows = Bitmap(none: dataset.statements)
      index.add(LabelID(label), to: &rows)
      lines.append("\(index.slot(of: LabelID(label)) ?? -1) \(rows.words)")
    }
  }
  return lines
}
