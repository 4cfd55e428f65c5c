/// One label code a statement.
///
/// Invariant: each code is below the number of labels, or `missing`; the codes are as narrow as `CodeWidth` chooses, or
/// wider.
public struct SingleColumn: Sendable {
  /// The code of a statement without a label.
  public static let missing = UInt32.max

  /// The label codes, one a statement.
  public let codes: Codes
  /// How many labels the field has.
  public let labelCount: Int

  /// Makes a column of `codes`, each below `labelCount` or `missing`.
  public init(codes: [UInt32], labelCount: Int) {
    self.init(codes: Codes(codes, labels: labelCount), labelCount: labelCount)
  }

  /// Makes a column of packed codes, each below `labelCount` or all ones.
  public init(codes: Codes, labelCount: Int) {
    precondition(codes.width >= CodeWidth(labels: labelCount), "the codes have room for each label")
    self.codes = codes
    self.labelCount = labelCount
  }
}
