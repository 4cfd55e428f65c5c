import TartanEngine
import TartanModel

/// A single field whose column is coded already: nothing is left to read.
struct CodedSingleBuilder: FieldBuilder {
  private let rule: FieldRule
  private let profile: ColumnProfile

  init(_ rule: FieldRule, _ profile: ColumnProfile) {
    self.rule = rule
    self.profile = profile
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) {}

  static func finish(_ parts: consuming [CodedSingleBuilder]) -> BuiltField {
    let profile = parts[0].profile
    return BuiltField(
      parts[0].rule, spellings: profile.values.texts, codes: profile.parts.map(\.codes),
      values: profile.parts.map(\.values))
  }
}

/// Reads a single field with very many labels.
struct SingleBuilder: FieldBuilder {
  private let rule: FieldRule
  private let first: Int
  private var pool = ByteTable()
  /// The code plus one of each row; 0 for none.
  private var codes: [UInt32]

  init(_ rule: FieldRule, rows: Range<Int>) {
    self.rule = rule
    first = rows.lowerBound
    codes = [UInt32](zeros: rows.count)
  }

  mutating func add(_ rows: Range<Int>, of table: RecordTable, in bytes: borrowing RawSpan) {
    var scratch: [UInt8] = []
    for row in rows {
      table.withText(row, rule.columns[0], in: bytes, &scratch) { text, range in
        if !range.isEmpty { codes[row &- first] = UInt32(truncatingIfNeeded: pool.code(of: text, range) &+ 1) }
      }
    }
  }

  static func finish(_ parts: consuming [SingleBuilder]) -> BuiltField {
    let merged = ByteTable.merge(parts.map(\.pool))
    return BuiltField(
      parts[0].rule, spellings: merged.table.texts, codes: parts.map(\.codes), values: merged.codes)
  }
}

extension BuiltField {
  /// The single field of codes that were read in parts of the rows, each code one more than its place in the part's
  /// `values`, 0 for none; those are places in `spellings`.
  init<Code: FixedWidthInteger & UnsignedInteger & Sendable>(
    _ rule: FieldRule, spellings: [String], codes: [[Code]], values: [[UInt32]]
  ) {
    let order = LabelOrder(spellings, paths: rule.paths)
    let labels = order.names.count
    let parts = Workers.map(codes.count) { part in
      let final = [LabelOrder.none] + values[part].map { order.codes[Int($0)] }
      return BuiltField.settled(codes[part], final, labels: labels)
    }
    let column = SingleColumn(codes: Codes(joining: parts), labelCount: labels)
    self.init(rule: rule.settled(order), column: .single(column), labels: order.names)
    isHierarchical = order.pathSeparator != nil
    hasOwnSlash = order.hasOwnSlash
  }

  /// Each code's final code.
  private static func settled<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], _ final: [UInt32], labels: Int
  ) -> Codes {
    switch CodeWidth(labels: labels) {
    case .one: .bytes(looked(up: codes, in: final))
    case .two: .shorts(looked(up: codes, in: final))
    case .four: .words(looked(up: codes, in: final))
    }
  }

  private static func looked<Code: FixedWidthInteger & UnsignedInteger, Final: FixedWidthInteger & UnsignedInteger>(
    up codes: [Code], in final: [UInt32]
  ) -> [Final] {
    let narrow = final.map { Final(truncatingIfNeeded: $0) }
    var out = [Final](zeros: codes.count)
    var written = out.mutableSpan
    let table = narrow.span
    let read = codes.span
    for row in read.indices { written[row] = table[Int(truncatingIfNeeded: read[row])] }
    return out
  }
}
