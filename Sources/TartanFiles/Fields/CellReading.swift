/// What a cell says in a field whose values are read rather than coded: a number, a date, a mark.
enum CellReading<Value> {
  /// The value.
  case value(Value)
  /// Nothing: the cell is blank.
  case blank
  /// Nothing, in a word: `NA`, `null`.
  case noValue
  /// Something of another kind.
  case misfit
}

/// Reads the cells of one column, each different value once where the column has few.
struct CellReader<Value> {
  private let column: Int
  private let read: (borrowing RawSpan, Range<Int>) -> CellReading<Value>
  private let codes: [UInt16]
  private let readings: [CellReading<Value>]

  /// A reader of the column of `profile`.
  init(_ profile: ColumnProfile, _ read: @escaping (borrowing RawSpan, Range<Int>) -> CellReading<Value>) {
    column = profile.column
    self.read = read
    codes = profile.codes ?? []
    let values = profile.values
    readings = profile.isComplete ? (0..<values.count).map { read(values.arena.raw, values.range(of: $0)) } : []
  }

  /// What the column's cell says in `row`.
  @inline(__always) func reading(_ row: Int, of table: RecordTable, in bytes: borrowing RawSpan) -> CellReading<Value> {
    if row < codes.count {
      let code = codes[row]
      return code == ColumnProfile.blankCode ? .blank : readings[Int(code)]
    }
    let cell = table.cell(row, column, in: bytes)
    return cell.isEmpty ? .blank : read(bytes, cell.range)
  }
}
