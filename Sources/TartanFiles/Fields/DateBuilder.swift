import TartanEngine
import TartanModel

extension CellDate: CellValue {
  @inline(__always)
  static func reading(_ bytes: borrowing RawSpan, _ range: Range<Int>, _: Void) -> CellReading<CellDate> {
    if let date = CellDate(bytes, range) { return .value(date) }
    return NoValue.isWritten(bytes, range) ? .noValue : .misfit
  }
}

/// Reads a date field.
struct DateBuilder: FieldBuilder {
  private let rule: FieldRule
  private let cells: CellReader<CellDate>
  private let start: Int
  private var first: [Int32]
  private var last: [Int32]
  private var noValues = 0

  init(_ rule: FieldRule, _ profile: ColumnProfile, part: Int, rows: Range<Int>, room: Int) {
    self.rule = rule
    start = rows.lowerBound
    cells = CellReader(profile, part: part, ())
    first = [Int32](missing: DateColumn.missing, count: rows.count, capacity: room)
    last = [Int32](missing: DateColumn.missing, count: rows.count, capacity: room)
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) throws(Misfit) {
    var first = take(&self.first, leaving: [])
    var last = take(&self.last, leaving: [])
    defer {
      self.first = first
      self.last = last
    }
    var firsts = first.mutableSpan
    var lasts = last.mutableSpan
    for row in rows {
      switch cells.reading(row, of: table, in: bytes) {
      case .value(let date):
        firsts[row &- start] = date.first
        lasts[row &- start] = date.last
      case .blank: break
      case .noValue: noValues += 1
      case .misfit: throw rule.misfit(table, row, "date")
      }
    }
  }

  static func finish(_ parts: consuming [DateBuilder]) -> BuiltField {
    let rule = parts[0].rule
    let noValues = parts.reduce(0) { $0 + $1.noValues }
    var firsts: [[Int32]] = []
    var lasts: [[Int32]] = []
    for part in parts.indices {
      firsts.append([])
      lasts.append([])
      swap(&firsts[part], &parts[part].first)
      swap(&lasts[part], &parts[part].last)
    }
    let column = DateColumn(firstDays: joined(firsts), lastDays: joined(lasts))
    return BuiltField(rule: rule, column: .date(column), noValues: noValues)
  }
}
