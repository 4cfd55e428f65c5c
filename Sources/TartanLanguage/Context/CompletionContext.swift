public import TartanModel

/// What may stand at the cursor of a line that is being typed.
public struct CompletionContext: Hashable, Sendable {
  /// What is asked for there.
  public let expected: Expected
  /// The words of the language that may stand there too, in a fixed order; not narrowed by what is typed already.
  public let keywords: [String]
  /// What the completion replaces: the part of a word before the cursor, an opening quote included; empty between words.
  public let range: SourceSpan

  /// What may stand at a place. `prefix` is what is typed already, quotes undone.
  public enum Expected: Hashable, Sendable {
    /// The first word of a command.
    case command(prefix: String)
    /// The command inside another one, behind `explain`, `what if` or `leave out each`: one of these.
    case inner([CommandWord], prefix: String)
    /// Words of the language only: see `keywords`.
    case clauseOrOperator(CommandWord, prefix: String)
    /// The beginning of a set: a field with its colon, a defined name, a label by itself; where `alone` is given, a
    /// field by itself too.
    case set(alone: FieldUse?, prefix: String)
    /// A field by itself.
    case field(FieldUse, prefix: String)
    /// A label of a field; `inList` between brackets, where a comma follows.
    case label(field: String, prefix: String, quoted: Bool, inList: Bool)
    /// A word that a clause takes: a measure for `by`, a column for `cells`, a base.
    case clauseValue(ClauseKeyword, of: CommandWord, prefix: String)
    /// What the lines of a table are sorted by: their totals, their names, or a label of the field that crosses them.
    case sortKey(labelsOf: String?, prefix: String)
    /// A file.
    case file(CommandWord, prefix: String, quoted: Bool)
    /// A column of the file that is loaded.
    case column(prefix: String, quoted: Bool)
    /// A topic of `help`.
    case topic(prefix: String)
    /// What `use`, `drop`, `forget`, `set` and `tour` take: a dataset, a defined name, a setting, a step.
    case argument(CommandWord, prefix: String)
    /// The value of a setting.
    case settingValue(of: String, prefix: String)
    /// The name of a row or, behind the comma, of a column of a result; the last result without a number.
    case cell(result: Int?, isColumn: Bool, prefix: String)
    /// A parameter: `$` and perhaps letters are typed.
    case parameter(prefix: String)
    /// A result: `%` and perhaps digits are typed, or `export` asks for one.
    case result
    /// Nothing that can be completed: a number, wording, a text for people, a comment.
    case nothing
  }

  /// What a field that stands by itself is needed for, which decides the kinds of field that will do.
  public enum FieldUse: Hashable, Sendable {
    /// A side of a table: labels, numbers or dates.
    case axis
    /// Pairs and combinations: labels.
    case labelled
    /// Which says who made a statement: one label a statement.
    case single
    /// To be shown, described or sorted by: any kind.
    case any
    /// To be searched: wording.
    case wording
    /// Inside `most(…)` and the like: labels, and the bracket is closed.
    case function
    /// Where `move` puts statements: single, and a colon follows.
    case moved
    /// Inside `count(…)` of a set: labels, the bracket is closed and a colon follows.
    case counted
  }
}

/// What may stand at the cursor; never fails.
///
/// - Parameters:
///   - text: one command or several, finished or not.
///   - cursor: the cursor's place in UTF-8 bytes; what stands behind it is not looked at.
/// - Returns: what may stand there, with the range to replace.
/// - Complexity: linear in `cursor`.
public func completionContext(of text: String, cursor: Int) -> CompletionContext {
  let end = Unicode.UTF8.wholeLength(of: text, upTo: cursor)
  let tokens = Lexer.lenientTokens(of: String(decoding: text.utf8.prefix(end), as: UTF8.self))
  let partial = tokens.last.flatMap { $0.span.end == end && $0.isPartial ? $0 : nil }
  var scanner = LineScanner()
  var isAtFirst = false
  for (index, token) in tokens.enumerated() where token != partial {
    isAtFirst = scanner.place == .command
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    _ = scanner.take(token, next: next)
  }
  let range = partial?.span ?? SourceSpan(end, end)
  guard tokens.last.map({ $0.isPartial || $0.span.end < end || $0.mayBeFollowed }) ?? true else {
    return CompletionContext(expected: .nothing, keywords: [], range: range)
  }
  let expected = scanner.expected(partial)
  let keywords = scanner.keywords(beside: expected, partial, isAtFirst: isAtFirst)
  return CompletionContext(expected: expected, keywords: keywords, range: range)
}

extension Unicode.UTF8 {
  /// The longest prefix of at most `length` bytes that cuts no character in two.
  fileprivate static func wholeLength(of text: String, upTo length: Int) -> Int {
    let bytes = text.utf8
    var end = bytes.index(bytes.startIndex, offsetBy: max(0, length), limitedBy: bytes.endIndex) ?? bytes.endIndex
    while end > bytes.startIndex, end < bytes.endIndex, isContinuation(bytes[end]) { end = bytes.index(before: end) }
    return bytes.distance(from: bytes.startIndex, to: end)
  }
}

extension Token {
  /// Whether it may go on at its end.
  fileprivate var isPartial: Bool {
    switch kind {
    case .word, .number, .wildcard, .stem, .parameter, .result: true
    case .stray: text == "$"
    // The beginning of an arrow.
    case .symbol(.minus): true
    default: isUnclosed
    }
  }

  /// Whether something new may begin directly behind it.
  fileprivate var mayBeFollowed: Bool {
    switch kind {
    case .symbol, .newline, .continuation: true
    default: false
    }
  }
}
