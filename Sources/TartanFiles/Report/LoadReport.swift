import TartanModel

/// What was noticed while a file was read: facts for the reader, in the order of the file.
public struct LoadReport: Hashable, Sendable {
  /// The dataset's name.
  public let dataset: String
  /// How many statements there are.
  public let statements: Int
  /// The encoding, as a script says it.
  public private(set) var encoding = "utf-8"
  /// The delimiter, as a script says it.
  public private(set) var delimiter = "comma"
  /// How many rows of the file were read; more than statements where several rows make one.
  public private(set) var rows = 0
  /// The column that joins rows to statements, if several rows make one.
  public private(set) var rowsPer: String?
  /// Lines read as Windows-1252 because they are not UTF-8.
  public private(set) var foreignLines: [Int] = []
  /// How many such lines there are in all.
  public private(set) var foreignLineCount = 0
  /// How many characters were malformed and read as U+FFFD.
  public private(set) var malformedCharacters = 0
  /// Columns without a name, or with one that an earlier column has: the name that they got.
  public private(set) var renamedColumns: [String] = []
  /// Columns that are not read.
  public private(set) var ignoredColumns: [String] = []
  /// Whether the file has no identity and statements are numbered by row.
  public private(set) var numbersRows = false
  /// Rows that were not read.
  public private(set) var unreadRows = NoticeList<UnreadRow>()
  /// Lines with fewer cells than columns, read with the last ones missing.
  public private(set) var shortRows = NoticeList<Int>()
  /// How many rows below the column names have cells and nothing in them.
  public private(set) var blankRows = 0
  /// Later rows of a statement that contradict its first one.
  public private(set) var contradictions = NoticeList<Contradiction>()
  /// Fields of numbers that are written with a decimal comma.
  public private(set) var decimalCommas: [String] = []
  /// Identities that several rows have, though rows are not joined.
  public internal(set) var repeatedIdentities = NoticeList<RepeatedIdentity>()
  /// Lines of statements without an identity.
  public internal(set) var withoutIdentity = NoticeList<Int>()
  /// Statements with the wording and the labels of an earlier one.
  public internal(set) var duplicates = NoticeList<DuplicateStatement>()
  /// The identities of statements without wording.
  public internal(set) var emptyTexts = NoticeList<String>()
  /// Labels of one field that differ by case, accent or space alone.
  public internal(set) var nearLabels: [NearLabels] = []
  /// Words for "no value" in fields of numbers and dates.
  public internal(set) var noValues: [FieldCount] = []
  /// Fields of paths in which a label has a slash of its own, which reads as one more level.
  public internal(set) var slashesInPaths: [String] = []

  /// Begins a report.
  package init(dataset: String, statements: Int) {
    self.dataset = dataset
    self.statements = statements
  }

  /// Takes down what reading and mapping found.
  mutating func describe(
    _ text: EncodingNotes, _ reader: RecordReader, _ mapping: Mapping, contradictions: NoticeList<Contradiction>,
    numbersRows: Bool
  ) {
    let names = reader.header.names
    encoding = text.encoding.rawValue
    delimiter = Delimiter.word(for: reader.delimiter)
    rows = reader.table.count
    rowsPer = mapping.rowsPer.map { names[$0] }
    foreignLines = text.foreignLines
    foreignLineCount = text.foreignLineCount
    malformedCharacters = text.malformed
    ignoredColumns = mapping.ignored.sorted().map { names[$0] }
    renamedColumns = reader.header.renamed.map { names[$0.column] }.filter { !ignoredColumns.contains($0) }
    self.numbersRows = numbersRows
    unreadRows = reader.unread
    shortRows = reader.short
    blankRows = reader.blank
    self.contradictions = contradictions
    decimalCommas = mapping.fields.filter { $0.kind == .number && $0.decimalMark == Byte.comma }.map(\.name)
  }
}

/// An identity that a row shares with an earlier one.
public struct RepeatedIdentity: Hashable, Sendable {
  /// The identity.
  public let id: String
  /// The line of the row.
  public let line: Int
  /// The line of the first row that has it.
  public let firstLine: Int
}

/// A statement with the wording and the labels of an earlier one.
public struct DuplicateStatement: Hashable, Sendable {
  /// Its identity.
  public let id: String
  /// Its line.
  public let line: Int
  /// The line of the first such statement.
  public let firstLine: Int
}

/// Labels that differ by case, accent or space alone.
public struct NearLabels: Hashable, Sendable {
  /// The field.
  public let field: String
  /// The labels, the most frequent first.
  public let labels: [String]
  /// How many statements carry each.
  public let counts: [Int]
}

/// A field and how often something is so in it.
public struct FieldCount: Hashable, Sendable {
  /// The field.
  public let field: String
  /// How often.
  public let count: Int
}
