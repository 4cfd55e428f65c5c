import TartanEngine
import TartanModel

/// Reads a multi field whose cells hold labels: each cell of its columns, split at the separator.
struct MultiBuilder: FieldBuilder {
  private let rule: FieldRule
  private let separator: [UInt8]
  private var pool = ByteTable()
  private var lists: LabelLists

  init(_ rule: FieldRule, rows: Range<Int>) {
    self.rule = rule
    separator = Array((rule.separator ?? "").utf8)
    lists = LabelLists(rows: rows.count)
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) {
    var scratch: [UInt8] = []
    for row in rows {
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
  }

  static func finish(_ parts: consuming [MultiBuilder]) -> BuiltField {
    let merged = ByteTable.merge(parts.map(\.pool))
    return BuiltField(parts[0].rule, parts.map(\.lists), spellings: merged.table.texts, codes: merged.codes)
  }
}
