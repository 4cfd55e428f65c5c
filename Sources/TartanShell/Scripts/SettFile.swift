import TartanLanguage
import TartanModel

/// A `.sett` as text: commands for people, and below them, in lines that begin with `#=`, what `check` compares with.
///
/// To every other reader those lines are comments.
struct SettFile: Sendable {
  /// The commands with their places.
  var commands: [CommandSource] = []
  /// The paragraphs of its comments, each with the line after it.
  var remarks: [(text: String, line: Int)] = []
  /// The program that pinned the results, if they are pinned.
  var program: String?
  /// The digest of the commands when they were pinned.
  var commandDigest: String?
  /// The pinned results, by number.
  var pins: [Pin] = []
  /// The pinned statements with their fields, by dataset.
  var data: [String: PinnedData] = [:]
  /// Pinned statements of a sett that kept one digest a statement: by identity, by dataset.
  var digests: [String: [String: String]] = [:]
  /// The pinned fingerprints, by dataset.
  var fingerprints: [String: String] = [:]

  /// Reads a sett.
  init(text: String) {
    commands = CommandSplitter.commands(in: text).filter { !SettFile.isOnlyComment($0.text) }
    remarks = SettRemarks.paragraphs(of: text)
    var reader = PinReader()
    for line in SettFile.lines(of: text) where line.hasPrefix("#= ") {
      reader.read(line.dropFirst(3))
    }
    reader.finish()
    program = reader.program
    commandDigest = reader.commandDigest
    pins = reader.pins
    data = reader.data
    digests = reader.digests
    fingerprints = reader.fingerprints
  }

  /// A script of commands alone, that no result was pinned in.
  init(commands: [CommandSource]) {
    self.commands = commands.filter { !SettFile.isOnlyComment($0.text) }
  }

  /// The lines of a text, whichever way they end: an editor may have made two characters of each end.
  private static func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  private static func isOnlyComment(_ text: String) -> Bool {
    Lexer.lenientTokens(of: text).allSatisfy { [.comment, .newline, .continuation].contains($0.kind) }
  }

  /// The digest of the commands, comments and layout left out.
  static func digest(of commands: [CommandSource]) -> String {
    let canonical = commands.map { command in
      (try? Parser.parse(command.text)).flatMap { $0 }.map { canonicalText(of: $0) } ?? command.text
    }
    return Digest.short(of: canonical.joined(separator: "\n"))
  }

  /// The text of a sett without its pins.
  static func withoutPins(_ text: String) -> String {
    var lines = SettFile.lines(of: text)
    lines.removeAll { $0.hasPrefix("#=") }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Reads the lines of a sett that begin with `#=`.
private struct PinReader {
  var program: String?
  var commandDigest: String?
  var pins: [Pin] = []
  var data: [String: PinnedData] = [:]
  var digests: [String: [String: String]] = [:]
  var fingerprints: [String: String] = [:]
  private var open: (number: Int, digest: String, command: String, lines: [[String]])?
  private var dataset: String?

  mutating func read(_ line: Substring) {
    let words = line.split(separator: " ", maxSplits: 2).map(String.init)
    switch words.first {
    case "program": program = words.dropFirst().joined(separator: " ")
    case "commands": commandDigest = words.count > 1 ? words[1] : nil
    case "data" where words.count > 2:
      dataset = PinText.fields(of: words[2][...]).first
      if let dataset { fingerprints[dataset] = words[1] }
    case "|":
      open?.lines.append(PinText.fields(of: line.dropFirst(2)))
    case "field":
      if let dataset { data[dataset, default: PinnedData()].addField(PinText.fields(of: line.dropFirst(6))) }
    case "-": if let dataset { readStatements(PinText.fields(of: line.dropFirst(2)), of: dataset) }
    case let first? where first.hasPrefix("%"):
      finish()
      guard let number = Int(first.dropFirst()), words.count > 1 else { return }
      open = (number, words[1], words.count > 2 ? words[2] : "", [])
    default: break
    }
  }

  private mutating func readStatements(_ fields: [String], of dataset: String) {
    for index in stride(from: 0, to: fields.count - 1, by: 2) {
      if data[dataset] != nil {
        data[dataset]?.addRow(id: fields[index], fields[index + 1])
      } else {
        digests[dataset, default: [:]][fields[index]] = fields[index + 1]
      }
    }
  }

  mutating func finish() {
    guard let pin = open else { return }
    pins.append(Pin(number: pin.number, command: pin.command, digest: pin.digest, lines: pin.lines))
    open = nil
  }
}

/// The fields of a pinned line: separated by ` | `, with `\|`, `\\` and `\n` for what would be misread.
enum PinText {
  static func line(of fields: [String]) -> String { fields.map(escaped).joined(separator: " | ") }

  static func fields(of line: Substring) -> [String] {
    var fields: [String] = []
    var field = ""
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        field.unicodeScalars.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "|" {
        fields.append(trimmed(field, leading: !fields.isEmpty, trailing: true))
        field = ""
      } else {
        field.unicodeScalars.append(scalar)
      }
    }
    fields.append(trimmed(field, leading: !fields.isEmpty, trailing: false))
    return fields
  }

  /// The field without the one blank that stands beside each separator.
  private static func trimmed(_ field: String, leading: Bool, trailing: Bool) -> String {
    var field = Substring(field)
    if leading, field.first == " " { field.removeFirst() }
    if trailing, field.last == " " { field.removeLast() }
    return String(field)
  }

  private static func escaped(_ field: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in field.unicodeScalars {
      switch scalar {
      case "|", "\\": text.append(contentsOf: ["\\", scalar])
      case "\n": text.append(contentsOf: ["\\", "n"])
      case "\r": text.append(contentsOf: ["\\", "r"])
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
