public import TartanModel

/// A word or a quoted text as it was written: a field, a label, a file, a value.
public struct Name: Hashable, Sendable {
  /// What it says, quotes undone and escapes resolved, in NFC.
  public let text: String
  /// Where it stands.
  public let span: SourceSpan
  /// How it was written.
  public let style: Style

  /// The ways to write a name.
  public enum Style: Hashable, Sendable {
    /// A bare word.
    case word
    /// In double quotes.
    case quoted
    /// `$NAME`: the value of a parameter; `text` is the parameter's name.
    case parameter
  }

  /// Makes a name.
  public init(_ text: String, at span: SourceSpan, style: Style = .word) {
    self.text = text
    self.span = span
    self.style = style
  }
}
