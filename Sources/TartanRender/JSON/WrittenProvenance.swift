package import TartanModel

/// The provenance that an exported file carries, and the part of the text that it stands for.
package struct WrittenProvenance: Sendable {
  /// Where the result comes from.
  package let provenance: Provenance
  /// The text from there to the next one, or to the end.
  package let text: String

  /// The provenances in a text, in their order: lines `tartan: {…}`, or the values of exported JSON.
  package static func all(in text: String) -> [WrittenProvenance] {
    let bytes = Array(text.utf8)
    let mark = Array("tartan: {".utf8)
    var found: [(start: Int, provenance: Provenance)] = []
    var place = 0
    while let at = bytes[place...].firstRange(of: mark)?.lowerBound {
      var length = 0
      place = at + mark.count
      guard let value = JSONValue(beginning: line(of: bytes, from: place - 1), length: &length),
        let provenance = Provenance(value)
      else { continue }
      found.append((at, provenance))
    }
    guard !found.isEmpty else { return inJSON(text) }
    return found.indices.map { index in
      let end = index + 1 < found.count ? found[index + 1].start : bytes.count
      // A note beside a table has its provenance at the end, a table in a page at the beginning.
      let start = found.count == 1 ? 0 : found[index].start
      return WrittenProvenance(
        provenance: found[index].provenance, text: String(decoding: bytes[start..<end], as: UTF8.self))
    }
  }

  private static func line(of bytes: [UInt8], from start: Int) -> ArraySlice<UInt8> {
    bytes[start...].prefix { $0 != 0x0A }
  }

  private static func inJSON(_ text: String) -> [WrittenProvenance] {
    text.split(separator: "\n").compactMap { line in
      var length = 0
      guard line.hasPrefix("{"), let value = JSONValue(beginning: line.utf8, length: &length),
        let provenance = value["provenance"].flatMap({ Provenance($0) })
      else { return nil }
      return WrittenProvenance(provenance: provenance, text: String(line) + "\n")
    }
  }
}

extension Provenance {
  /// The provenance that a JSON object states; nil if it lacks what no provenance lacks.
  fileprivate init?(_ value: JSONValue) {
    guard let file = value["dataFile"]?.text, let fingerprint = value["sha256"]?.text,
      let command = value["command"]?.text, let program = value["program"]?.text
    else { return nil }
    var number: Int?
    if case .number(let digits)? = value["result"] { number = Int(digits) }
    self.init(
      dataFile: file, fingerprint: PendingFingerprint(known: fingerprint), filter: value["filter"]?.text,
      recoding: value["recoding"]?.text, settings: value["settings"]?.text, command: command, program: program,
      result: number)
    steps = value["steps"]?.elements.compactMap(\.text) ?? []
  }
}
