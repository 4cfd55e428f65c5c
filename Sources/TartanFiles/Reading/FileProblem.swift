import Glibc
import TartanLanguage
import TartanModel

/// What can be wrong with a path that should be a data file: one message and one remedy each.
enum FileProblem {
  /// The file cannot be opened or read; `reason` is the system's error number.
  static func unreadable(path: String, name: String, reason: Int32) -> Diagnostic {
    switch reason {
    case ENOENT, ENOTDIR: return missing(path: path, name: name)
    case EACCES, EPERM:
      return Diagnostic(
        .file, at: nil, "'\(name)' cannot be read: permission denied",
        hints: ["allow reading it: chmod u+r \"\(name)\""])
    case ENAMETOOLONG: return Diagnostic(.file, at: nil, "the name of the file is longer than the system allows")
    case ELOOP: return Diagnostic(.file, at: nil, "'\(name)' is a link that leads back to itself")
    default: return Diagnostic(.file, at: nil, "'\(name)' cannot be read: \(systemText(reason))")
    }
  }

  /// There is no such file; the hints name what is there instead.
  static func missing(path: String, name: String) -> Diagnostic {
    let (folder, file) = Path.split(path)
    guard let entries = Folder.names(in: folder) else {
      return Diagnostic(
        .file, at: nil, "no file '\(name)': its folder does not exist",
        hints: ["give the path from the folder that the session was started in"])
    }
    let near = nearest(to: file, among: entries)
    let shown = Path.split(name).folder
    var hints = near.map { "did you mean \"\(shown.isEmpty ? $0 : Path.join(shown, $0))\"?" }
    if hints.isEmpty { hints = tables(entries, in: shown) }
    return Diagnostic(.file, at: nil, "no file '\(name)'", hints: hints)
  }

  /// The files whose names without their ending are nearest to that of `file`.
  private static func nearest(to file: String, among entries: [String]) -> [String] {
    let visible = entries.filter { !$0.hasPrefix(".") }
    let stems = Spelling.nearest(Path.stem(file), among: visible.map(Path.stem))
    return Array(stems.flatMap { stem in visible.filter { Path.stem($0) == stem } }.prefix(3))
  }

  /// The path is a folder; the hints name the tables in it.
  static func isFolder(path: String, name: String) -> Diagnostic {
    let hints = tables(Folder.names(in: path) ?? [], in: name)
    return Diagnostic(
      .file, at: nil, "'\(name)' is a folder, not a file", hints: hints.isEmpty ? ["name a file in it"] : hints)
  }

  /// A pipe, a device or a socket.
  static func isSpecial(name: String) -> Diagnostic {
    Diagnostic(
      .file, at: nil, "'\(name)' is not a regular file",
      hints: ["save what it holds as a file and load that: a fingerprint needs bytes that stay"])
  }

  /// Somebody wrote to it, or put another file in its place, between the first and the last byte.
  static func changed(name: String) -> Diagnostic {
    Diagnostic(
      .file, at: nil, "'\(name)' changed while it was read",
      hints: ["load it again when whatever writes it is done", "or load a copy of it"])
  }

  /// There is nothing in it.
  static func empty(name: String) -> Diagnostic {
    Diagnostic(
      .badData, at: nil, "'\(name)' is empty", hints: ["a data file has a line of column names and a line a statement"])
  }

  /// It would not fit into memory.
  static func tooLarge(name: String, size: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      .file, at: nil, "'\(name)' has \(size >> 20) MB, and this computer can hold files of up to \(limit >> 20) MB",
      hints: ["split the file, or leave out columns that you do not need before loading it"])
  }

  /// The system's words for an error number.
  static func systemText(_ reason: Int32) -> String {
    guard let text = unsafe strerror(reason) else { return "error \(reason)" }
    return unsafe String(cString: text).lowercased()
  }

  /// Hints that name the first few tables among `entries`.
  private static func tables(_ entries: [String], in folder: String) -> [String] {
    let found = entries.filter { entry in
      ["csv", "tsv", "txt", "tab", "jsonl", "ndjson"].contains { entry.lowercased().hasSuffix("." + $0) }
    }
    return found.prefix(3).map { "load \"\(folder.isEmpty ? $0 : Path.join(folder, $0))\"" }
  }
}
