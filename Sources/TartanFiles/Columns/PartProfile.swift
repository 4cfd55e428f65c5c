/// What the cells of one column hold in one part of the rows.
struct PartProfile: Sendable {
  /// The column.
  let column: Int
  /// The part's rows.
  let rows: Range<Int>
  /// The code plus one of each cell, 0 for a blank one; empty once the values vary too much.
  private(set) var codes: [UInt16]
  /// The different values: all of them, or those of the rows that are looked at.
  private(set) var values = ByteTable()
  /// How many of those rows hold nothing, and how many hold each value.
  private(set) var counts = [0]
  /// Whether the values are too many to give each cell a code.
  private(set) var isVaried: Bool
  /// Whether the values of a varied column ascend.
  private(set) var ascent = Ascent()

  /// More different values than this are not coded.
  static let mostValues = 64_000
  /// Fewer different values than this are always coded.
  static let fewValues = 1024
  /// From so many rows on, the first ones decide whether coding a column is worth the time.
  static let headSize = 4096

  /// A profile of rows that have not been looked at.
  init(column: Int, rows: Range<Int>, isVaried: Bool = false) {
    self.column = column
    self.rows = rows
    self.isVaried = isVaried
    codes = isVaried ? [] : [UInt16](zeros: rows.count)
  }

  /// Whether so many different values of so many are too many to be coded.
  static func isVaried(distinct: Int, seen: Int) -> Bool {
    distinct > mostValues || distinct >= fewValues && distinct > seen / 2
  }

  /// How many values were seen.
  var seen: Int { counts.dropFirst().reduce(0, +) }

  /// Looks at the next rows; of a varied column at each `step`th.
  mutating func add(_ next: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan, step: Int) {
    if isVaried {
      sample(next, of: table, in: bytes, step: step)
      ascent.add(next, column, of: table, in: bytes)
    } else {
      code(next, of: table, in: bytes)
    }
  }

  private mutating func code(_ next: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) {
    var scratch: [UInt8] = []
    var row = next.lowerBound
    while true {
      row = table.code(column, row..<next.upperBound, by: values, into: &codes, at: rows.lowerBound, &counts)
      if row == next.upperBound { break }
      var code = 0
      table.withText(row, column, in: bytes, &scratch) { text, range in
        if !range.isEmpty { code = values.code(of: text, range) + 1 }
      }
      if code == counts.count { counts.append(0) }
      counts[code] += 1
      codes[row - rows.lowerBound] = UInt16(truncatingIfNeeded: code)
      row += 1
    }
    // A block has fewer rows than there are codes left above the limit, so that none has wrapped round.
    if values.count > PartProfile.mostValues { giveUp() }
  }

  /// Stops coding.
  private mutating func giveUp() {
    isVaried = true
    codes = []
    values = ByteTable()
    counts = [0]
    ascent = .unknown
  }

  /// Counts the values of rows spread evenly over the file.
  mutating func sample(_ next: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan, step: Int) {
    var scratch: [UInt8] = []
    for row in stride(from: (next.lowerBound + step - 1) / step * step, to: next.upperBound, by: step) {
      table.withText(row, column, in: bytes, &scratch) { text, range in
        if range.isEmpty { return }
        let code = values.code(of: text, range) &+ 1
        if code == counts.count { counts.append(0) }
        counts[code] &+= 1
      }
    }
  }

  /// Says that nobody looked whether the values ascend.
  mutating func forgetAscent() { ascent = .unknown }
}
