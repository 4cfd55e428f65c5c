public import TartanModel

/// One command, as it was written: what it does and its clauses.
public struct CommandSyntax: Hashable, Sendable {
  /// What it does.
  public let action: Action
  /// The clauses after the subject, in whatever order they came.
  public let clauses: ClauseSyntax
  /// Where the whole command stands, comment left out.
  public let span: SourceSpan

  /// Makes a command.
  public init(_ action: Action, clauses: ClauseSyntax = ClauseSyntax(), at span: SourceSpan) {
    self.action = action
    self.clauses = clauses
    self.span = span
  }

  /// What a command does, with its subject.
  public indirect enum Action: Hashable, Sendable {
    /// `load "file" …`.
    case load(LoadSyntax)
    /// `datasets`.
    case datasets
    /// `use NAME`.
    case use(Name)
    /// `drop NAME`.
    case drop(Name)
    /// `describe [FIELD]`.
    case describe(Name?)
    /// `define NAME = SET`.
    case define(Name, SetSyntax)
    /// `names`.
    case names
    /// `forget NAME`.
    case forget(Name)
    /// `filter SET`; `filter all` takes the filter away; `filter` alone says what it is.
    case filter(SetSyntax?)
    /// `back`.
    case back
    /// `count [SET] [by FIELD [, FIELD]]`.
    case count(SetSyntax?, by: [AxisSyntax])
    /// `show [SET]`.
    case show(SetSyntax?)
    /// `find WORDING`.
    case find(ValueSyntax, in: Name?)
    /// `words [SET] [against SET]`.
    case words(SetSyntax?, against: SetSyntax?)
    /// `cross ROWS by COLUMNS`.
    case cross(AxisSyntax, AxisSyntax)
    /// `overlap A with B`.
    case overlap(SetSyntax, SetSyntax)
    /// `overlap A, B, C …` or `overlap FIELD top N`.
    case combinations(AxisSyntax)
    /// `pairs FIELD [with FIELD]`.
    case pairs(AxisSyntax, with: AxisSyntax?)
    /// `spread FIELD across FIELD`.
    case spread(AxisSyntax, across: AxisSyntax)
    /// `compare FIELD by FIELD`.
    case compare(AxisSyntax, by: AxisSyntax)
    /// `agree FIELD by CODER`, and `agree FIELD, FIELD …` for one field a coder.
    case agree([Name], by: Name?)
    /// `title [%N] "…"`.
    case title(ResultSyntax?, Name)
    /// `note "…"`.
    case note(Name)
    /// `let NAME = VALUE`.
    case parameter(Name, ExpressionSyntax)
    /// `claim PUBLISHED = VALUE "where it is said"`.
    case claim(ExpressionSyntax, ExpressionSyntax, source: Name?)
    /// `claims`.
    case claims
    /// `expect VALUE = VALUE`.
    case expect(ExpressionSyntax, Comparison, ExpressionSyntax)
    /// `save "x.sett"`.
    case save(Name)
    /// `run "x.sett"`.
    case run(Name)
    /// `check "x.sett"`.
    case check(Name)
    /// `plan "x.sett"`.
    case plan(Name)
    /// `render "x.md" [-> "x.html"]`.
    case render(Name)
    /// `export [%N] -> "file"`.
    case export(ResultSyntax)
    /// `export values -> "values.tex"`.
    case exportValues
    /// `why "file"`, `why "file" in "data"`.
    case why(Name, in: Name?)
    /// `cite`.
    case cite
    /// `explain COMMAND`; where the plan is written is a clause of `explain`, not of the command.
    case explain(CommandSyntax)
    /// `merge`, `rename`, `move`, `tag`, `untag`, `split`.
    case recode(RecodeSyntax)
    /// `steps`.
    case steps
    /// `undo`.
    case undo
    /// `redo`.
    case redo
    /// `what if RECODE then COMMAND`; where the comparison is written is a clause of it, not of the command.
    case whatIf(RecodeSyntax, CommandSyntax)
    /// `diff %2 %5`.
    case difference(ResultSyntax, ResultSyntax)
    /// `leave out each FIELD: COMMAND`; where the ranges are written is a clause of it, not of the command.
    case leaveOut(Name, CommandSyntax)
    /// `results`.
    case results
    /// `history [N]`.
    case history(Int?)
    /// `help [TOPIC]`.
    case help(Name?)
    /// `tour [next | stop]`.
    case tour(Name?)
    /// `set NAME VALUE`.
    case set(Name, Name)
    /// `settings`.
    case settings
    /// `quit`.
    case quit
  }
}

