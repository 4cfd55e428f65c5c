/// A set of label codes a statement, row after row.
///
/// Invariant: `offsets` has one element more than there are statements, begins with 0, never falls and ends with
/// `codes.count`; the codes of one statement ascend, none twice, each below `labelCount`, and are as narrow as
/// `CodeWidth` chooses, or wider.
public struct MultiColumn: Sendable {
  /// Where each statement's codes begin in `codes`, and one end.
  public let offsets: [UInt32]
  /// The label codes of all statements.
  public let codes: Codes
  /// How many labels the field has.
  public let labelCount: Int

  /// Makes a column that keeps the invariant above.
  public init(offsets: [UInt32], codes: [UInt32], labelCount: Int) {
    self.init(offsets: offsets, codes: Codes(codes, labels: labelCount), labelCount: labelCount)
  }

  /// Makes a column of packed codes that keeps the invariant above.
  public init(offsets: [UInt32], codes: Codes, labelCount: Int) {
    precondition(offsets.last.map(Int.init) == codes.count, "the last offset ends the codes")
    precondition(codes.width >= CodeWidth(labels: labelCount), "the codes have room for each label")
    self.offsets = offsets
    self.codes = codes
    self.labelCount = labelCount
  }

  /// How many statements there are.
  public var count: Int { offsets.count - 1 }
}
