package import TartanModel

/// Turns a file's bytes into UTF-8 text.
package enum Decoder {
  /// Decodes `bytes`.
  ///
  /// - Parameters:
  ///   - bytes: the file, whole.
  ///   - forced: the encoding that the script names; nil to look at the bytes.
  ///   - name: how the file is called in messages.
  /// - Returns: the text, with its lines where they were.
  /// - Throws: a diagnostic if the bytes are no text, or not in the encoding that was named.
  package static func decode(
    _ bytes: [UInt8], as forced: TextEncoding?, name: String
  ) throws(Diagnostic) -> DecodedText {
    try decode(bytes, as: forced, survey: nil, name: name)
  }

  /// The beginning of a file's text, if it may be UTF-8; `hasMore` says whether the file goes on.
  static func beginning(_ bytes: [UInt8], hasMore: Bool, as forced: TextEncoding?) -> DecodedText? {
    guard forced == .utf8 || (forced == nil && KnownFormat.of(bytes) == nil && !UTF16.isLikely(bytes)) else {
      return nil
    }
    var text = DecodedText(bytes: bytes, start: markEnd(bytes), notes: EncodingNotes(encoding: .utf8))
    text.isBeginning = hasMore
    return text
  }

  /// As above; `survey` is what was found about the bytes while they were read.
  static func decode(
    _ bytes: [UInt8], as forced: TextEncoding?, survey: TextSurvey?, name: String
  ) throws(Diagnostic) -> DecodedText {
    if forced == nil, let known = KnownFormat.of(bytes) { throw known.diagnostic(name: name) }
    switch forced ?? (UTF16.isLikely(bytes) ? .utf16 : .utf8) {
    case .utf8: return try utf8(bytes, isForced: forced != nil, survey: survey, name: name)
    case .utf16: return try utf16(bytes, isBigEndian: UTF16.isBigEndian(bytes), as: .utf16, name: name)
    case .utf16LittleEndian: return try utf16(bytes, isBigEndian: false, as: .utf16LittleEndian, name: name)
    case .utf16BigEndian: return try utf16(bytes, isBigEndian: true, as: .utf16BigEndian, name: name)
    case .windows1252: return try windows1252(bytes, name: name)
    case .mixed: return try mixed(bytes, name: name)
    }
  }

  /// Where the text begins: behind a byte order mark.
  private static func markEnd(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  private static func utf8(
    _ bytes: [UInt8], isForced: Bool, survey: TextSurvey?, name: String
  ) throws(Diagnostic) -> DecodedText {
    let start = markEnd(bytes)
    if let survey, survey.isText(bytes) {
      var text = DecodedText(bytes: bytes, start: start, notes: EncodingNotes(encoding: .utf8))
      text.survey = survey
      return text
    }
    guard let fault = UTF8Check.firstFault(in: bytes.raw, from: start) else {
      return DecodedText(bytes: bytes, start: start, notes: EncodingNotes(encoding: .utf8))
    }
    let line = bytes.raw.lineBreaks(from: 0, to: fault) + 1
    if bytes[fault] == 0 { throw notText(name: name, line: line) }
    if isForced {
      throw Diagnostic(
        .badData, at: nil, "line \(line) of '\(name)' is not UTF-8",
        hints: ["add to load: encoding windows-1252", "leave the encoding out to have it found"])
    }
    return try mixed(bytes, name: name)
  }

  /// Each line as UTF-8 if it is UTF-8, else as Windows-1252. A file in which no line holds a longer UTF-8 character
  /// is Windows-1252 throughout.
  private static func mixed(_ bytes: [UInt8], name: String) throws(Diagnostic) -> DecodedText {
    var result = LineDecoder()
    try result.decode(bytes, name: name)
    return result.text
  }

  private static func windows1252(_ bytes: [UInt8], name: String) throws(Diagnostic) -> DecodedText {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes { Windows1252.append(byte, to: &text) }
    try refuseNUL(in: text, from: 0, name: name)
    return DecodedText(bytes: text, start: 0, notes: EncodingNotes(encoding: .windows1252))
  }

  private static func utf16(
    _ bytes: [UInt8], isBigEndian: Bool, as encoding: TextEncoding, name: String
  ) throws(Diagnostic) -> DecodedText {
    var malformed = 0
    let text = UTF16.utf8(of: bytes, isBigEndian: isBigEndian, malformed: &malformed)
    try refuseNUL(in: text, from: 0, name: name)
    if malformed > 0, malformed * 4 > text.count {
      throw Diagnostic(
        .badData, at: nil, "'\(name)' is not UTF-16 text", hints: ["leave the encoding out to have it found"])
    }
    return DecodedText(bytes: text, start: 0, notes: EncodingNotes(encoding: encoding, malformed: malformed))
  }

  static func refuseNUL(in bytes: [UInt8], from start: Int, name: String) throws(Diagnostic) {
    let place = bytes.raw.position(of: 0, from: start, to: bytes.count)
    guard place < bytes.count else { return }
    throw notText(name: name, line: bytes.raw.lineBreaks(from: 0, to: place) + 1)
  }

  private static func notText(name: String, line: Int) -> Diagnostic {
    Diagnostic(
      .badData, at: nil, "'\(name)' is not a text file: a NUL byte on line \(line)",
      hints: [
        "export the table as CSV from the program that made it",
        "a damaged file can be cleaned: tr -d '\\000' < damaged.csv > clean.csv",
      ])
  }
}

/// Decodes line by line, each in the encoding that it is in.
private struct LineDecoder {
  private var bytes: [UInt8] = []
  private var foreign: [Int] = []
  private var foreignCount = 0
  private var hasLongUTF8 = false

  var text: DecodedText {
    let notes = EncodingNotes(
      encoding: hasLongUTF8 ? .mixed : .windows1252, foreignLines: foreign, foreignLineCount: foreignCount)
    return DecodedText(bytes: bytes, start: 0, notes: notes)
  }

  mutating func decode(_ source: [UInt8], name: String) throws(Diagnostic) {
    let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    try Decoder.refuseNUL(in: source, from: start, name: name)
    bytes.reserveCapacity(source.count + source.count / 8)
    let span = source.raw
    var position = start
    var line = 1
    while position < source.count {
      let end = min(span.position(of: Byte.lineFeed, from: position, to: source.count) + 1, source.count)
      decodeLine(span.extracting(position..<end), line: line)
      line += span.lineBreaks(from: position, to: end)
      position = end
    }
  }

  private mutating func decodeLine(_ line: RawSpan, line number: Int) {
    if UTF8Check.firstFault(in: line, from: 0) == nil {
      for offset in 0..<line.byteCount {
        let byte = line.byte(at: offset)
        if byte >= 0x80 { hasLongUTF8 = true }
        bytes.append(byte)
      }
      return
    }
    foreignCount += 1
    if foreign.count < 20 { foreign.append(number) }
    for offset in 0..<line.byteCount { Windows1252.append(line.byte(at: offset), to: &bytes) }
  }
}
