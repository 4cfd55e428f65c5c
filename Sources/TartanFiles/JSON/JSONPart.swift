import TartanModel

/// Reads some lines of JSON into records: the text of each value, and where it ends.
struct JSONPart: Sendable {
  /// The text of the values, each behind one byte that nobody reads.
  private(set) var text: [UInt8] = []
  /// Where each record begins in `text`, its line, and where each of its cells ends, counted from there.
  private(set) var starts: [UInt64] = []
  private(set) var lines: [UInt32] = []
  private(set) var ends: [UInt32] = []
  /// How many objects have nothing in them; for each, how many records are before it.
  private(set) var gaps: [Int] = []
  /// The keys that were known before, and those that were found.
  private(set) var columns: JSONColumns
  /// What is wrong with the first line that is no object.
  private(set) var fault: JSONFault?
  /// Whether somebody asked to stop.
  private(set) var isStopped = false

  private let known: JSONColumns
  private let width: Int
  private let mostCells: Int
  private var scanner = JSONScanner(position: 0, end: 0)
  private var key: [UInt8] = []
  private var value: [UInt8] = []
  /// What the open record has in each column.
  private var cells: [(start: Int, end: Int)] = []
  /// In which record each key was seen last, those that were found included.
  private var seen: [Int] = []
  private var record = 0
  private var next = 0
  /// Whether the values of the open record stand in the order of their columns.
  private var ascends = true
  private var last = -1

  /// How deep objects may lie in each other.
  private static let deepest = 16

  /// Reads the lines of `range`, the first one of which has the number `line`; `known` are the columns to read.
  init(_ bytes: [UInt8], _ range: Range<Int>, line first: Int, known: JSONColumns, stop: StopFlag) {
    self.known = known
    columns = known
    width = known.count
    cells = Array(repeating: (0, 0), count: width)
    seen = Array(repeating: 0, count: width)
    mostCells = max(1 << 26, range.count)
    text.reserveCapacity(range.count)
    let span = bytes.raw
    var position = range.lowerBound
    var line = first
    while position < range.upperBound {
      let end = span.position(of: Byte.lineFeed, from: position, to: range.upperBound)
      scanner = JSONScanner(position: position, end: end)
      do throws(JSONFault) {
        try readLine(span, line: line)
      } catch {
        fault = error
        return
      }
      position = end + 1
      line += 1
      if line & 1023 == 0, stop.isRaised {
        isStopped = true
        return
      }
    }
  }

  private mutating func readLine(_ bytes: RawSpan, line: Int) throws(JSONFault) {
    scanner.skipBlanks(bytes)
    guard let first = scanner.now(bytes) else { return }
    guard first == UInt8(ascii: "{") else {
      throw JSONFault(place: scanner.position, message: "an object in braces is expected here")
    }
    let place = scanner.position
    record += 1
    next = 0
    last = -1
    ascends = true
    let start = text.count
    for column in cells.indices { cells[column] = (start, start) }
    key.removeAll(keepingCapacity: true)
    try object(bytes, depth: 0)
    scanner.skipBlanks(bytes)
    guard scanner.now(bytes) == nil else {
      throw JSONFault(place: scanner.position, message: "the line goes on behind its object")
    }
    guard last >= 0 else {
      gaps.append(starts.count)
      return
    }
    if !ascends { sort(from: start) }
    guard text.count - start < 1 << 31 else { throw JSONFault(place: place, message: "the object has more than 2 GB") }
    // Each object has room for every key: a file in which all have keys of their own would fill the memory.
    guard ends.count <= mostCells else {
      throw JSONFault(place: place, message: "the objects have too few keys in common to be one table")
    }
    close(from: start, line: line)
  }

  private mutating func object(_ bytes: RawSpan, depth: Int) throws(JSONFault) {
    scanner.position += 1
    scanner.skipBlanks(bytes)
    if scanner.now(bytes) == UInt8(ascii: "}") {
      scanner.position += 1
      return
    }
    let outer = key.count
    while true {
      scanner.skipBlanks(bytes)
      let place = scanner.position
      guard scanner.now(bytes) == Byte.quote else {
        throw JSONFault(place: place, message: "a key in quotes is expected here")
      }
      key.removeLast(key.count - outer)
      if depth > 0 { key.append(UInt8(ascii: ".")) }
      try scanner.string(bytes, into: &key)
      try scanner.take(UInt8(ascii: ":"), bytes, "a colon")
      scanner.skipBlanks(bytes)
      if scanner.now(bytes) == UInt8(ascii: "{") {
        guard depth < JSONPart.deepest else { throw fault(at: scanner.position, "has objects within too many objects") }
        try object(bytes, depth: depth + 1)
      } else {
        try member(bytes, at: place)
      }
      scanner.skipBlanks(bytes)
      if scanner.now(bytes) == UInt8(ascii: "}") {
        scanner.position += 1
        break
      }
      try scanner.take(Byte.comma, bytes, "a comma or a closing brace")
    }
    key.removeLast(key.count - outer)
  }

