public import TartanModel

/// A dataset in memory: columns of equal length, immutable once loaded.
public final class Dataset: Sendable {
  /// Names, kinds and labels; `catalog.fields[i]` describes `columns[i]`.
  public let catalog: Catalog
  /// The values, one column a field.
  public let columns: [Column]
  /// The line of the source file on which each statement begins, by row; empty where there is no file.
  public let lines: [UInt32]

  /// Joins a catalog and its columns, which must be equally many and of the catalog's length.
  public init(catalog: Catalog, columns: [Column], lines: [UInt32] = []) {
    precondition(catalog.fields.count == columns.count, "each field has a column")
    self.catalog = catalog
    self.columns = columns
    self.lines = lines
  }

  /// How many statements there are.
  public var statements: Int { catalog.statements }

  /// The column of a field, which must be one of this dataset.
  public subscript(field: FieldID) -> Column { columns[field.index] }
}

/// The values of one field.
public enum Column: Sendable {
  /// One label a statement at most.
  case single(SingleColumn)
  /// A set of labels a statement.
  case multi(MultiColumn)
  /// A number a statement.
  case number(NumberColumn)
  /// A date a statement.
  case date(DateColumn)
  /// Wording, or an identity.
  case text(TextColumn)
}
