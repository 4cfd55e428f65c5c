import TartanLanguage
import TartanModel

/// What stands between the cells of a record.
package enum Delimiter {
  /// The delimiters that are looked for, the most usual first.
  static let usual: [UInt8] = [Byte.comma, Byte.semicolon, Byte.tab, Byte.pipe]

  /// The word that a script uses for a delimiter.
  package static func word(for byte: UInt8) -> String {
    switch byte {
    case Byte.comma: "comma"
    case Byte.semicolon: "semicolon"
    case Byte.tab: "tab"
    case Byte.pipe: "pipe"
    default: String(decoding: [byte], as: UTF8.self)
    }
  }

  /// The delimiter that a script names: a word, or the character itself.
  static func named(_ name: Name) throws(Diagnostic) -> UInt8 {
    switch name.text.lowercased() {
    case "comma": return Byte.comma
    case "semicolon": return Byte.semicolon
    case "tab", "\\t": return Byte.tab
    case "pipe": return Byte.pipe
    default: break
    }
    let bytes = Array(name.text.utf8)
    guard bytes.count == 1, let byte = bytes.first, byte < 0x7F, byte == Byte.tab || byte > Byte.space,
      byte != Byte.quote
    else {
      throw Diagnostic(
        .badMapping, at: name.span, "a delimiter is one character",
        hints: ["delimiter comma", "delimiter semicolon", "delimiter tab", "delimiter pipe"])
    }
    return byte
  }

  /// The delimiter under which the first records agree best about how many cells they have; a comma if none occurs.
  static func found(in text: DecodedText, from start: Int) -> UInt8 {
    var best = (byte: Byte.comma, agreement: 0.0, cells: 1)
    for byte in usual {
      let (agreement, cells) = trial(of: byte, in: text, from: start)
      guard cells > 1 else { continue }
      if agreement > best.agreement || (agreement == best.agreement && cells > best.cells) {
        best = (byte, agreement, cells)
      }
    }
    return best.byte
  }

  /// How many cells the first record has, and which share of the next ones has as many.
  private static func trial(of byte: UInt8, in text: DecodedText, from start: Int) -> (agreement: Double, cells: Int) {
    // Long enough for a hundred records of wording; a record that is cut off at the end is not counted.
    let end = min(text.bytes.count, start + 1 << 18)
    let span = text.bytes.raw.extracting(0..<end)
    let scanner = RecordScanner(delimiter: byte)
    var ends: [UInt32] = []
    var counts: [Int] = []
    var position = start
    while position < end, counts.count < 100 {
      ends.removeAll(keepingCapacity: true)
      let record = scanner.scan(span, from: position, ends: &ends)
      let isCut = record.next >= end && end < text.bytes.count
      if isCut || record.fault == .unclosedQuote { break }
      if record.contentEnd > position { counts.append(ends.count) }
      position = record.next
    }
    guard let first = counts.first else { return (0, ends.count) }
    let alike = counts.filter { $0 == first }.count
    return (Double(alike) / Double(counts.count), first)
  }
}
