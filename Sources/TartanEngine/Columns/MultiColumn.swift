/// A set of label codes a statement, row after row.
///
/// Invariant: `offsets` has one element more than there are statements, begins with 0, never falls and ends with
/// `codes.count`; the codes of one statement ascend, none twice, each below `labelCount`.
public struct MultiColumn: Sendable {
  /// Where each statement's codes begin in `codes`, and one end.
  public let offsets: [UInt32]
  /// The label codes of all statements.
  public let codes: [UInt32]
  /// How many labels the field has.
  public let labelCount: Int

  /// Makes a column that keeps the invariant above.
  public init(offsets: [UInt32], codes: [UInt32], labelCount: Int) {
    precondition(offsets.last.map(Int.init) == codes.count, "the last offset ends the codes")
    self.offsets = offsets
    self.codes = codes
    self.labelCount = labelCount
  }
}
