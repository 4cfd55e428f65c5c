import TartanEngine
import TartanModel

/// Reads number, date and text fields.
struct ValueBuilder {
  let table: RecordTable
  let rule: FieldRule
  let stop: StopFlag

  private var column: Int { rule.columns[0] }

  /// A number a row.
  func number() throws(Diagnostic) -> BuiltField {
    let bytes = table.bytes.raw
    var values: [Double] = []
    values.reserveCapacity(table.count)
    var decimals = 0
    var noValues = 0
    for row in 0..<table.count {
      let cell = table.cell(row, column, in: bytes)
      if let number = CellNumber(bytes, cell.range, mark: rule.decimalMark) {
        values.append(number.value)
        decimals = max(decimals, number.decimals)
      } else {
        if !cell.isEmpty {
          guard NoValue.isWritten(bytes, cell.range) else { throw misfit(row, "number") }
          noValues += 1
        }
        values.append(.nan)
      }
      if row & 0xFFF == 0 { try checkStop(stop) }
    }
    return BuiltField(
      rule: rule, column: .number(NumberColumn(values: values, decimals: decimals)), noValues: noValues)
  }

  /// A date a row.
  func date() throws(Diagnostic) -> BuiltField {
    let bytes = table.bytes.raw
    var first: [Int32] = []
    var last: [Int32] = []
    first.reserveCapacity(table.count)
    last.reserveCapacity(table.count)
    var noValues = 0
    for row in 0..<table.count {
      let cell = table.cell(row, column, in: bytes)
      let date = CellDate(bytes, cell.range)
      if date == nil, !cell.isEmpty {
        guard NoValue.isWritten(bytes, cell.range) else { throw misfit(row, "date") }
        noValues += 1
      }
      first.append(date?.first ?? DateColumn.missing)
      last.append(date?.last ?? DateColumn.missing)
      if row & 0xFFF == 0 { try checkStop(stop) }
    }
    return BuiltField(
      rule: rule, column: .date(DateColumn(firstDays: first, lastDays: last)), noValues: noValues)
  }

  /// A piece of wording, or an identity, a row: where it stands in the file, or a copy where it reads differently.
  func text() throws(Diagnostic) -> BuiltField {
    let bytes = table.bytes.raw
    var starts: [UInt64] = []
    var lengths: [UInt32] = []
    starts.reserveCapacity(table.count)
    lengths.reserveCapacity(table.count)
    var extra = ExtraText(from: table.bytes.count)
    for row in 0..<table.count {
      let cell = table.cell(row, column, in: bytes)
      if cell.isEmpty {
        starts.append(0)
        lengths.append(0)
      } else if !cell.isEscaped, NFCCheck.isCertain(bytes, cell.range) {
        starts.append(UInt64(truncatingIfNeeded: cell.start))
        lengths.append(UInt32(truncatingIfNeeded: cell.count))
      } else {
        let piece = extra.add(bytes, cell)
        starts.append(piece.start)
        lengths.append(piece.length)
      }
      if row & 0xFFF == 0 { try checkStop(stop) }
    }
    let column = TextColumn(bytes: table.bytes, extra: extra.bytes, starts: starts, lengths: lengths)
    return BuiltField(rule: rule, column: .text(column))
  }

  private func misfit(_ row: Int, _ kind: String) -> Diagnostic {
    let value = Excerpt.of(table.text(row, column))
    return Diagnostic(
      .badMapping, at: rule.kindPlace ?? rule.place,
      "field '\(rule.name)' cannot be a \(kind): line \(table.lines[row]) has '\(value)'",
      hints: kind == "date"
        ? ["dates are written 2020-01-21, 2020-01 or 2020", "as single"] : ["as single", "as text"])
  }
}

/// Text that does not stand in the file as it reads.
struct ExtraText {
  private let base: Int
  private(set) var bytes: [UInt8] = []

  /// Text addressed from `base` on.
  init(from base: Int) { self.base = base }

  /// Adds a cell's text, quotes undone and in NFC.
  mutating func add(_ source: borrowing RawSpan, _ cell: RecordTable.Cell) -> (start: UInt64, length: UInt32) {
    let start = bytes.count
    if cell.isEscaped {
      Quotes.undo(source, cell.range, into: &bytes)
    } else {
      for place in cell.range { bytes.append(source.byte(at: place)) }
    }
    if !NFCCheck.isCertain(bytes.raw, start..<bytes.count) { NFCCheck.normalize(&bytes, from: start) }
    return (UInt64(truncatingIfNeeded: base + start), UInt32(truncatingIfNeeded: bytes.count - start))
  }
}

/// Throws if somebody asked the running command to stop.
func checkStop(_ stop: StopFlag) throws(Diagnostic) {
  if stop.isRaised { throw Diagnostic(.interrupted, at: nil, "stopped while reading") }
}
