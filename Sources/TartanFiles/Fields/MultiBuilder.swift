import TartanEngine
import TartanModel

/// Reads a multi field whose cells hold labels: each cell of its columns, split at the separator.
struct MultiBuilder: FieldBuilder {
  private let rule: FieldRule
  private let separator: [UInt8]
  private var pool = ByteTable()
  private var lists: LabelLists
  private var scratch: [UInt8] = []

  init(_ rule: FieldRule, rows: Int) {
    self.rule = rule
    separator = Array((rule.separator ?? "").utf8)
    lists = LabelLists(rows: rows)
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) {
    for row in rows {
      for column in rule.columns {
        table.withText(row, column, in: bytes, &scratch) { text, range in
          if range.isEmpty { return }
          Pieces.forEach(in: text, range, by: separator) { piece in
            lists.append(UInt32(truncatingIfNeeded: pool.code(of: text, piece)))
          }
        }
      }
      lists.endRow()
    }
  }

  mutating func finish() -> BuiltField { lists.field(rule, spellings: pool.texts) }
}

/// Reads a multi field whose columns are labels and whose cells are marks.
struct MarkedBuilder: FieldBuilder {
  private let rule: FieldRule
  private let names: [String]
  private let cells: [CellReader<Bool>]
  private var lists: LabelLists

  init(_ rule: FieldRule, _ traits: [ColumnTraits], rows: Int) {
    self.rule = rule
    names = traits.map(\.name)
    cells = traits.map { traits in
      let name = Array(traits.name.utf8)
      return CellReader(traits.profile) { bytes, range in
        if let isSet = Mark.read(bytes, range) { return .value(isSet) }
        return bytes.equals(range, name.raw, 0..<name.count) ? .value(true) : .misfit
      }
    }
    lists = LabelLists(rows: rows)
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) throws(Diagnostic) {
    for row in rows {
      for label in cells.indices {
        switch cells[label].reading(row, of: table, in: bytes) {
        case .value(true): lists.append(UInt32(truncatingIfNeeded: label))
        case .value(false), .blank, .noValue: break
        case .misfit: throw strange(table, row, label)
        }
      }
      lists.endRow()
    }
  }

  mutating func finish() -> BuiltField { lists.field(rule, spellings: names) }

  private func strange(_ table: RecordTable, _ row: Int, _ label: Int) -> Diagnostic {
    let value = Excerpt.of(table.text(row, rule.columns[label]))
    return Diagnostic(
      .badMapping, at: rule.place, "column \"\(names[label])\" is marked, but line \(table.lines[row]) has '\(value)'",
      hints: [
        "marks are 1, x, yes, y, true or the column's name; 0, no, n, false and a blank cell say that there is none",
        "read the column as a field of its own: \(FieldName.sayable(names[label])) from \"\(names[label])\"",
      ])
  }
}