/// What stands at one side of a table.
public enum AxisSyntax: Hashable, Sendable {
  /// A field, perhaps cut down: `tag top 10`, `theme in (Data, Strategy)`.
  case field(Name, top: Int?, among: [ValueSyntax])
  /// Sets: `{Data = theme:Data, QA = tag:"Quality assurance"}`.
  case sets([NamedSetSyntax], SourceSpan)

  /// Where it stands.
  public var span: SourceSpan {
    switch self {
    case .field(let name, _, let among): among.last.map { name.span.joined(with: $0.span) } ?? name.span
    case .sets(_, let span): span
    }
  }
}

/// A set with the name under which it stands in a table; without one its own text serves.
public struct NamedSetSyntax: Hashable, Sendable {
  /// The name before `=`, if there is one.
  public let name: Name?
  /// The set.
  public let set: SetSyntax

  /// Names a set.
  public init(name: Name?, set: SetSyntax) {
    self.name = name
    self.set = set
  }
}

/// `load` with everything that can be said about a file's shape.
public struct LoadSyntax: Hashable, Sendable {
  /// The file.
  public let file: Name
  /// `as NAME`: the dataset's name.
  public var name: Name?
  /// `delimiter ";"`, or `tab`, `comma`, `semicolon`, `pipe`.
  public var delimiter: Name?
  /// `encoding utf-8`, `utf-16`, `windows-1252`.
  public var encoding: Name?
  /// `rows per "id"`: several rows belong to one statement, joined by this column (long shape).
  public var rowsPer: Name?
  /// `theme from "Heading"`, in the order written.
  public var fields: [FieldMappingSyntax]
  /// `ignore "Column", …`: columns that are not read.
  public var ignored: [Name]
  /// `sha256 "…"`: the fingerprint that the file must have.
  public var fingerprint: Name?

  /// Names the file to load; the rest is found by looking at it.
  public init(file: Name) {
    self.file = file
    self.fields = []
    self.ignored = []
  }
}

/// `FIELD from "Column" …` of a `load`.
public struct FieldMappingSyntax: Hashable, Sendable {
  /// The field's name in the language.
  public let field: Name
  /// The columns it is read from.
  public let columns: ColumnsSyntax
  /// `as single`, `multi`, `number`, `date`, `text`, `id`.
  public var kind: Name?
  /// `split ";"`: what separates the labels in one cell.
  public var separator: Name?
  /// `marked` or `marked "x"`: the columns are labels, and a mark in a cell says that the statement carries it.
  public var marked: Bool
  /// `paths "->"`: what separates parent and child in a label; `paths none`.
  public var paths: Name?

  /// The columns of a mapping.
  public enum ColumnsSyntax: Hashable, Sendable {
    /// `"Code 1", "Code 2"`.
    case list([Name])
    /// `"Action".."Western"`, both included, in the order of the file.
    case range(Name, Name)
  }

  /// Maps columns to a field.
  public init(
    field: Name, columns: ColumnsSyntax, kind: Name? = nil, separator: Name? = nil, marked: Bool = false,
    paths: Name? = nil
  ) {
    self.field = field
    self.columns = columns
    self.kind = kind
    self.separator = separator
    self.marked = marked
    self.paths = paths
  }
}
