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

  /// The code of a blank cell.
  static let blankCode = UInt16.max
  /// How many rows are looked at in a column with many different values.
  static let sampleSize = 4096

  /// Looks at a column of `table`.
  init(_ table: RecordTable, column: Int) {
    self.column = column
    if !codeAll(table) { sample(table) }
  }

  /// Whether `values` holds every value of the column.
  var isComplete: Bool { codes != nil }
  /// How many different values there are among those seen.
  var distinct: Int { values.count }

  /// Gives each cell a code; false if there are too many different values for that to help.
  private mutating func codeAll(_ table: RecordTable) -> Bool {
    let bytes = table.bytes.raw
    var codes: [UInt16] = []
    codes.reserveCapacity(table.count)
    var scratch: [UInt8] = []
    for row in 0..<table.count {
      let cell = table.cell(row, column, in: bytes)
      if cell.isEmpty {
        codes.append(ColumnProfile.blankCode)
        continue
      }
      let code = add(cell, bytes, &scratch)
      if code >= 1024, code >= Int(ColumnProfile.blankCode) || code > seen / 2 {
        self = ColumnProfile(blank: column)
        return false
      }
      codes.append(UInt16(truncatingIfNeeded: code))
    }
    filled = seen
    self.codes = codes
    return true
  }

  private init(blank column: Int) { self.column = column }

  /// Counts the filled cells, and the values of rows spread evenly over the file.
  private mutating func sample(_ table: RecordTable) {
    let bytes = table.bytes.raw
    var scratch: [UInt8] = []
    let step = max(1, table.count / ColumnProfile.sampleSize)
    for row in 0..<table.count {
      let cell = table.cell(row, column, in: bytes)
      if cell.isEmpty { continue }
      filled += 1
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
