/// Paths as text: absolute, relative, folders. Looks at no file.
enum PathNames {
  /// `path` made absolute from `folder`, with `.` and `..` resolved.
  static func absolute(_ path: String, from folder: String) -> String {
    var full = path
    if !path.hasPrefix("/") { full = folder + "/" + path }
    var parts: [Substring] = []
    for part in full.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": if !parts.isEmpty { parts.removeLast() }
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// `path` as seen from `folder`; both absolute.
  static func relative(_ path: String, to folder: String) -> String {
    let to = path.split(separator: "/")
    let from = folder.split(separator: "/")
    let common = zip(to, from).prefix { $0 == $1 }.count
    let up = Array(repeating: Substring(".."), count: from.count - common)
    return (up + to.dropFirst(common)).joined(separator: "/")
  }

  /// The folder of an absolute path.
  static func folder(of path: String) -> String {
    let parts = path.split(separator: "/").dropLast()
    return "/" + parts.joined(separator: "/")
  }

  /// The last part of a path.
  static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Whether an absolute path lies in an absolute folder, or is it.
  static func lies(_ path: String, in folder: String) -> Bool {
    folder == "/" || path == folder || path.hasPrefix(folder + "/")
  }
}
