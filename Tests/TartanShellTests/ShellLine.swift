/// What a transcript can do to files beside the session: `$ cat FILE` shows one, `$ write FILE [as FORM]` makes one of
/// the lines that follow, `$ sed s|OLD|NEW| FILE` replaces a text wherever it stands.
struct ShellLine {
  private let files: MemoryFiles

  init(_ files: MemoryFiles) { self.files = files }

  /// What the line prints; nil if it is none of these.
  func played(_ line: String) -> String? {
    if line.hasPrefix("$ cat ") { return files.text(of: PathText.absolute(String(line.dropFirst(6)))) }
    if line.hasPrefix("$ sed s|") { return replaced(line.dropFirst(8)) }
    guard line.hasPrefix("$ write ") else { return nil }
    let lines = line.dropFirst(8).split(separator: "\n", omittingEmptySubsequences: false)
    let words = lines[0].split(separator: " ")
    let form = words.count > 2 && words[1] == "as" ? String(words[2]) : "utf-8"
    let text = lines.dropFirst().map { $0 + "\n" }.joined()
    guard let bytes = ShellLine.bytes(of: text, as: form) else { return "(no such form)\n" }
    files.put(bytes, at: PathText.absolute(String(words[0])))
    return ""
  }

  private func replaced(_ line: Substring) -> String {
    let parts = line.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return "(s|OLD|NEW| FILE)\n" }
    let path = PathText.absolute(String(parts[2].drop { $0 == " " }))
    let text = files.text(of: path)
    guard text.contains(parts[0]) else { return "(not in that file)\n" }
    files.put(Array(text.replacing(parts[0], with: parts[1]).utf8), at: path)
    return ""
  }

  /// A text in another encoding, or with other line ends.
  static func bytes(of text: String, as form: String) -> [UInt8]? {
    switch form {
    case "utf-8": return Array(text.utf8)
    case "crlf": return Array(text.utf8).flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    case "bom": return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case "utf-16": return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case "windows-1252":
      let scalars = text.unicodeScalars
      return scalars.allSatisfy { $0.value < 256 } ? scalars.map { UInt8($0.value) } : nil
    default: return nil
    }
  }
}
