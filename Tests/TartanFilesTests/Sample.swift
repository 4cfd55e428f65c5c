import Glibc
import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import Testing

/// The corner-case files beside the tests.
enum Sample {
  /// Where the test sources are.
  static var folder: String { cut(#filePath) }

  /// The path of a sample.
  static func path(_ name: String) -> String { folder + "/Samples/" + name }

  /// The path of a file that is not part of the project; nil where it is absent.
  static func shared(_ name: String) -> String? {
    let path = cut(cut(cut(folder))) + "/shared/" + name
    return unsafe access(path, R_OK) == 0 ? path : nil
  }

  /// Loads a sample, with clauses said by `say`.
  static func load(_ name: String, _ say: (inout LoadSyntax) -> Void = { _ in }) throws(Diagnostic) -> LoadedFile {
    try load(path: path(name), say)
  }

  /// Loads any file.
  static func load(path: String, _ say: (inout LoadSyntax) -> Void = { _ in }) throws(Diagnostic) -> LoadedFile {
    var syntax = LoadSyntax(file: Name(path, at: SourceSpan(5, 5 + path.utf8.count), style: .quoted))
    say(&syntax)
    return try loadDataset(syntax, path: path, stop: StopFlag())
  }

  /// The diagnostic of a sample that cannot be loaded.
  static func problem(
    _ name: String, location: Testing.SourceLocation = #_sourceLocation, _ say: (inout LoadSyntax) -> Void = { _ in }
  ) throws -> Diagnostic {
    do throws(Diagnostic) {
      _ = try load(name, say)
    } catch {
      return error
    }
    Issue.record("'\(name)' was loaded", sourceLocation: location)
    throw Diagnostic(.badData, at: nil, "was loaded")
  }

  private static func cut(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}

/// A folder of its own for one test; removed with what is in it.
final class Scratch {
  let path: String

  init() {
    var pattern = Array("/tmp/tartan-test-XXXXXX".utf8CString)
    path = unsafe pattern.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, let made = unsafe mkdtemp(base) else { return "/nonexistent" }
      return unsafe String(cString: made)
    }
  }

  /// Writes a file in the folder and returns its path.
  func file(_ name: String, _ bytes: [UInt8]) -> String {
    let path = path + "/" + name
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var done = 0
    while done < bytes.count {
      let wrote = unsafe bytes[done...].withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      if wrote <= 0 { break }
      done += wrote
    }
    close(descriptor)
    return path
  }

  func file(_ name: String, _ text: String) -> String { file(name, Array(text.utf8)) }

  /// What stands in the folder, sorted.
  var names: [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The bytes of a file in the folder.
  func bytes(_ name: String) -> [UInt8] {
    let descriptor = unsafe open(path + "/" + name, O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }

  deinit {
    for name in names {
      if unsafe unlink(path + "/" + name) != 0 { _ = unsafe rmdir(path + "/" + name) }
    }
    _ = unsafe rmdir(path)
  }
}

extension LoadedFile {
  /// The description of a field.
  func field(_ name: String) throws -> FieldDescription {
    try #require(dataset.catalog.fields.first { $0.name == name }, "no field \(name)")
  }

  /// Each statement's values of a field, as text.
  func values(_ name: String) throws -> [[String]] {
    let field = try field(name)
    let rows = 0..<dataset.statements
    switch dataset[field.id] {
    case .single(let column):
      return rows.map { column.codes[$0] == SingleColumn.missing ? [] : [field.labels.names[Int(column.codes[$0])]] }
    case .multi(let column):
      return rows.map { row in
        column.codes[Int(column.offsets[row])..<Int(column.offsets[row + 1])].map { field.labels.names[Int($0)] }
      }
    case .number(let column): return rows.map { column.values[$0].isNaN ? [] : ["\(column.values[$0])"] }
    case .date(let column):
      return rows.map {
        column.firstDays[$0] == DateColumn.missing ? [] : ["\(column.firstDays[$0])", "\(column.lastDays[$0])"]
      }
    case .text(let column): return rows.map { column.lengths[$0] == 0 ? [] : [column.text(at: $0)] }
    }
  }

  /// The values of a field with one value a statement; "" where there is none.
  func column(_ name: String) throws -> [String] { try values(name).map { $0.first ?? "" } }

  /// The fields with their kinds, as `name kind`.
  var shape: [String] { dataset.catalog.fields.map { "\($0.name) \($0.kind.rawValue)" } }
}

/// Clauses of `load`, short.
func said(_ text: String, at start: Int = 0) -> Name { Name(text, at: SourceSpan(start, start + 1), style: .quoted) }

/// `field from columns …`.
func field(
  _ name: String, from columns: [Name], as kind: String? = nil, split: String? = nil, marked: Bool = false,
  paths: Name? = nil
) -> FieldMappingSyntax {
  FieldMappingSyntax(
    field: Name(name, at: SourceSpan(90, 91)), columns: .list(columns), kind: kind.map { said($0, at: 91) },
    separator: split.map { said($0, at: 92) }, marked: marked, paths: paths)
}

/// Numbers that look random and are the same in every run.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
