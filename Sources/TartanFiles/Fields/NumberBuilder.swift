import TartanEngine
import TartanModel

/// Reads a number field.
struct NumberBuilder: FieldBuilder {
  private let rule: FieldRule
  private let column: Int
  private var values: [Double] = []
  private var decimals = 0
  private var noValues = 0

  init(_ rule: FieldRule, column: Int, rows: Int) {
    self.rule = rule
    self.column = column
    values.reserveCapacity(rows)
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) throws(Diagnostic) {
    for row in rows {
      let cell = table.cell(row, column, in: bytes)
      if let number = CellNumber(bytes, cell.range, mark: rule.decimalMark) {
        values.append(number.value)
        decimals = max(decimals, number.decimals)
      } else {
        if !cell.isEmpty {
          guard NoValue.isWritten(bytes, cell.range) else { throw rule.misfit(table, row, "number") }
          noValues += 1
        }
        values.append(.nan)
      }
    }
  }

  mutating func finish() -> BuiltField {
    BuiltField(rule: rule, column: .number(NumberColumn(values: values, decimals: decimals)), noValues: noValues)
  }
}

/// Reads a date field.
struct DateBuilder: FieldBuilder {
  private let rule: FieldRule
  private let column: Int
  private var first: [Int32] = []
  private var last: [Int32] = []
  private var noValues = 0

  init(_ rule: FieldRule, column: Int, rows: Int) {
    self.rule = rule
    self.column = column
    first.reserveCapacity(rows)
    last.reserveCapacity(rows)
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) throws(Diagnostic) {
    for row in rows {
      let cell = table.cell(row, column, in: bytes)
      let date = CellDate(bytes, cell.range)
      if date == nil, !cell.isEmpty {
        guard NoValue.isWritten(bytes, cell.range) else { throw rule.misfit(table, row, "date") }
        noValues += 1
      }
      first.append(date?.first ?? DateColumn.missing)
      last.append(date?.last ?? DateColumn.missing)
    }
  }

  mutating func finish() -> BuiltField {
    BuiltField(rule: rule, column: .date(DateColumn(firstDays: first, lastDays: last)), noValues: noValues)
  }
}
