public import TartanModel

/// A field to sort statements by.
public struct SortKey: Hashable, Sendable {
  /// The field.
  public let field: FieldID
  /// Whether the largest come first; statements without a value come last either way.
  public let isDescending: Bool

  /// Makes a key.
  public init(_ field: FieldID, descending: Bool = false) {
    self.field = field
    isDescending = descending
  }
}
