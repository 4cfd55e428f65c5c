import TartanEngine
import TartanModel

/// Reads the fields of a mapping from the records.
struct FieldReader {
  let survey: ColumnSurvey
  let stop: StopFlag

  /// Reads one field.
  func read(_ rule: FieldRule) throws(Diagnostic) -> BuiltField {
    let labels = LabelBuilder(table: survey.table, rule: rule, stop: stop)
    let values = ValueBuilder(table: survey.table, rule: rule, stop: stop)
    switch rule.kind {
    case .single: return try labels.single(survey.traits[rule.columns[0]].profile)
    case .multi: return rule.isMarked ? try labels.marked(rule.columns.map { survey.names[$0] }) : try labels.multi()
    case .number: return try values.number()
    case .date: return try values.date()
    case .text, .id: return try values.text()
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
