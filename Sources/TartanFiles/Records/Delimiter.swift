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

  /// What stands above the column names, and between the cells.
  struct Beginning {
    var delimiter: UInt8
    /// Where the first record begins, and on which line.
    var start: Int
    var line: Int
  }

  /// How many bytes from its start on are enough to tell a text's delimiter.
  static let telling = 1 << 18 + 64

  /// How a text begins; `forced` is the delimiter that a script names.
  static func beginning(of text: DecodedText, forced: UInt8?) -> Beginning {
    let directive = directive(in: text)
    let start = directive?.end ?? text.start
    return Beginning(
      delimiter: forced ?? directive?.delimiter ?? found(in: text, from: start), start: start,
      line: directive == nil ? 1 : 2)
  }

  /// `sep=;` on the first line, which some spreadsheets write and read.
  private static func directive(in text: DecodedText) -> (delimiter: UInt8, end: Int)? {
    let span = text.bytes.raw
    let start = text.start
    guard start + 5 < span.byteCount, text.bytes[start..<start + 4].elementsEqual("sep=".utf8) else { return nil }
    let byte = span.byte(at: start + 4)
    let after = span.byte(at: start + 5)
    guard after == Byte.lineFeed || after == Byte.carriageReturn else { return nil }
    return (byte, RecordScanner.afterBreak(span, at: start + 5))
  }

  /// The delimiter under which the first records agree best about how many cells they have.
  private static func found(in text: DecodedText, from start: Int) -> UInt8 {
    let trials = usual.map { trial(of: $0, in: text, from: start) }
    // A title above the column names: the records below it agree. It is refused later, with the right words.
    let titled = trials.first { $0.first == 1 && $0.isTableBelow }
    let tables = trials.filter { $0.first > 1 }
    if tables.isEmpty, let titled { return titled.byte }
    // Where all make one column, the one that occurs least: lines of wording have commas in them.
    let candidates = tables.isEmpty ? trials : tables
    var best = candidates[0]
    for trial in candidates.dropFirst() {
      let isWider = trial.agreement == best.agreement && trial.first > best.first
      if trial.agreement > best.agreement || isWider { best = trial }
    }
    return best.byte
  }

  /// What a delimiter makes of the first records.
  private struct Trial {
    let byte: UInt8
    /// How many cells the first record has.
    var first = 1
    /// The share of the records that have as many.
    var agreement = 0.0
    /// Whether all records but the first have several cells, and as many as each other.
    var isTableBelow = false
  }

  private static func trial(of byte: UInt8, in text: DecodedText, from start: Int) -> Trial {
    let counts = cellCounts(of: byte, in: text, from: start)
    var trial = Trial(byte: byte)
    guard let first = counts.first else { return trial }
    trial.first = first
    trial.agreement = Double(counts.filter { $0 == first }.count) / Double(counts.count)
    let below = counts.dropFirst()
    trial.isTableBelow = below.count > 1 && below.allSatisfy { $0 > 1 && $0 == below.first }
    return trial
  }

  /// How many cells each of the first records has.
  private static func cellCounts(of byte: UInt8, in text: DecodedText, from start: Int) -> [Int] {
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
      let isCut = record.next >= end && (end < text.bytes.count || text.isBeginning)
      if isCut || record.fault == .unclosedQuote { break }
      if record.contentEnd > position { counts.append(ends.count) }
      position = record.next
    }
    return counts
  }
}
