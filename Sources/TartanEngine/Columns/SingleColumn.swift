/// One label code a statement.
///
/// Invariant: each code is below the number of labels, or `missing`.
public struct SingleColumn: Sendable {
  /// The code of a statement without a label.
  public static let missing = UInt32.max

  /// The label codes, one a statement.
  public let codes: [UInt32]
  /// How many labels the field has.
  public let labelCount: Int

  /// Makes a column of `codes`, each below `labelCount` or `missing`.
  public init(codes: [UInt32], labelCount: Int) {
    self.codes = codes
    self.labelCount = labelCount
  }
}
