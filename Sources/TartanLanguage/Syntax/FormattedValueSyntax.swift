/// A value inside a text, with the way it is to be written: `share(qa of theme:Data) as percent`.
public struct FormattedValueSyntax: Hashable, Sendable {
  /// The value.
  public let value: ExpressionSyntax
  /// How it is written.
  public let format: Format

  /// The ways to write a value.
  public enum Format: Hashable, Sendable {
    /// As `claim` prints it: whole numbers as they are, others with four decimals.
    case plain
    /// `as percent`, `as percent 0`: a share as `74.2 %`, with one decimal unless said otherwise.
    case percent(decimals: Int)
    /// `as decimals 2`: with that many decimals.
    case decimals(Int)
    /// `as words`: a whole number as a word.
    case words
  }

  /// Joins a value with its format.
  public init(_ value: ExpressionSyntax, as format: Format) {
    self.value = value
    self.format = format
  }
}
