/// What a column holds, told from its values.
struct ColumnTraits: Sendable {
  /// The profile that the traits were read from.
  let profile: ColumnProfile
  /// The column's name.
  let name: String
  /// The mark with which every value reads as a number; nil if some value does not.
  let decimalMark: UInt8?
  /// Whether every value is a whole number of four digits.
  let isYears: Bool
  /// Whether every value reads as a date.
  let isDates: Bool
  /// Which marks the column holds, if it holds marks alone.
  let marks: MarkStyle?
  /// The mean length of a value in bytes, over rows.
  let meanLength: Double
  /// The mean number of words of a value, over rows.
  let meanWords: Double

  /// Whether the column has no value at all.
  var isBlank: Bool { profile.filled == 0 }
  /// Different values as a share of the values seen.
  var variety: Double { profile.seen == 0 ? 0 : Double(profile.distinct) / Double(profile.seen) }

  /// Whether the values are wording rather than labels: long or many-worded, and nearly all different.
  var isWording: Bool {
    guard profile.seen > 0, decimalMark == nil, !isDates else { return false }
    if meanWords >= 8 && variety > 0.3 || meanLength > 120 { return true }
    if meanWords >= 3 { return variety > 0.8 }
    return variety > 0.8 && profile.seen >= 30 && meanLength > 8
  }

  /// Looks at a column.
  init(_ profile: ColumnProfile, name: String, table: RecordTable, parts: [Range<Int>], delimiter: UInt8) {
    self.profile = profile
    self.name = name
    var shape = ValueShape(profile)
    if !profile.isComplete { shape.verify(profile, in: table, parts, delimiter: delimiter) }
    decimalMark = shape.mark(delimiter: delimiter)
    isYears = shape.isYears
    isDates = shape.isDates
    let repeatsName = profile.isComplete && profile.values.texts == [name]
    marks = shape.marks ?? (repeatsName ? .name : nil)
    meanLength = shape.meanLength
    meanWords = shape.meanWords
  }
}

/// The ways in which columns of marks are written.
enum MarkStyle: Hashable, Sendable {
  /// 0 and 1.
  case zeroOne
  /// A cross or check mark, or nothing.
  case cross
  /// The column's own name, or nothing.
  case name
  /// yes and no, y and n, true and false.
  case word
}

/// Which shapes all values of a column share.
private struct ValueShape: Sendable {
  private var plain = true
  private var comma = true
  private(set) var isYears = true
  private(set) var isDates = true
  private var styles: [MarkStyle] = [.zeroOne, .cross, .word]
  private(set) var meanLength = 0.0
  private(set) var meanWords = 0.0
  private var count = 0

  init(_ profile: ColumnProfile) {
    let bytes = profile.values.arena.raw
    var length = 0
    var words = 0
    for code in 0..<profile.values.count {
      let range = profile.values.range(of: code)
      look(bytes, range)
      lookForMarks(bytes, range)
      length += range.count * profile.counts[code]
      words += wordCount(bytes, range) * profile.counts[code]
    }
    meanLength = Double(length) / Double(max(1, profile.seen))
    meanWords = Double(words) / Double(max(1, profile.seen))
    if count == 0 { plain = false }
    if count == 0 || !plain { isYears = false }
    if count == 0 { isDates = false }
  }

  /// What the sample says holds for every cell? Reads them all, as long as it does.
  mutating func verify(_ profile: ColumnProfile, in table: RecordTable, _ parts: [Range<Int>], delimiter: UInt8) {
    styles = []
    guard plain || comma && delimiter != Byte.comma || isDates else { return }
    let sample = self
    let found = Workers.map(parts.count) { part in
      var shape = sample
      shape.look(at: parts[part], of: profile.column, in: table)
      return shape
    }
    for shape in found {
      plain = plain && shape.plain
      comma = comma && shape.comma
      isDates = isDates && shape.isDates
      isYears = isYears && shape.isYears
    }
    isYears = isYears && plain
  }

  private mutating func look(at rows: Range<Int>, of column: Int, in table: RecordTable) {
    let bytes = table.bytes.raw
    for row in rows {
      let cell = table.cell(row, column, in: bytes)
      if cell.isEmpty { continue }
      look(bytes, cell.range)
      if !plain, !comma, !isDates { return }
    }
  }

  func mark(delimiter: UInt8) -> UInt8? {
    if count == 0 { return nil }
    if plain { return 0x2E }
    return comma && delimiter != Byte.comma ? Byte.comma : nil
  }

  var marks: MarkStyle? {
    guard count > 0 else { return nil }
    return styles.first
  }

  private mutating func look(_ bytes: borrowing RawSpan, _ range: Range<Int>) {
    if NoValue.isWritten(bytes, range) { return }
    count += 1
    if isCode(bytes, range) {
      plain = false
      comma = false
    }
    if plain, CellNumber(bytes, range, mark: 0x2E) == nil { plain = false }
    if comma, CellNumber(bytes, range, mark: Byte.comma) == nil { comma = false }
    if isDates, CellDate(bytes, range) == nil { isDates = false }
    if range.count != 4 || !plain { isYears = false }
  }

  /// Whether a row of digits is a code rather than a number: zeros lead it, or it has more than a double holds.
  private func isCode(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> Bool {
    if range.count > 15 { return range.allSatisfy { bytes.byte(at: $0) &- 0x30 < 10 } }
    guard range.count > 1, bytes.byte(at: range.lowerBound) == 0x30 else { return false }
    return bytes.byte(at: range.lowerBound + 1) &- 0x30 < 10
  }

  private mutating func lookForMarks(_ bytes: borrowing RawSpan, _ range: Range<Int>) {
    guard !styles.isEmpty else { return }
    guard range.count <= 5, Mark.read(bytes, range) != nil else {
      styles = []
      return
    }
    switch bytes.byte(at: range.lowerBound) {
    case 0x30, 0x31: styles.removeAll { $0 != .zeroOne }
    case 0x2D: break
    case 0x78, 0x58, 0xE2: styles.removeAll { $0 != .cross }
    default: styles.removeAll { $0 != .word }
    }
  }

  private func wordCount(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> Int {
    var words = 1
    for place in range where bytes.byte(at: place) == Byte.space { words += 1 }
    return words
  }
}
