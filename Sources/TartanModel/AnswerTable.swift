/// A table of an answer: columns with a meaning, rows of cells.
public struct AnswerTable: Hashable, Sendable {
  /// What the table is called in JSON and in file names: `table`, `measures`, `labels`.
  public var name: String
  /// How it wants to be laid out where there is a choice.
  public var layout: TableLayout
  /// The columns, left to right; the first `stubCount` name the rows.
  public var columns: [TableColumn]
  /// How many leading columns name the rows.
  public var stubCount: Int
  /// The rows; each has as many cells as there are columns.
  public var rows: [TableRow]
  /// What the table leaves out, in words: `6 of 37 columns shown`; empty when it is whole.
  public var omitted: [String]

  /// Makes a table.
  public init(
    name: String = "table", layout: TableLayout = .grid, columns: [TableColumn], stubCount: Int = 1, rows: [TableRow],
    omitted: [String] = []
  ) {
    self.name = name
    self.layout = layout
    self.columns = columns
    self.stubCount = stubCount
    self.rows = rows
    self.omitted = omitted
  }
}

/// How a table wants to be laid out on a terminal and a page.
public enum TableLayout: String, Hashable, Sendable {
  /// Rows and columns; columns that do not fit are named below.
  case grid
  /// A few name–value pairs, written in one line where they fit: `Jaccard 0.676 · lift 6.14`.
  case line
  /// Long wording: each row a short head line, its text wrapped below.
  case records
  /// Left context, hit, right context: the hits stand in one column.
  case concordance
  /// The figures of the sentences once more, for machines: formats that people read leave it out.
  case data
}

/// One column of an answer's table.
public struct TableColumn: Hashable, Sendable {
  /// The head.
  public var name: String
  /// What its cells are.
  public var kind: ColumnKind
  /// A head over several columns, when cells hold several measures: the label of the crossed field.
  public var group: String?
  /// Whether it is a margin, a total of the row: kept where other columns do not fit.
  public var isMargin: Bool
  /// Whether it is the first to be left out where there is no room: it can be worked out, or is seldom needed.
  public var isSpare: Bool
  /// Whether it stands by itself or, where people read it, in the cell of the column before it.
  public var part: ColumnPart

  /// Makes a column.
  public init(
    _ name: String, _ kind: ColumnKind, group: String? = nil, isMargin: Bool = false, isSpare: Bool = false,
    part: ColumnPart = .whole
  ) {
    self.name = name
    self.kind = kind
    self.group = group
    self.isMargin = isMargin
    self.isSpare = isSpare
    self.part = part
  }
}

/// How a column stands beside the one before it: programs read each by itself, people several figures in one cell.
public enum ColumnPart: String, Hashable, Sendable {
  /// A column of its own.
  case whole
  /// In brackets behind the figure before it: `23 (74.2)`.
  case bracketed
  /// The lower end of the interval of the figure before it, in square brackets: `74.2 [56.8, 86.3]`.
  case lower
  /// The upper end of that interval.
  case upper
}

/// What the cells of a column are; decides alignment and digits.
public enum ColumnKind: Hashable, Sendable {
  /// A label or a name.
  case label
  /// Wording, left-aligned, may be long.
  case text
  /// A count of the given unit, plural: `statements`, `taggings`.
  case count(unit: String)
  /// A percentage; `of` says of what in words: `of the row's statements`.
  case percent(of: String)
  /// A measure printed with that many decimals.
  case measure(decimals: Int)
  /// A probability of a test: three decimals, and never rounded to 0.
  case pValue
  /// A number of the data, printed as it is: a year, a rank.
  case number
}

/// One row of an answer's table.
public struct TableRow: Hashable, Sendable {
  /// What the row is.
  public enum Role: String, Hashable, Sendable {
    /// A row of the table.
    case body
    /// Totals and margins, set off from the rows above.
    case total
    /// Statements without a value.
    case missing
  }

  /// What the row is.
  public var role: Role
  /// One cell a column.
  public var cells: [Cell]
  /// How deep the row's label stands below its parent: 0 for a label without one.
  public var depth: Int

  /// Makes a row.
  public init(_ cells: [Cell], role: Role = .body, depth: Int = 0) {
    self.cells = cells
    self.role = role
    self.depth = depth
  }
}

/// One cell.
public enum Cell: Hashable, Sendable {
  /// Nothing belongs here.
  case empty
  /// A label, a name or wording, exactly as in the data: renderers escape it for their format.
  case text(String)
  /// A whole number.
  case count(Int)
  /// A percentage, 0 to 100, unrounded.
  case percent(Double)
  /// Any other number, unrounded.
  case number(Double)
  /// Not defined (0/0); printed as a dash, never as 0.
  case undefined
  /// Not shown so that nobody can be identified; printed as one mark whatever stands behind it.
  case withheld
  /// Several figures in one cell, written out; only renderers make it, of columns that are parts of others.
  case figures(String)
  /// Wording with hits in it, as ranges of UTF-8 offsets: drawn highlighted where the format can.
  case marked(String, hits: [SourceSpan])
}

extension Cell {
  /// The mark of what is withheld, in every format but JSON: one for all, so that it tells nothing of what it hides.
  public static let confidential = "[c]"
}