  /// Reads the value of `key`, which stands at `place`.
  private mutating func member(_ bytes: RawSpan, at place: Int) throws(JSONFault) {
    let column = columns.index(of: key, guess: next) ?? columns.add(key)
    if column == seen.count { seen.append(0) }
    guard column < RecordReader.mostColumns else {
      throw fault(at: place, "is one key too many: at most \(RecordReader.mostColumns) are read")
    }
    guard seen[column] != record else { throw fault(at: place, "stands twice in one object") }
    seen[column] = record
    next = column + 1
    value.removeAll(keepingCapacity: true)
    if scanner.now(bytes) == UInt8(ascii: "[") {
      try list(bytes, column)
    } else {
      try scalar(bytes)
      if column < width, known.held[column].hasLists { note(column, isList: false, from: 0) }
    }
    if column < width, !value.isEmpty { put(column) }
  }

  private mutating func list(_ bytes: RawSpan, _ column: Int) throws(JSONFault) {
    let separator = column < width ? known.held[column].separator : Byte.pipe
    columns.note(column, separators: 0, isList: true)
    guard let separator else {
      throw fault(at: scanner.position, "has lists whose values hold every character that could stand between them")
    }
    scanner.position += 1
    scanner.skipBlanks(bytes)
    if scanner.now(bytes) == UInt8(ascii: "]") {
      scanner.position += 1
      return
    }
    while true {
      scanner.skipBlanks(bytes)
      if let byte = scanner.now(bytes), byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
        throw fault(at: scanner.position, "has a list of lists or objects; a list may hold texts and numbers")
      }
      let before = value.count
      if before > 0 { value.append(separator) }
      let start = value.count
      try scalar(bytes)
      if value.count == start { value.removeLast(start - before) } else { note(column, isList: true, from: start) }
      scanner.skipBlanks(bytes)
      if scanner.now(bytes) == UInt8(ascii: "]") {
        scanner.position += 1
        return
      }
      try scanner.take(Byte.comma, bytes, "a comma or a closing bracket")
    }
  }

  /// Appends a string, a number or a truth value to `value`; nothing for null.
  private mutating func scalar(_ bytes: RawSpan) throws(JSONFault) {
    switch scanner.now(bytes) {
    case Byte.quote: try scanner.string(bytes, into: &value)
    case .some(UInt8(ascii: "-")), .some(0x30...0x39): value.append(contentsOf: bytes, try scanner.number(bytes))
    default:
      if scanner.takes("null", bytes) { return }
      for word in ["true", "false"] as [StaticString] where scanner.takes(word, bytes) {
        word.withUTF8Buffer { unsafe value.append(contentsOf: $0) }
        return
      }
      throw JSONFault(place: scanner.position, message: "a value is expected here")
    }
  }

  private mutating func note(_ column: Int, isList: Bool, from start: Int) {
    var found: UInt32 = 0
    for byte in value[start...] { found |= JSONColumns.bits[Int(byte)] }
    columns.note(column, separators: found, isList: isList)
  }

  private func fault(at place: Int, _ what: String) -> JSONFault {
    JSONFault(place: place, message: "\"\(Excerpt.of(String(decoding: key, as: UTF8.self)))\" \(what)")
  }

  /// Appends `value` to the record's text as a cell reads it.
  private mutating func put(_ column: Int) {
    if column < last { ascends = false }
    // The byte before a cell stands for the delimiter of a file of records.
    if column > 0 || last >= 0 { text.append(Byte.comma) }
    last = max(last, column)
    let start = text.count
    if value[0] == Byte.quote {
      // A cell that begins with a quote would lose it.
      text.append(Byte.quote)
      for byte in value {
        text.append(byte)
        if byte == Byte.quote { text.append(byte) }
      }
      text.append(Byte.quote)
    } else {
      text += value
    }
    cells[column] = (start, text.count)
  }

  /// Puts the cells of the open record into the order of their columns.
  private mutating func sort(from start: Int) {
    var sorted: [UInt8] = []
    for column in cells.indices where cells[column].end > cells[column].start {
      if column > 0 { sorted.append(Byte.comma) }
      let from = start + sorted.count
      sorted += text[cells[column].start..<cells[column].end]
      cells[column] = (from, start + sorted.count)
    }
    text.removeLast(text.count - start)
    text += sorted
  }

  private mutating func close(from start: Int, line: Int) {
    starts.append(UInt64(start))
    lines.append(UInt32(truncatingIfNeeded: line))
    var end: UInt32 = 0
    for cell in cells {
      if cell.end > cell.start {
        end = UInt32(truncatingIfNeeded: cell.end - start)
        // Only a value that begins with a quote was changed: its quotes are doubled.
        let isQuoted = text[cell.start] == Byte.quote
        ends.append(isQuoted ? end | RecordScanner.escaped : end)
      } else {
        ends.append(end)
      }
    }
    text.append(Byte.lineFeed)
  }
}
