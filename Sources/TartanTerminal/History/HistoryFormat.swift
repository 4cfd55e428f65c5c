/// The text of a history file: a head line, then one entry a line.
///
/// A line break in an entry is written `\n`, a backslash `\\`; everything else stands as it is.
enum HistoryFormat {
  /// The head line.
  static let head = "# tartan history 1"

  /// An entry as a line, without its line break.
  static func line(for entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// The entry of a line. A backslash before anything else stands for itself.
  static func entry(of line: some StringProtocol) -> String {
    guard line.utf8.contains(UInt8(ascii: "\\")) else { return String(line) }
    var entry = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        switch scalar {
        case "n": entry.append("\n")
        case "r": entry.append("\r")
        case "\\": entry.append("\\")
        default: entry.append(contentsOf: ["\\", scalar])
        }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        entry.append(scalar)
      }
    }
    if isEscaped { entry.append("\\") }
    return String(entry)
  }

  /// The entries of a file; nil where the text is not a history of ours.
  static func entries(of text: String) -> [String]? {
    if text.isEmpty { return [] }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.removeFirst() == head else { return nil }
    return lines.filter { !$0.isEmpty }.map { entry(of: $0) }
  }

  /// A whole file.
  static func text(of entries: some Sequence<String>) -> String {
    entries.reduce(into: head + "\n") { $0 += line(for: $1) + "\n" }
  }
}
