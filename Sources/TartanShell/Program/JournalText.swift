/// The text of a journal: one accepted command a line, under comments that say from which folder its paths are read.
package enum JournalText {
  /// What says that the lines below are read from a folder.
  package static func place(_ folder: String) -> String { placeMark + escaped(folder) + "\n" }

  /// A command, which may stand on several lines.
  package static func line(_ command: String) -> String { escaped(command) + "\n" }

  /// The commands of a text, by the folder that their paths are read from.
  package static func parts(of text: String) -> [Journal.LostSession.Part] {
    var parts: [Journal.LostSession.Part] = []
    // A line without its end was being written when the session died, and may be cut.
    // Lines end with the byte: a carriage return before it is part of the command.
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
      Substring.init)
    for line in lines where !line.isEmpty {
      if line.hasPrefix(placeMark) {
        parts.append(.init(folder: unescaped(line.dropFirst(placeMark.count)), lines: []))
      } else if !line.hasPrefix("#"), let last = parts.indices.last {
        parts[last].lines.append(unescaped(line))
      }
    }
    return parts.filter { !$0.lines.isEmpty }
  }

  private static let placeMark = "# in "

  private static func escaped(_ line: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      switch scalar {
      case "\\": text.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": text.append(contentsOf: "\\n".unicodeScalars)
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  private static func unescaped(_ line: Substring) -> String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        text.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
