import TartanEngine
import TartanModel

/// Reads wording or identities: where each piece stands in the file, or a copy where it reads differently.
struct TextBuilder: FieldBuilder {
  private let rule: FieldRule
  private let column: Int
  private let bytes: [UInt8]
  private var extra: ExtraText
  private var starts: [UInt64] = []
  private var lengths: [UInt32] = []

  init(_ rule: FieldRule, column: Int, table: RecordTable) {
    self.rule = rule
    self.column = column
    bytes = table.bytes
    extra = ExtraText(from: table.bytes.count)
    starts.reserveCapacity(table.count)
    lengths.reserveCapacity(table.count)
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) {
    for row in rows {
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
    }
  }

  mutating func finish() -> BuiltField {
    BuiltField(
      rule: rule, column: .text(TextColumn(bytes: bytes, extra: extra.bytes, starts: starts, lengths: lengths)))
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
