public import TartanModel

/// The clauses that may follow a command's subject, in any order; each command takes some of them.
public struct ClauseSyntax: Hashable, Sendable {
  /// `where SET`.
  public var filter: SetSyntax?
  /// `cells n, row%, …`.
  public var cells: [CellSyntax] = []
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
  /// `measures jaccard, dice`: which measures are printed.
  public var measures: [Name] = []
  /// `intervals`: shares get intervals, by the method named.
  public var intervals: OptionSyntax?
  /// `test`: a test is printed, by the method named.
  public var test: OptionSyntax?
  /// `permutations N`: how many shuffles a permutation test takes.
  public var permutations: CountSyntax?
  /// `bootstrap N`: how many samples a bootstrap interval takes.
  public var bootstrap: CountSyntax?
  /// `seed N`: what random numbers begin with.
  public var seed: CountSyntax?
  /// `correction holm`: how p values of many tests are corrected.
  public var correction: Name?
  /// `person FIELD`: who made a statement; one person's statements belong together.
  public var person: Name?
  /// `per FIELD`: what coders code, where it is not the id.
  public var unit: Name?
  /// `categories N`: how many categories the codebook has.
  public var categories: CountSyntax?
  /// `core N`: from which percentage of the authorities on a label is core.
  public var core: CountSyntax?
  /// `stopwords english`: which words are left out.
  public var stopwords: Name?
  /// `stems`: forms of a word count as one.
  public var stems: SourceSpan?
  /// `suppress N`: counts below it are hidden.
  public var suppress: CountSyntax?
  /// `round N`: counts are rounded to multiples of it.
  public var round: RoundSyntax?
  /// `explain`: how each kind of number was computed is printed below.
  public var explained: SourceSpan?
  /// `-> "file"`.
  public var output: OutputSyntax?

  /// No clause at all.
  public init() {}
}

/// What a cell of a crosstab holds: `n`, or `n (row%)` for two figures in one cell.
public struct CellSyntax: Hashable, Sendable {
  /// The measure.
  public let measure: Name
  /// The measure in brackets behind it.
  public let bracketed: Name?

  /// Names what a cell holds.
  public init(_ measure: Name, bracketed: Name? = nil) {
    self.measure = measure
    self.bracketed = bracketed
  }
}

/// A clause that is a word by itself, with perhaps a method behind it: `test`, `test exact`.
public struct OptionSyntax: Hashable, Sendable {
  /// The method, nil to leave it to the program.
  public let method: Name?
  /// Where the clause stands.
  public let span: SourceSpan

  /// Makes a clause at a place.
  public init(_ method: Name?, at span: SourceSpan) {
    self.method = method
    self.span = span
  }
}

/// `round 5`, or `round 5 random KEY`.
public struct RoundSyntax: Hashable, Sendable {
  /// Counts become multiples of it.
  public let base: CountSyntax
  /// The key of random rounding; nil rounds to the nearest multiple.
  public let key: Name?

  /// Says how to round.
  public init(base: CountSyntax, key: Name?) {
    self.base = base
    self.key = key
  }
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
