import TartanModel

/// Which rows of the file belong to one statement.
struct Grouping: Sendable {
  /// The statement of each row; empty if each row is one of its own.
  private(set) var statements: [UInt32] = []
  /// The first row of each statement; empty if each row is one of its own.
  private(set) var firstRows: [UInt32] = []
  /// Whether each row is a statement of its own.
  let isIdentity: Bool

  /// Joins the rows that have the same value in `column`; a row without a value stands alone.
  init(_ table: RecordTable, by column: Int) {
    if Grouping.ascends(table, column) {
      isIdentity = true
      return
    }
    let bytes = table.bytes.raw
    var rows = RowTable(table, column)
    var firstRows: [UInt32] = []
    var statements: [UInt32] = []
    firstRows.reserveCapacity(table.count)
    statements.reserveCapacity(table.count)
    for row in 0..<table.count {
      if let first = rows.firstRow(like: row, in: bytes) {
        statements.append(statements[first])
      } else {
        statements.append(UInt32(truncatingIfNeeded: firstRows.count))
        firstRows.append(UInt32(truncatingIfNeeded: row))
      }
    }
    isIdentity = firstRows.count == table.count
    if !isIdentity {
      self.firstRows = firstRows
      self.statements = statements
    }
  }

  /// How many statements there are, if any row is joined to another.
  var count: Int { firstRows.count }
  /// How many rows there are, if any is joined to another.
  var rows: Int { statements.count }
  /// Whether `row` is not the first one of its statement.
  @inline(__always) func isRepeat(_ row: Int) -> Bool { Int(firstRows[Int(statements[row])]) != row }

  /// Whether the values grow from row to row, by length and then by bytes, as numbered identities do: then none repeats,
  /// and nothing needs to be remembered to know it.
  private static func ascends(_ table: RecordTable, _ column: Int) -> Bool {
    let bytes = table.bytes.raw
    var last = RecordTable.Cell(start: 0, end: 0, isEscaped: false)
    for row in 0..<table.count {
      let cell = table.cell(row, column, in: bytes)
      if cell.isEmpty { continue }
      guard !cell.isEscaped, cell.count >= last.count else { return false }
      if cell.count == last.count, !bytes.precedes(last.range, cell.range) { return false }
      last = cell
    }
    return true
  }

  /// How many repeated rows have another value in `column` than the first row of their statement; blanks agree.
  func differing(_ table: RecordTable, in column: Int) -> Int {
    let bytes = table.bytes.raw
    var count = 0
    for row in 0..<rows where isRepeat(row) {
      let cell = table.cell(row, column, in: bytes)
      if cell.isEmpty { continue }
      let first = table.cell(Int(firstRows[Int(statements[row])]), column, in: bytes)
      if !first.isEmpty, !table.reads(first, like: cell, in: bytes) { count += 1 }
    }
    return count
  }
}

/// Finds rows with the same value in a column; remembers rows, not values.
private struct RowTable: ~Copyable {
  private let table: RecordTable
  private let column: Int
  /// Open addressing: the upper half of the hash and the row plus one; 0 is free. A power of two long.
  private var slots: [UInt64]

  init(_ table: RecordTable, _ column: Int) {
    self.table = table
    self.column = column
    var size = 64
    while size < 2 * table.count { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
  }

  /// The first row with the value of `row`; nil if this is the first, or if it has no value.
  mutating func firstRow(like row: Int, in bytes: borrowing RawSpan) -> Int? {
    let cell = table.cell(row, column, in: bytes)
    if cell.isEmpty { return nil }
    let hash = self.hash(cell, bytes)
    let tag = hash & 0xFFFF_FFFF_0000_0000
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place] != 0 {
      if slots[place] & 0xFFFF_FFFF_0000_0000 == tag {
        let first = Int(truncatingIfNeeded: slots[place] & 0xFFFF_FFFF) &- 1
        if table.reads(table.cell(first, column, in: bytes), like: cell, in: bytes) { return first }
      }
      place = (place &+ 1) & mask
    }
    slots[place] = tag | UInt64(truncatingIfNeeded: row &+ 1)
    return nil
  }

  private func hash(_ cell: RecordTable.Cell, _ bytes: borrowing RawSpan) -> UInt64 {
    guard cell.isEscaped else { return ByteHash.hash(bytes, cell.range) }
    var scratch: [UInt8] = []
    Quotes.undo(bytes, cell.range, into: &scratch)
    return ByteHash.hash(scratch.raw, 0..<scratch.count)
  }
}
