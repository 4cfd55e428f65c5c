import TartanEngine
import TartanModel

extension CellNumber: CellValue {
  @inline(__always)
  static func reading(_ bytes: borrowing RawSpan, _ range: Range<Int>, _ mark: UInt8) -> CellReading<CellNumber> {
    if let number = CellNumber(bytes, range, mark: mark) { return .value(number) }
    return NoValue.isWritten(bytes, range) ? .noValue : .misfit
  }
}

/// Reads a number field.
struct NumberBuilder: FieldBuilder {
  private let rule: FieldRule
  private let cells: CellReader<CellNumber>
  private let first: Int
  /// The value of each code, if the column is coded and all its values are numbers.
  private let coded: [Double]
  private var values: [Double]
  private var decimals = 0
  private var noValues = 0

  init(_ rule: FieldRule, _ profile: ColumnProfile, part: Int, rows: Range<Int>, room: Int) {
    self.rule = rule
    first = rows.lowerBound
    cells = CellReader(profile, part: part, rule.decimalMark)
    values = [Double](missing: .nan, count: rows.count, capacity: room)
    coded = cells.isCoded && !cells.hasMisfit ? cells.table { $0?.value ?? .nan } : []
    if !coded.isEmpty {
      decimals = cells.table { $0?.decimals ?? 0 }.max() ?? 0
      if part == 0 { noValues = cells.noValues }
    }
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) throws(Misfit) {
    if !coded.isEmpty { return look(up: rows) }
    var values = take(&self.values, leaving: [])
    defer { self.values = values }
    var out = values.mutableSpan
    for row in rows {
      switch cells.reading(row, of: table, in: bytes) {
      case .value(let number):
        out[row &- first] = number.value
        decimals = max(decimals, number.decimals)
      case .blank: break
      case .noValue: noValues += 1
      case .misfit: throw rule.misfit(table, row, "number")
      }
    }
  }

  private mutating func look(up rows: Range<Int>) {
    var values = take(&self.values, leaving: [])
    let codes = cells.codes
    let coded = self.coded
    let read = codes.span
    let table = coded.span
    var out = values.mutableSpan
    for row in rows { out[row &- first] = table[Int(read[row &- first])] }
    self.values = values
  }

  static func finish(_ parts: consuming [NumberBuilder]) -> BuiltField {
    let rule = parts[0].rule
    let decimals = parts.map(\.decimals).max() ?? 0
    let noValues = parts.reduce(0) { $0 + $1.noValues }
    var values: [[Double]] = []
    for part in parts.indices {
      values.append([])
      swap(&values[part], &parts[part].values)
    }
    let column = NumberColumn(values: joined(values), decimals: decimals)
    return BuiltField(rule: rule, column: .number(column), noValues: noValues)
  }
}

extension Array where Element: BitwiseCopyable {
  /// So many elements that stand for no value, in large pages, with room for `capacity`.
  init(missing: Element, count: Int, capacity: Int) {
    // SAFETY: the first `count` elements are filled, and no more are said to be.
    unsafe self.init(unsafeUninitializedCapacity: Swift.max(count, capacity)) { buffer, filled in
      unsafe HugePages.advise(UnsafeMutableRawBufferPointer(buffer))
      unsafe buffer.baseAddress?.initialize(repeating: missing, count: count)
      filled = count
    }
  }
}
