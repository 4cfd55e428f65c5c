import TartanEngine
import TartanModel

/// Reads a number field.
struct NumberBuilder: FieldBuilder {
  private let rule: FieldRule
  private let cells: CellReader<CellNumber>
  private var values: [Double] = []
  private var decimals = 0
  private var noValues = 0

  init(_ rule: FieldRule, _ profile: ColumnProfile, rows: Int) {
    self.rule = rule
    let mark = rule.decimalMark
    cells = CellReader(profile) { bytes, range in
      if let number = CellNumber(bytes, range, mark: mark) { return .value(number) }
      return NoValue.isWritten(bytes, range) ? .noValue : .misfit
    }
    values.reserveCapacity(rows)
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) throws(Diagnostic) {
    for row in rows {
      switch cells.reading(row, of: table, in: bytes) {
      case .value(let number):
        values.append(number.value)
        decimals = max(decimals, number.decimals)
        continue
      case .blank: break
      case .noValue: noValues += 1
      case .misfit: throw rule.misfit(table, row, "number")
      }
      values.append(.nan)
    }
  }

  mutating func finish() -> BuiltField {
    BuiltField(rule: rule, column: .number(NumberColumn(values: values, decimals: decimals)), noValues: noValues)
  }
}

/// Reads a date field.
struct DateBuilder: FieldBuilder {
  private let rule: FieldRule
  private let cells: CellReader<CellDate>
  private var first: [Int32] = []
  private var last: [Int32] = []
  private var noValues = 0

  init(_ rule: FieldRule, _ profile: ColumnProfile, rows: Int) {
    self.rule = rule
    cells = CellReader(profile) { bytes, range in
      if let date = CellDate(bytes, range) { return .value(date) }
      return NoValue.isWritten(bytes, range) ? .noValue : .misfit
    }
    first.reserveCapacity(rows)
    last.reserveCapacity(rows)
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) throws(Diagnostic) {
    for row in rows {
      switch cells.reading(row, of: table, in: bytes) {
      case .value(let date):
        first.append(date.first)
        last.append(date.last)
        continue
      case .blank: break
      case .noValue: noValues += 1
      case .misfit: throw rule.misfit(table, row, "date")
      }
      first.append(DateColumn.missing)
      last.append(DateColumn.missing)
    }
  }

  mutating func finish() -> BuiltField {
    BuiltField(rule: rule, column: .date(DateColumn(firstDays: first, lastDays: last)), noValues: noValues)
  }
}
