package import TartanModel

/// Where a dataset gets its columns from when they are first asked for: a saved file. Used from several threads.
package protocol ColumnSource: Sendable {
  /// The values of a field.
  func column(of field: FieldID) throws(DamagedData) -> Column
  /// The statements of each label of a single or multi field.
  func labelIndex(of field: FieldID) throws(DamagedData) -> LabelIndex
  /// The line of the source file on which each statement begins, by row.
  func lines() throws(DamagedData) -> [UInt32]
}

/// What cannot be read of a dataset that is open.
public struct DamagedData: Error, Hashable, Sendable {
  /// The file.
  public let file: String
  /// What of it: `the codes of theme`.
  public let part: String
  /// Why.
  public let reason: String

  /// Names what is damaged.
  public init(file: String, part: String, reason: String) {
    self.file = file
    self.part = part
    self.reason = reason
  }
}
