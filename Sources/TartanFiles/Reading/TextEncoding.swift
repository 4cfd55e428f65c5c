import TartanModel

/// How a data file writes its characters as bytes.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// UTF-16, in the order that its mark or its zero bytes show.
  case utf16 = "utf-16"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, high byte first.
  case utf16BigEndian = "utf-16be"
  /// What Windows writes in Western Europe; holds Latin-1.
  case windows1252 = "windows-1252"
  /// UTF-8, and Windows-1252 on the lines that are not: files that were pasted together.
  case mixed

  /// The encoding that a script names; spelling with and without dashes is understood.
  init?(named name: String) {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch plain {
    case "utf8", "utf8bom", "utf8sig", "ascii": self = .utf8
    case "utf16", "unicode", "ucs2": self = .utf16
    case "utf16le": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "windows1252", "cp1252", "latin1", "iso88591", "ansi": self = .windows1252
    case "mixed": self = .mixed
    default: return nil
    }
  }
}

/// How a file was decoded, without its text.
package struct EncodingNotes: Sendable {
  /// How the file writes its characters.
  package let encoding: TextEncoding
  /// The first lines, at most 20, that were read as Windows-1252 because they are not UTF-8.
  package var foreignLines: [Int] = []
  /// How many such lines there are.
  package var foreignLineCount = 0
  /// How many characters were malformed and read as U+FFFD.
  package var malformed = 0
}

/// A file's text as UTF-8, with its lines where they were.
package struct DecodedText: Sendable {
  /// The bytes; the text begins at `start`.
  package let bytes: [UInt8]
  /// Where the text begins: behind a byte order mark.
  package let start: Int
  /// How the file wrote it.
  package let notes: EncodingNotes
  /// What was found about it while it was read, if anything.
  var survey: TextSurvey?
  /// Whether the file goes on behind these bytes.
  var isBeginning = false

  init(bytes: [UInt8], start: Int, notes: EncodingNotes) {
    self.bytes = bytes
    self.start = start
    self.notes = notes
  }
}
