import Synchronization
public import TartanModel

/// A dataset: columns of equal length, immutable. They are in memory, or read from a saved file at their first use.
///
/// A saved file may turn out to be damaged long after it was opened. A column that cannot be read is given as one
/// without values, and `damage` says so: whoever answers a question looks there before the answer is used.
public final class Dataset: Sendable {
  /// Names, kinds and labels; `catalog.fields[i]` describes the column of `FieldID(i)`.
  public let catalog: Catalog
  /// The values in memory, one column a field; none for a saved dataset.
  private let resident: [Column]
  /// Where the columns come from that are not in memory.
  private let source: (any ColumnSource)?
  private let residentLines: [UInt32]
  /// The dataset as it was loaded, of which this one has most columns; nil if this is it.
  private let original: Dataset?
  /// The columns that are not those of `original`, by field.
  private let recoded: [FieldID: RecodedColumn]
  /// What is read, or derived from a column, at its first use, so that opening does not wait for it. No answer depends
  /// on whether it was there already.
  private let read: KeptValues<Column>
  private let labelIndexes: KeptValues<LabelIndex>
  private let expanding: KeptValues<Bitmap>
  private let readLines = KeptValues<[UInt32]>(1)
  private let noticed = Mutex<DamagedData?>(nil)

  /// Joins a catalog and its columns, which must be equally many and of the catalog's length.
  public init(catalog: Catalog, columns: [Column], lines: [UInt32] = []) {
    precondition(catalog.fields.count == columns.count, "each field has a column")
    self.catalog = catalog
    resident = columns
    source = nil
    residentLines = lines
    original = nil
    recoded = [:]
    read = KeptValues(0)
    labelIndexes = KeptValues(columns.count)
    expanding = KeptValues(columns.count)
  }

  /// A dataset whose columns are read when they are asked for.
  package init(catalog: Catalog, source: any ColumnSource) {
    self.catalog = catalog
    resident = []
    self.source = source
    residentLines = []
    original = nil
    recoded = [:]
    read = KeptValues(catalog.fields.count)
    labelIndexes = KeptValues(catalog.fields.count)
    expanding = KeptValues(catalog.fields.count)
  }

  /// A dataset that differs from another in the labels of one field; it shares all else with it.
  init(_ other: Dataset, recoding field: FieldDescription, to column: Column) {
    var fields = other.catalog.fields
    fields[field.id.index] = field
    catalog = Catalog(name: other.catalog.name, statements: other.catalog.statements, fields: fields)
    resident = []
    source = nil
    residentLines = []
    original = other.original ?? other
    recoded = other.recoded.merging([field.id: RecodedColumn(column)]) { $1 }
    read = KeptValues(0)
    labelIndexes = KeptValues(0)
    expanding = KeptValues(0)
  }

  /// How many statements there are.
  public var statements: Int { catalog.statements }

  /// The first thing that could not be read since `forgetDamage`; no answer that was made meanwhile holds.
  public var damage: DamagedData? { original?.damage ?? noticed.withLock { $0 } }

  /// Forgets what could not be read: the next question tries again.
  public func forgetDamage() {
    noticed.withLock { $0 = nil }
    original?.forgetDamage()
  }

  /// The column of a field, which must be one of this dataset.
  public subscript(field: FieldID) -> Column {
    if let original { return recoded[field]?.column ?? original[field] }
    guard let source else { return resident[field.index] }
    do throws(DamagedData) {
      return try read.value(at: field.index) { () throws(DamagedData) in try source.column(of: field) }
    } catch {
      note(error)
      return Column(empty: catalog[field], statements: statements)
    }
  }

  /// The line of the source file on which each statement begins, by row; empty where there is no file.
  public var lines: [UInt32] {
    if let original { return original.lines }
    guard let source else { return residentLines }
    do throws(DamagedData) {
      return try readLines.value(at: 0) { () throws(DamagedData) in try source.lines() }
    } catch {
      note(error)
      return [UInt32](repeating: 0, count: statements)
    }
  }

  /// The statements of each label of a single or multi field; made at the first call and kept.
  package func labelIndex(of field: FieldID) -> LabelIndex {
    if let original { return recoded[field]?.labelIndex ?? original.labelIndex(of: field) }
    do throws(DamagedData) {
      return try labelIndexes.value(at: field.index) { () throws(DamagedData) in
        if let source { return try source.labelIndex(of: field) }
        return LabelIndex(resident[field.index])
      }
    } catch {
      note(error)
      return LabelIndex(Column(empty: catalog[field], statements: statements))
    }
  }

  /// The same if it was made already.
  func madeLabelIndex(of field: FieldID) -> LabelIndex? {
    guard let original else { return labelIndexes.made(at: field.index) }
    return recoded[field].map(\.madeLabelIndex) ?? original.madeLabelIndex(of: field)
  }

  private func note(_ damage: DamagedData) {
    noticed.withLock { first in if first == nil { first = damage } }
  }

  /// Makes the label indexes that tables use, so that the first table is as quick as the later ones.
  ///
  /// Fields with very many labels are left to their first use: few tables have room for them.
  ///
  /// - Parameter stop: read before each field; what is not made then is made at its first use.
  public func prepareTables(stop: StopFlag = StopFlag()) {
    // The longest first, so that the threads end together.
    let labelled = catalog.fields.filter { $0.labels.names.count <= 1_024 }
    let fields = (labelled.filter { $0.kind == .multi } + labelled.filter { $0.kind == .single }).map(\.id)
    let threads = statements > RowChunks.parallelLimit ? RowChunks.cores : 1
    _ = RowChunks.map(fields.indices.map { $0..<$0 + 1 }, threads: threads) { part in
      for field in fields[part] where !stop.isRaised { _ = self.labelIndex(of: field) }
    }
  }

  /// The statements whose wording has a character that folds to several, ASCII among them (`ß`, `ﬁ`); made at the
  /// first call and kept.
  package func expandingRows(of field: FieldID, threads: Int) -> Bitmap {
    // Wording is never recoded.
    if let original { return original.expandingRows(of: field, threads: threads) }
    let column = textColumn(of: field)
    // Nothing is kept that comes from a column that could not be read.
    guard damage == nil else { return Bitmap(none: statements) }
    return expanding.value(at: field.index) { column.expandingRows(threads: threads) }
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

extension Column {
  /// A column of the kind of `field` in which no statement has a value.
  init(empty field: FieldDescription, statements count: Int) {
    let labels = field.labels.names.count
    switch field.kind {
    case .single:
      self = .single(
        SingleColumn(codes: [UInt32](repeating: SingleColumn.missing, count: count), labelCount: labels))
    case .multi:
      self = .multi(
        MultiColumn(offsets: [UInt32](repeating: 0, count: count + 1), codes: [UInt32](), labelCount: labels))
    case .number: self = .number(NumberColumn(values: [Double](repeating: .nan, count: count), decimals: 0))
    case .date:
      let days = [Int32](repeating: DateColumn.missing, count: count)
      self = .date(DateColumn(firstDays: days, lastDays: days))
    case .text, .id:
      self = .text(
        TextColumn(
          bytes: [], extra: [], starts: [UInt64](repeating: 0, count: count),
          lengths: [UInt32](repeating: 0, count: count)))
    }
  }
}

extension LabelIndex {
  /// Indexes the column of a single or multi field.
  init(_ column: Column) {
    switch column {
    case .single(let column): self.init(column)
    case .multi(let column): self.init(column)
    default: preconditionFailure("only single and multi fields have labels")
    }
  }
}
