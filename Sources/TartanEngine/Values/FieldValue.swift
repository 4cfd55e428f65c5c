public import TartanModel
import TartanPlan

/// What one statement has in one field.
public enum FieldValue: Hashable, Sendable {
  /// Its labels, by code; one for a single field, never none.
  case labels([LabelID])
  /// Its number.
  case number(Double)
  /// Its date as it is written: `2020-01-21`, `2020-01` or `2020`.
  case date(String)
  /// Its wording or identity, never empty.
  case text(String)
  /// Nothing.
  case missing
}

extension Dataset {
  /// What the statement at `row`, which must be a row of the dataset, has in a field.
  public func value(of field: FieldID, row: Int) -> FieldValue {
    switch self[field] {
    case .single(let column):
      let code = column.codes[row]
      return code == SingleColumn.missing ? .missing : .labels([LabelID(code)])
    case .multi(let column):
      let codes = column.codes[Int(column.offsets[row])..<Int(column.offsets[row + 1])]
      return codes.isEmpty ? .missing : .labels(codes.map { LabelID($0) })
    case .number(let column):
      return column.values[row].isNaN ? .missing : .number(column.values[row])
    case .date(let column):
      return column.days(at: row).map { .date(CivilDate.text(of: $0)) } ?? .missing
    case .text(let column):
      return column.lengths[row] == 0 ? .missing : .text(column.text(at: row))
    }
  }
}
