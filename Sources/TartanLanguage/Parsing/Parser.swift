public import TartanModel

/// Turns the text of one command into syntax. Knows no data: whether a field or a label exists is not asked here.
public enum Parser {
  /// The command that a text writes; nil if it is blank or only a comment.
  ///
  /// - Throws: a diagnostic whose place lies within the text.
  public static func parse(_ text: String) throws(Diagnostic) -> CommandSyntax? {
    var parser = try CommandParser(text)
    return try parser.command()
  }

  /// The set that a text writes, and nothing else.
  ///
  /// - Throws: a diagnostic whose place lies within the text.
  public static func parseSet(_ text: String) throws(Diagnostic) -> SetSyntax {
    var parser = try CommandParser(text)
    let set = try parser.set()
    try parser.expectEnd()
    return set
  }

  /// The value that a text writes, and nothing else.
  ///
  /// - Throws: a diagnostic whose place lies within the text.
  public static func parseExpression(_ text: String) throws(Diagnostic) -> ExpressionSyntax {
    var parser = try CommandParser(text)
    let value = try parser.expression()
    try parser.expectEnd()
    return value
  }
}
