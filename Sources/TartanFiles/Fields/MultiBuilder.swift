import TartanEngine
import TartanModel

/// Reads a multi field whose cells hold labels: each cell of its columns, split at the separator.
struct MultiBuilder: FieldBuilder {
  private let rule: FieldRule
  private let separator: [UInt8]
  private var pool = ByteTable()
  private var lists: LabelLists

  private let first: Int

  init(_ rule: FieldRule, rows: Range<Int>) {
    self.rule = rule
    first = rows.lowerBound
    separator = Array((rule.separator ?? "").utf8)
    lists = LabelLists(rows: rows.count)
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) {
    // One byte at most between labels, NUL for none as no text has it: then a kernel reads all rows without new labels.
    let isSimple = rule.columns.count == 1 && separator.count <= 1
    var scratch: [UInt8] = []
    var row = rows.lowerBound
    while row < rows.upperBound {
      if isSimple {
        row = lists.read(
          row..<rows.upperBound, first: first, rule.columns[0], of: table, by: separator.first ?? 0, pool)
        if row == rows.upperBound { return }
      }
      add(row, of: table, in: bytes, &scratch)
      row += 1
    }
  }

  private mutating func add(
    _ row: Int, of table: RecordTable, in bytes: borrowing RawSpan, _ scratch: inout [UInt8]
  ) {
    for column in rule.columns {
      table.withText(row, column, in: bytes, &scratch) { text, range in
        if range.isEmpty { return }
        // No two pieces without a byte between them.
        lists.makeRoom(for: range.count / 2 &+ 1)
        Pieces.forEach(in: text, range, by: separator) { piece in
          lists.append(UInt32(truncatingIfNeeded: pool.code(of: text, piece)))
        }
      }
    }
    lists.endRow()
  }

  static func finish(_ parts: consuming [MultiBuilder]) -> BuiltField {
    let merged = ByteTable.merge(parts.map(\.pool))
    return BuiltField(parts[0].rule, parts.map(\.lists), spellings: merged.table.texts, codes: merged.codes)
  }
}
