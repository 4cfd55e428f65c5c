public import TartanModel

/// The clauses that may follow a command's subject, in any order; each command takes some of them.
public struct ClauseSyntax: Hashable, Sendable {
  /// `where SET`.
  public var filter: SetSyntax?
  /// `cells n, row%, …`.
  public var cells: [Name] = []
  /// `sort rows by …`, and `sort by …` of commands with rows only.
  public var sortRows: SortSyntax?
  /// `sort columns by …`.
  public var sortColumns: SortSyntax?
  /// `top N`: the rows that are shown.
  public var top: CountSyntax?
  /// `min N`: the least count that is shown.
  public var minimum: CountSyntax?
  /// `fields theme, tag`: what `show` shows.
  public var fields: [Name] = []
  /// `first N`.
  public var first: CountSyntax?
  /// `context N`: words each side of a hit.
  public var context: CountSyntax?
  /// `by jaccard`: the measure that ranks pairs.
  public var rankedBy: Name?
  /// `with missing`: statements without a value as a row and a column.
  public var withMissing: SourceSpan?
  /// `base tagged`: what percentages are of.
  public var base: Name?
  /// `-> "file"`.
  public var output: OutputSyntax?

  /// No clause at all.
  public init() {}
}

/// A whole number in a clause.
public struct CountSyntax: Hashable, Sendable {
  /// The number.
  public let value: Int
  /// Where it stands.
  public let span: SourceSpan

  /// Makes a number at a place.
  public init(_ value: Int, at span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

/// How rows or columns are ordered.
public struct SortSyntax: Hashable, Sendable {
  /// `total`, `name`, a field or a column's name.
  public let key: Name
  /// `descending` or `ascending`; nil leaves it to the key: counts fall, names rise.
  public let descending: Bool?

  /// Makes an order.
  public init(key: Name, descending: Bool?) {
    self.key = key
    self.descending = descending
  }
}

/// Where a result goes: `-> "table.tex"`, with `!` to replace a file of somebody else.
public struct OutputSyntax: Hashable, Sendable {
  /// The file.
  public let file: Name
  /// Whether a file that this session did not write may be replaced.
  public let replacing: Bool

  /// Names a destination.
  public init(file: Name, replacing: Bool) {
    self.file = file
    self.replacing = replacing
  }
}
