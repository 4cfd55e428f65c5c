import TartanEngine
import TartanModel

/// Reads the fields of a mapping from the records.
struct FieldReader {
  let survey: ColumnSurvey
  let stop: StopFlag

  /// How many rows are read before the next field has its turn: few enough to stay in the cache.
  private static let blockSize = 1024

  /// Reads all fields.
  func read(_ rules: [FieldRule]) throws(Diagnostic) -> [BuiltField] {
    var builders: [any FieldBuilder] = rules.map(builder(for:))
    let table = survey.table
    let bytes = table.bytes.raw
    var start = 0
    while start < table.count {
      let rows = start..<min(start + FieldReader.blockSize, table.count)
      for index in builders.indices { try builders[index].add(rows, of: table, in: bytes) }
      start = rows.upperBound
      try checkStop(stop)
    }
    var fields: [BuiltField] = []
    for index in builders.indices { fields.append(builders[index].finish()) }
    return fields
  }

  private func builder(for rule: FieldRule) -> any FieldBuilder {
    let rows = survey.table.count
    let column = rule.columns[0]
    let profile = survey.traits[column].profile
    switch rule.kind {
    case .single: return SingleBuilder(rule, profile)
    case .multi where rule.isMarked:
      return MarkedBuilder(rule, rule.columns.map { survey.traits[$0] }, rows: rows)
    case .multi: return MultiBuilder(rule, rows: rows)
    case .number: return NumberBuilder(rule, profile, rows: rows)
    case .date: return DateBuilder(rule, profile, rows: rows)
    case .text, .id: return TextBuilder(rule, column: column, table: survey.table)
    }
  }

  /// The identities of statements that have none in the file: the number of the row below the column names.
  ///
  /// `gaps` has, for each row of the file that was not read, how many were read before it. Such a row keeps its
  /// number, so that the numbers of the others stay when it is mended.
  func numbering(rows: Int, gaps: [Int]) -> BuiltField {
    var extra: [UInt8] = []
    var starts: [UInt64] = []
    var lengths: [UInt32] = []
    var gap = 0
    for row in 0..<rows {
      while gap < gaps.count, gaps[gap] <= row { gap += 1 }
      let digits = String(row + gap + 1).utf8
      starts.append(UInt64(survey.table.bytes.count + extra.count))
      lengths.append(UInt32(digits.count))
      extra += digits
    }
    let column = TextColumn(bytes: survey.table.bytes, extra: extra, starts: starts, lengths: lengths)
    return BuiltField(rule: FieldRule(name: "id", kind: .id, columns: []), column: .text(column))
  }
}

/// Throws if somebody asked the running command to stop.
func checkStop(_ stop: StopFlag) throws(Diagnostic) {
  if stop.isRaised { throw Diagnostic(.interrupted, at: nil, "stopped while reading") }
}
