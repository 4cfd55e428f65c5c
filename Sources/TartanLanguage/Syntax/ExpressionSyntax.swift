public import TartanModel

/// A value, for `claim`, `expect` and `let`, as it was written.
public indirect enum ExpressionSyntax: Hashable, Sendable {
  /// A number as written: `23`, `74.2`, `-1`.
  case number(Double, Name)
  /// A text: `"Data"`.
  case text(Name)
  /// `none`: cannot be derived.
  case none(SourceSpan)
  /// `count(SET)`, or a result's cell by itself.
  case count(SetSyntax, SourceSpan)
  /// `share(SET of SET)`, 0 to 1.
  case share(SetSyntax, of: SetSyntax, SourceSpan)
  /// `jaccard(SET, SET)`.
  case jaccard(SetSyntax, SetSyntax, SourceSpan)
  /// `sum(SET, SET …)`: the counts added up, statements in two sets counted twice.
  case sum([SetSyntax], SourceSpan)
  /// `labels(FIELD)`: how many labels are carried by at least one statement.
  case labels(Name, SourceSpan)
  /// `most(FIELD)`: the label that most statements carry; `fewest(FIELD)`: the fewest, at least one.
  case extreme(Extreme, Name, SourceSpan)
  /// `$NAME`.
  case parameter(Name)
  /// `a + b` and the like.
  case binary(Operator, ExpressionSyntax, ExpressionSyntax)
  /// `-a`.
  case negative(ExpressionSyntax, SourceSpan)

  /// Which end of a ranking.
  public enum Extreme: String, Hashable, Sendable {
    /// The largest count.
    case most
    /// The smallest count above zero.
    case fewest
  }

  /// The four operations.
  public enum Operator: String, Hashable, Sendable {
    /// Sum.
    case plus = "+"
    /// Difference.
    case minus = "-"
    /// Product.
    case times = "*"
    /// Quotient.
    case over = "/"
  }

  /// Where it stands.
  public var span: SourceSpan {
    switch self {
    case .number(_, let name), .text(let name), .parameter(let name): name.span
    case .none(let span), .count(_, let span), .share(_, _, let span), .jaccard(_, _, let span), .sum(_, let span),
      .labels(_, let span), .extreme(_, _, let span), .negative(_, let span):
      span
    case .binary(_, let left, let right): left.span.joined(with: right.span)
    }
  }
}
