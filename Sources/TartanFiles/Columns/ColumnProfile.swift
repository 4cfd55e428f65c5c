/// What the cells of one column hold: enough to tell what kind of field the column is.
struct ColumnProfile: Sendable {
  /// The column.
  let column: Int
  /// How many cells are not blank.
  private(set) var filled = 0
  /// The code of each cell, if the column has few enough different values; `blankCode` for a blank one.
  private(set) var codes: [UInt16]?
  /// The different values: all of them if `codes` is set, else those of a sample of rows.
  private(set) var values = ByteTable()
  /// How many rows have each value.
  private(set) var counts: [Int] = []
  /// How many cells `values` stand for.
  private(set) var seen = 0

  /// Which rows are looked at once the values are too many: each `step`th.
  private let step: Int

  /// The code of a blank cell.
  static let blankCode = UInt16.max
  /// About how many rows are looked at in a column with many different values.
  static let sampleSize = 4096

  /// A profile of a column that has not been looked at; `expectedRows` says how much room to make.
  init(column: Int, expectedRows: Int) {
    self.column = column
    step = max(1, expectedRows / ColumnProfile.sampleSize)
    var codes: [UInt16] = []
    codes.reserveCapacity(expectedRows)
    self.codes = codes
  }

  /// Whether `values` holds every value of the column.
  var isComplete: Bool { codes != nil }
  /// How many different values there are among those seen.
  var distinct: Int { values.count }

  /// Looks at the next rows of `table`, which must follow the ones before.
  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) {
    if var codes {
      self.codes = nil
      if code(rows, of: table, in: bytes, into: &codes) {
        self.codes = codes
        return
      }
      // Too many different values: begin again with a sample.
      values = ByteTable()
      counts = []
      seen = 0
      filled = 0
      sample(0..<rows.upperBound, of: table, in: bytes)
    } else {
      sample(rows, of: table, in: bytes)
    }
  }

  /// Gives each cell a code; false if there are too many different values for that to help.
  private mutating func code(
    _ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan, into codes: inout [UInt16]
  ) -> Bool {
    var scratch: [UInt8] = []
    for row in rows {
      let cell = table.cell(row, column, in: bytes)
      if cell.isEmpty {
        codes.append(ColumnProfile.blankCode)
        continue
      }
      let code = add(cell, bytes, &scratch)
      if code >= 1024, code >= Int(ColumnProfile.blankCode) || code > seen / 2 { return false }
      codes.append(UInt16(truncatingIfNeeded: code))
    }
    filled = seen
    return true
  }

  /// Counts the filled cells, and the values of rows spread evenly over the file.
  private mutating func sample(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) {
    var scratch: [UInt8] = []
    for row in rows {
      let cell = table.cell(row, column, in: bytes)
      if cell.isEmpty { continue }
      filled &+= 1
      if row % step == 0 { _ = add(cell, bytes, &scratch) }
    }
  }

  /// Counts one value and returns its code.
  @inline(__always)
  private mutating func add(_ cell: RecordTable.Cell, _ bytes: borrowing RawSpan, _ scratch: inout [UInt8]) -> Int {
    let code: Int
    if cell.isEscaped {
      scratch.removeAll(keepingCapacity: true)
      Quotes.undo(bytes, cell.range, into: &scratch)
      code = values.code(of: scratch.raw, 0..<scratch.count)
    } else {
      code = values.code(of: bytes, cell.range)
    }
    if code == counts.count { counts.append(0) }
    counts[code] &+= 1
    seen &+= 1
    return code
  }
}
