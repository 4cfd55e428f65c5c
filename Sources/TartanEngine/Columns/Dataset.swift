import Synchronization
public import TartanModel

/// A dataset in memory: columns of equal length, immutable once loaded.
public final class Dataset: Sendable {
  /// Names, kinds and labels; `catalog.fields[i]` describes `columns[i]`.
  public let catalog: Catalog
  /// The values, one column a field.
  public let columns: [Column]
  /// The line of the source file on which each statement begins, by row; empty where there is no file.
  public let lines: [UInt32]
  /// What is derived from a column at its first use, so that loading does not wait for it. Derived from the columns
  /// alone: no answer depends on whether it was there already.
  private let labelIndexes = Mutex<[FieldID: LabelIndex]>([:])
  private let expandingRows = Mutex<[FieldID: Bitmap]>([:])

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

  /// The statements of each label of a single or multi field; made at the first call and kept.
  package func labelIndex(of field: FieldID) -> LabelIndex {
    labelIndexes.withLock { made in
      if let index = made[field] { return index }
      let index: LabelIndex
      switch self[field] {
      case .single(let column): index = LabelIndex(column)
      case .multi(let column): index = LabelIndex(column)
      default: preconditionFailure("only single and multi fields have labels")
      }
      made[field] = index
      return index
    }
  }

  /// The same if it was made already.
  func madeLabelIndex(of field: FieldID) -> LabelIndex? { labelIndexes.withLock { $0[field] } }

  /// Makes the label indexes that tables use, so that the first table is as quick as the later ones.
  ///
  /// Fields with very many labels are left to their first use: few tables have room for them.
  ///
  /// - Parameter stop: read before each field; what is not made then is made at its first use.
  public func prepareTables(stop: StopFlag = StopFlag()) {
    for field in catalog.fields where field.kind == .single || field.kind == .multi {
      if stop.isRaised { return }
      if field.labels.names.count <= 1_024 { _ = labelIndex(of: field.id) }
    }
  }

  /// The statements whose wording has a character that folds to several, ASCII among them (`ß`, `ﬁ`); made at the
  /// first call and kept.
  package func expandingRows(of field: FieldID, threads: Int) -> Bitmap {
    expandingRows.withLock { made in
      if let rows = made[field] { return rows }
      let rows = textColumn(of: field).expandingRows(threads: threads)
      made[field] = rows
      return rows
    }
  }

  /// The column of a text or id field.
  package func textColumn(of field: FieldID) -> TextColumn {
    guard case .text(let column) = self[field] else { preconditionFailure("only text and id fields have wording") }
    return column
  }
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

  /// Whether its values are labels.
  var hasLabels: Bool {
    switch self {
    case .single, .multi: true
    case .number, .date, .text: false
    }
  }
}
