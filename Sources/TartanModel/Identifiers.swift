/// Which field of a dataset: its position in the catalog.
public struct FieldID: Hashable, Sendable, Comparable {
  /// The position in `Catalog.fields`, from 0.
  public let index: Int

  /// Makes the identity of the field at `index`.
  public init(_ index: Int) { self.index = index }

  /// Orders fields as the file does.
  public static func < (left: FieldID, right: FieldID) -> Bool { left.index < right.index }
}

/// Which label of a single or multi field: its code in the field's dictionary.
public struct LabelID: Hashable, Sendable, Comparable {
  /// The position in the field's `LabelList`, from 0.
  public let code: UInt32

  /// Makes the identity of the label with that code.
  public init(_ code: UInt32) { self.code = code }

  /// Makes the identity of the label at `index`, which must not be negative.
  public init(_ index: Int) { self.code = UInt32(index) }

  /// The code as an array index.
  public var index: Int { Int(code) }

  /// Orders labels by code; says nothing about their names.
  public static func < (left: LabelID, right: LabelID) -> Bool { left.code < right.code }
}
