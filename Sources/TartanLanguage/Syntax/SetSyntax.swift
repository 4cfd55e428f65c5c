public import TartanModel

/// A set of statements, as it was written.
public indirect enum SetSyntax: Hashable, Sendable {
  /// `all`.
  case all(SourceSpan)
  /// `theme:Data`, `count(tag):>=2`.
  case term(TermSyntax)
  /// A bare word or quoted text: a defined name, or a label that exactly one field has.
  case bare(Name)
  /// `%3`, `%3[Data, QA]`, `%`.
  case result(ResultSyntax)
  /// `not SET`; the span begins at `not`.
  case not(SetSyntax, SourceSpan)
  /// `SET and SET`.
  case and(SetSyntax, SetSyntax)
  /// `SET or SET`.
  case or(SetSyntax, SetSyntax)

  /// Where it stands, brackets around it left out.
  public var span: SourceSpan {
    switch self {
    case .all(let span): span
    case .term(let term): term.span
    case .bare(let name): name.span
    case .result(let result): result.span
    case .not(_, let span): span
    case .and(let left, let right), .or(let left, let right): left.span.joined(with: right.span)
    }
  }
}

/// A field and what is asked of its values.
public struct TermSyntax: Hashable, Sendable {
  /// What is looked at.
  public enum Subject: Hashable, Sendable {
    /// The field's values.
    case field(Name)
    /// How many labels of the field a statement carries: `count(tag)`.
    case labelCount(Name)
  }

  /// What is looked at.
  public let subject: Subject
  /// What is asked: a statement belongs if any of these holds. Never empty.
  public let values: [ValueSyntax]
  /// `only(…)`: these labels and no other.
  public let only: Bool
  /// Where the whole term stands.
  public let span: SourceSpan

  /// Makes a term.
  public init(_ subject: Subject, _ values: [ValueSyntax], only: Bool = false, at span: SourceSpan) {
    self.subject = subject
    self.values = values
    self.only = only
    self.span = span
  }
}

/// One thing asked of a field's values. What it means depends on the field's kind, which the binder knows.
public enum ValueSyntax: Hashable, Sendable {
  /// A label, a word or phrase of wording, a number, a date, an identity.
  case name(Name)
  /// A bare word with `*` in it: `multi*`.
  case wildcard(Name)
  /// `/…/`: the text between the slashes, `\/` undone.
  case pattern(Name)
  /// `~support`: any form of the word.
  case stem(Name)
  /// `2018..2020`.
  case range(Name, Name)
  /// `>=2019`.
  case compare(Comparison, Name)
  /// `none` or `missing`: no value.
  case none(SourceSpan)
  /// `any` or `present`: some value.
  case any(SourceSpan)

  /// Where it stands.
  public var span: SourceSpan {
    switch self {
    case .name(let name), .wildcard(let name), .pattern(let name), .stem(let name): name.span
    case .compare(_, let name): name.span
    case .range(let from, let to): from.span.joined(with: to.span)
    case .none(let span), .any(let span): span
    }
  }
}

/// How two values compare.
public enum Comparison: String, Hashable, Sendable, CaseIterable {
  /// Less than.
  case less = "<"
  /// Less than or equal.
  case atMost = "<="
  /// Greater than.
  case greater = ">"
  /// Greater than or equal.
  case atLeast = ">="
  /// Equal.
  case equal = "="
  /// Not equal.
  case notEqual = "!="
}

/// A result, or one of its cells.
public struct ResultSyntax: Hashable, Sendable {
  /// The number, nil for the last result (`%`).
  public let number: Int?
  /// The row's and the column's name between brackets: none, one or two.
  public let cell: [Name]
  /// Where it stands.
  public let span: SourceSpan

  /// Names a result or a cell of it.
  public init(number: Int?, cell: [Name] = [], at span: SourceSpan) {
    self.number = number
    self.cell = cell
    self.span = span
  }
}
