import TartanModel

extension Cell {
  /// `part` of `whole` as a percentage; not defined where the whole is empty.
  static func share(_ part: Int, of whole: Int) -> Cell {
    whole > 0 ? .percent(100 * Double(part) / Double(whole)) : .undefined
  }

  /// A measure, or the dash of one that is not defined.
  static func measure(_ value: Double?) -> Cell {
    guard let value, value.isFinite else { return .undefined }
    return .number(value)
  }
}
