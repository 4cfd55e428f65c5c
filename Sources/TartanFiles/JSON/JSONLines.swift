import TartanEngine
import TartanModel

/// A file with one JSON object a line, read into records: keys are columns, in order of their first appearance.
struct JSONLines {
  /// The keys.
  let columns: JSONColumns
  /// The values.
  let table: RecordTable
  /// For each line with an empty object, how many records are before it.
  let gaps: [Int]

  /// How many bytes are read first, to know the keys before the rest is.
  private static let sample = 1 << 16

  /// Whether a text is JSON Lines: by the name of its file, or because it begins like an object with a key.
  static func isLikely(_ bytes: [UInt8], from start: Int, name: String) -> Bool {
    if isNamed(name) { return true }
    guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else { return false }
    let next = bytes[(start + 1)...].prefix(100).first { $0 > Byte.space }
    return next == Byte.quote || next == UInt8(ascii: "}")
  }

  /// Whether a file's name says that it is JSON Lines.
  static func isNamed(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson")
  }

  /// Reads `text`; each thread reads lines of its own.
  init(_ text: DecodedText, name: String, threading: Threading, stop: StopFlag) throws(Diagnostic) {
    let bytes = text.bytes
    let start = text.start
    let sampleEnd = JSONLines.lineEnd(bytes, start + JSONLines.sample)
    var columns = JSONColumns()
    _ = try JSONLines.read(bytes, start..<sampleEnd, &columns, name: name, Threading(threads: 1), stop: stop)
    let parts = try JSONLines.read(bytes, start..<bytes.count, &columns, name: name, threading, stop: stop)
    self.columns = columns
    var joined: [UInt8] = []
    joined.reserveCapacity(parts.reduce(0) { $0 + $1.text.count })
    var starts: [UInt64] = []
    var lines: [UInt32] = []
    var ends: [UInt32] = []
    var gaps: [Int] = []
    for part in parts {
      gaps += part.gaps.map { starts.count + $0 }
      let base = UInt64(joined.count)
      starts += part.starts.map { base + $0 }
      lines += part.lines
      ends += part.ends
      joined += part.text
    }
    self.gaps = gaps
    table = RecordTable(bytes: joined, columnCount: columns.count, starts: starts, lines: lines, ends: ends)
  }

  /// Reads lines until the columns that were known before are those that were found.
  private static func read(
    _ bytes: [UInt8], _ range: Range<Int>, _ columns: inout JSONColumns, name: String, _ threading: Threading,
    stop: StopFlag
  ) throws(Diagnostic) -> [JSONPart] {
    var ranges: [Range<Int>] = []
    let count = threading.parts(of: range.count)
    var from = range.lowerBound
    for part in 1...count {
      let end = part == count ? range.upperBound : lineEnd(bytes, range.lowerBound + range.count * part / count)
      if end > from { ranges.append(from..<end) }
      from = max(from, end)
    }
    var lines: [Int] = []
    var line = 1
    for range in ranges {
      lines.append(line)
      line += lineFeeds(bytes, range)
    }
    while true {
      let known = columns
      let places = ranges
      let numbers = lines
      let parts = RowChunks.map(ranges.indices.map { $0..<$0 + 1 }) { index in
        JSONPart(bytes, places[index.lowerBound], line: numbers[index.lowerBound], known: known, stop: stop)
      }
      for part in parts {
        if part.isStopped { try checkStop(stop) }
        if let fault = part.fault { throw fault.diagnostic(in: bytes, name: name) }
        columns.join(part.columns)
      }
      if columns.readsLike(known) { return parts }
    }
  }

  /// The end of the line that `place` lies in.
  private static func lineEnd(_ bytes: [UInt8], _ place: Int) -> Int {
    guard place < bytes.count else { return bytes.count }
    return min(bytes.count, bytes.raw.position(of: Byte.lineFeed, from: place, to: bytes.count) + 1)
  }

  private static func lineFeeds(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var count = 0
    for byte in bytes[range] where byte == Byte.lineFeed { count += 1 }
    return count
  }
}

extension JSONColumns {
  /// Whether reading with the one or the other gives the same records.
  fileprivate func readsLike(_ other: JSONColumns) -> Bool {
    names == other.names
      && zip(held, other.held).allSatisfy { new, old in
        new.hasLists == old.hasLists && (!new.hasLists || new.separator == old.separator)
      }
  }
}
