/// What a cell says in a field whose values are read rather than coded: a number, a date, a mark.
enum CellReading<Value: Sendable>: Sendable {
  /// The value.
  case value(Value)
  /// Nothing: the cell is blank.
  case blank
  /// Nothing, in a word: `NA`, `null`.
  case noValue
  /// Something of another kind.
  case misfit
}

/// A kind of value that cells are read as.
protocol CellValue: Sendable {
  /// What a reader must know beside the cell: the decimal mark of numbers.
  associatedtype Way: Sendable
  /// What the bytes of `range`, which are not blank, say.
  static func reading(_ bytes: borrowing RawSpan, _ range: Range<Int>, _ way: Way) -> CellReading<Self>
}

/// Reads the cells of one column in one part of the rows, each different value once where the column has few.
struct CellReader<Value: CellValue>: Sendable {
  private let column: Int
  private let way: Value.Way
  /// The part's codes, if the column is coded.
  private let coded: ColumnProfile.CodedPart?
  /// What each of the part's codes says; that of a blank cell first.
  private let readings: [CellReading<Value>]
  /// How many cells of the whole column hold a word for "no value", if the column is coded.
  let noValues: Int

  /// A reader of the column of `profile`, in the part with that number.
  init(_ profile: ColumnProfile, part: Int, _ way: Value.Way) {
    column = profile.column
    self.way = way
    coded = profile.isComplete ? profile.parts[part] : nil
    let bytes = profile.values.arena.raw
    readings = [.blank] + (coded?.values ?? []).map { Value.reading(bytes, profile.values.range(of: Int($0)), way) }
    var noValues = 0
    for code in 0..<(coded == nil ? 0 : profile.distinct) {
      if case .noValue = Value.reading(bytes, profile.values.range(of: code), way) { noValues += profile.counts[code] }
    }
    self.noValues = noValues
  }

  /// Whether the column is coded, so that `codes` and `table` say what its cells say.
  var isCoded: Bool { coded != nil }

  /// What the column's cell says in `row`.
  @inline(__always) func reading(_ row: Int, of table: RecordTable, in bytes: borrowing RawSpan) -> CellReading<Value> {
    if let coded { return readings[Int(coded.codes[row &- coded.rows.lowerBound])] }
    let cell = table.cell(row, column, in: bytes)
    return cell.isEmpty ? .blank : Value.reading(bytes, cell.range, way)
  }

  /// For a coded column: what `map` makes of each value and of no value, for each code of the part.
  func table<Mapped>(_ map: (Value?) -> Mapped) -> [Mapped] {
    readings.map {
      if case .value(let value) = $0 { return map(value) }
      return map(nil)
    }
  }

  /// The codes of a coded column in this part.
  var codes: [UInt16] { coded?.codes ?? [] }

  /// Whether a cell of the part is a misfit, as far as its codes tell.
  var hasMisfit: Bool {
    readings.contains {
      if case .misfit = $0 { return true }
      return false
    }
  }
}
