import TartanModel

/// Which rows of the file belong to one statement.
struct Grouping: Sendable {
  /// The statement of each row.
  private(set) var statements: [UInt32] = []
  /// The first row of each statement.
  private(set) var firstRows: [UInt32] = []

  /// Joins the rows that have the same value in `column`; a row without a value stands alone.
  init(_ table: RecordTable, by column: Int) {
    let bytes = table.bytes.raw
    var values = ByteTable()
    var statementOfValue: [UInt32] = []
    var scratch: [UInt8] = []
    statements.reserveCapacity(table.count)
    firstRows.reserveCapacity(table.count)
    for row in 0..<table.count {
      let cell = table.cell(row, column, in: bytes)
      if cell.isEmpty {
        open(row)
        continue
      }
      let code: Int
      if cell.isEscaped {
        scratch.removeAll(keepingCapacity: true)
        Quotes.undo(bytes, cell.range, into: &scratch)
        code = values.code(of: scratch.raw, 0..<scratch.count)
      } else {
        code = values.code(of: bytes, cell.range)
      }
      if code == statementOfValue.count {
        statementOfValue.append(UInt32(truncatingIfNeeded: firstRows.count))
        open(row)
      } else {
        statements.append(statementOfValue[code])
      }
    }
  }

  /// How many statements there are.
  var count: Int { firstRows.count }
  /// How many rows there are.
  var rows: Int { statements.count }
  /// Whether each row is a statement of its own.
  var isIdentity: Bool { count == rows }
  /// Whether `row` is not the first one of its statement.
  @inline(__always) func isRepeat(_ row: Int) -> Bool { Int(firstRows[Int(statements[row])]) != row }

  private mutating func open(_ row: Int) {
    statements.append(UInt32(truncatingIfNeeded: firstRows.count))
    firstRows.append(UInt32(truncatingIfNeeded: row))
  }

  /// How many repeated rows have another value in `column` than the first row of their statement; blanks agree.
  func differing(_ table: RecordTable, in column: Int) -> Int {
    let bytes = table.bytes.raw
    var count = 0
    for row in 0..<rows where isRepeat(row) {
      let cell = table.cell(row, column, in: bytes)
      if cell.isEmpty { continue }
      let first = table.cell(Int(firstRows[Int(statements[row])]), column, in: bytes)
      if !first.isEmpty, !bytes.equals(first.range, bytes, cell.range) { count += 1 }
    }
    return count
  }
}
