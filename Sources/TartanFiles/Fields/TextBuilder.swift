import TartanEngine
import TartanModel

/// Reads wording or identities: where each piece stands in the file, or a copy where it reads differently.
struct TextBuilder: FieldBuilder {
  private let rule: FieldRule
  private let bytes: [UInt8]
  private let first: Int
  private var extra: ExtraText
  private var starts: [UInt64]
  private var lengths: [UInt32]
  /// A hash of each piece of wording, for the search for repeated statements; empty for identities.
  private var hashes: [UInt32]

  init(_ rule: FieldRule, table: RecordTable, rows: Range<Int>, room: Int) {
    self.rule = rule
    first = rows.lowerBound
    bytes = table.bytes
    extra = ExtraText(from: table.bytes.count)
    starts = [UInt64](zeros: rows.count, capacity: room)
    lengths = [UInt32](zeros: rows.count, capacity: room)
    hashes = rule.kind == .text ? [UInt32](zeros: rows.count, capacity: room) : []
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) {
    let column = rule.columns[0]
    var row = rows.lowerBound
    while true {
      row = table.text(column, row..<rows.upperBound, at: first, &starts, &lengths, &hashes)
      if row == rows.upperBound { return }
      add(table.cell(row, column, in: bytes), at: row - first, bytes)
      row += 1
    }
  }

  private mutating func add(_ cell: RecordTable.Cell, at place: Int, _ bytes: borrowing RawSpan) {
    if cell.isEmpty { return }
    if !cell.isEscaped, NFCCheck.isCertain(bytes, cell.range) {
      starts[place] = UInt64(truncatingIfNeeded: cell.start)
      lengths[place] = UInt32(truncatingIfNeeded: cell.count)
      if !hashes.isEmpty { hashes[place] = ByteHash.short(ByteHash.hash(bytes, cell.range)) }
    } else {
      let piece = extra.add(bytes, cell)
      starts[place] = piece.start
      lengths[place] = piece.length
      if !hashes.isEmpty { hashes[place] = ByteHash.short(extra.hash(of: piece)) }
    }
  }

  static func finish(_ parts: consuming [TextBuilder]) -> BuiltField {
    let rule = parts[0].rule
    let bytes = parts[0].bytes
    var pieces = Parts()
    for part in parts.indices { pieces.take(&parts[part], base: bytes.count) }
    let column = TextColumn(
      bytes: bytes, extra: pieces.extra, starts: joined(pieces.starts), lengths: joined(pieces.lengths))
    var field = BuiltField(rule: rule, column: .text(column))
    field.hashes = joined(pieces.hashes)
    return field
  }

  /// The arrays of the parts, each held once.
  private struct Parts {
    var extra: [UInt8] = []
    var starts: [[UInt64]] = []
    var lengths: [[UInt32]] = []
    var hashes: [[UInt32]] = []

    /// Takes the arrays of the next part, its own text behind that of the parts before.
    mutating func take(_ part: inout TextBuilder, base: Int) {
      let shift = UInt64(extra.count)
      starts.append([])
      lengths.append([])
      hashes.append([])
      let index = starts.count - 1
      swap(&starts[index], &part.starts)
      swap(&lengths[index], &part.lengths)
      swap(&hashes[index], &part.hashes)
      if shift > 0 {
        var moved = starts[index].mutableSpan
        for row in moved.indices { moved[row] &+= moved[row] >= UInt64(base) ? shift : 0 }
      }
      extra += part.extra.bytes
    }
  }
}
