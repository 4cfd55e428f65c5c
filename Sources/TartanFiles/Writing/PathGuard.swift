import Glibc
public import TartanModel

/// Keeps what a script reads and writes below the folders that it may use.
public struct PathGuard: Sendable {
  /// The folder that relative paths start from, without links.
  public let base: String
  /// The other folders that may be used, without links.
  public let allowed: [String]

  /// A guard for the folder at `base` and the folders that the person who runs the script names.
  ///
  /// - Throws: a diagnostic if one of them does not exist or is no folder.
  public init(base: String, alsoAllowed: [String] = []) throws(Diagnostic) {
    self.base = try PathGuard.folder(base)
    var allowed: [String] = []
    for path in alsoAllowed { allowed.append(try PathGuard.folder(path)) }
    self.allowed = allowed
  }

  /// The absolute path, without links, that `path` means.
  ///
  /// The last parts need not exist yet. Links are followed first and the result is judged, so that neither `..` nor a
  /// link leads out.
  ///
  /// - Throws: a diagnostic `outside-folder` if it lies outside of all folders of the guard.
  public func resolve(_ path: String) throws(Diagnostic) -> String {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw Diagnostic(.file, at: nil, "the name of the file is empty or holds a NUL", hints: ["name a file"])
    }
    let resolved = try existing(path.hasPrefix("/") ? path : Path.join(base, path), typed: path)
    guard ([base] + allowed).contains(where: { PathGuard.lies(resolved, in: $0) }) else { throw outside(path) }
    return resolved
  }

  /// The real path of the part that exists, with the rest behind it.
  private func existing(_ path: String, typed: String) throws(Diagnostic) -> String {
    var front = path
    var rest: [String] = []
    while true {
      if let real = RealPath.of(front) { return rest.reversed().reduce(real, Path.join) }
      var info = stat()
      // It exists and leads nowhere: what is written through it could end up anywhere.
      if unsafe lstat(front, &info) == 0 {
        throw Diagnostic(
          .outsideFolder, at: nil, "'\(typed)' goes through a link that leads nowhere", hints: ["remove the link"])
      }
      let (folder, name) = Path.split(front)
      guard !folder.isEmpty, name != "..", name != "." else { throw outside(typed) }
      rest.append(name)
      front = folder
    }
  }

  private func outside(_ path: String) -> Diagnostic {
    Diagnostic(
      .outsideFolder, at: nil, "'\(path)' lies outside of the script's folder",
      hints: [
        "keep the file below the script's folder", "or name its folder on the command line when you run the script",
      ])
  }

  private static func lies(_ path: String, in folder: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  private static func folder(_ path: String) throws(Diagnostic) -> String {
    guard let real = RealPath.of(path.isEmpty ? "." : path) else {
      throw Diagnostic(.file, at: nil, "no folder '\(path)'", hints: ["make it first: mkdir -p \"\(path)\""])
    }
    var info = stat()
    guard unsafe stat(real, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else {
      throw Diagnostic(.file, at: nil, "'\(path)' is not a folder")
    }
    return real
  }
}

/// Paths without links.
enum RealPath {
  /// The absolute path of an existing file, all links followed; nil if it does not exist.
  static func of(_ path: String) -> String? {
    // SAFETY: with no buffer given the system allocates the text, which is freed here.
    guard let text = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }
}
