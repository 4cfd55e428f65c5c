public import TartanModel

extension Parser {
  /// The value that a text writes, with the format behind `as`, and nothing else.
  ///
  /// - Throws: a diagnostic whose place lies within the text.
  public static func parseFormattedValue(_ text: String) throws(Diagnostic) -> FormattedValueSyntax {
    var parser = try CommandParser(text)
    let value = try parser.expression()
    let format = parser.take(word: "as") ? try parser.format() : .plain
    try parser.expectEnd()
    return FormattedValueSyntax(value, as: format)
  }
}

extension CommandParser {
  /// The most decimals that a format takes; doubles have no more that mean something.
  private static let mostDecimals = 15

  /// Reads what stands behind `as`.
  fileprivate mutating func format() throws(Diagnostic) -> FormattedValueSyntax.Format {
    let hints = ["as percent", "as decimals 2", "as words"]
    if take(word: "words") { return .words }
    if take(word: "percent") { return .percent(decimals: current == nil ? 1 : try decimals(hints)) }
    if take(word: "decimals") { return .decimals(try decimals(hints)) }
    throw unexpected("'percent', 'decimals' or 'words'", hints: hints)
  }

  private mutating func decimals(_ hints: [String]) throws(Diagnostic) -> Int {
    guard let token = current, token.kind == .number, let count = Int(token.text) else {
      throw unexpected("a number of decimals", hints: hints)
    }
    guard (0...Self.mostDecimals).contains(count) else {
      throw Diagnostic(
        .badValue, at: token.span, "a value has at most \(Self.mostDecimals) decimals", hints: ["as decimals 2"])
    }
    index += 1
    return count
  }
}
