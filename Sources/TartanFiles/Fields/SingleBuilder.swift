import TartanEngine
import TartanModel

/// Reads a single field: one label a row.
struct SingleBuilder: FieldBuilder {
  private let rule: FieldRule
  private let profile: ColumnProfile
  private var pool = ByteTable()
  private var codes: [UInt32] = []
  private var scratch: [UInt8] = []

  init(_ rule: FieldRule, _ profile: ColumnProfile) {
    self.rule = rule
    self.profile = profile
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) {
    if profile.isComplete { return }
    for row in rows {
      table.withText(row, profile.column, in: bytes, &scratch) { text, range in
        codes.append(range.isEmpty ? LabelOrder.none : UInt32(truncatingIfNeeded: pool.code(of: text, range)))
      }
    }
  }

  mutating func finish() -> BuiltField {
    let order = LabelOrder(profile.isComplete ? profile.values.texts : pool.texts, paths: rule.paths)
    if let cells = profile.codes {
      codes = cells.map { $0 == ColumnProfile.blankCode ? LabelOrder.none : order.codes[Int($0)] }
    } else {
      for row in codes.indices where codes[row] != LabelOrder.none { codes[row] = order.codes[Int(codes[row])] }
    }
    return BuiltField(
      rule: rule.settled(order), column: .single(SingleColumn(codes: codes, labelCount: order.names.count)),
      labels: order.names, isHierarchical: order.pathSeparator != nil, hasOwnSlash: order.hasOwnSlash)
  }
}
