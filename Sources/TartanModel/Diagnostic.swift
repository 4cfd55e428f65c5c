/// A user's mistake, as one value: what is wrong, where, and what would work.
///
/// Made by the stage that notices it, drawn only at the end. The span refers to the text of the command at hand.
public struct Diagnostic: Error, Hashable, Sendable {
  /// What kind of mistake it is; stable, and part of the JSON output.
  public let code: DiagnosticCode
  /// The place in the command's text, if the mistake has one.
  public var span: SourceSpan?
  /// What is wrong: small letters, no full stop.
  public var message: String
  /// What to type instead, nearest remedy first.
  public var hints: [String]
  /// The script's command that the span refers to, if the mistake is in a script.
  public var script: ScriptPlace?

  /// Makes a diagnostic that points at `span`.
  public init(_ code: DiagnosticCode, at span: SourceSpan?, _ message: String, hints: [String] = []) {
    self.code = code
    self.span = span
    self.message = message
    self.hints = hints
  }

  /// The same diagnostic at `span`, where it had no place of its own: the caller who knows the place adds it.
  public func located(at span: SourceSpan?) -> Diagnostic {
    guard self.span == nil else { return self }
    var located = self
    located.span = span
    return located
  }
}

/// A command of a script, as the place of a mistake.
public struct ScriptPlace: Hashable, Sendable {
  /// The script's path.
  public let path: String
  /// The text of the command.
  public let text: String
  /// The line on which the command begins, from 1.
  public let line: Int

  /// Names a command of a script.
  public init(path: String, text: String, line: Int) {
    self.path = path
    self.text = text
    self.line = line
  }
}

/// The kinds of mistake that a diagnostic reports.
public enum DiagnosticCode: String, Hashable, Sendable, CaseIterable {
  /// The text cannot be split into tokens: an unclosed quote, a stray character.
  case badText = "bad-text"
  /// The tokens do not form a command.
  case badSyntax = "bad-syntax"
  /// The first word is no command.
  case unknownCommand = "unknown-command"
  /// A clause that this command does not have.
  case unknownClause = "unknown-clause"
  /// No field has that name.
  case unknownField = "unknown-field"
  /// No label has that name.
  case unknownLabel = "unknown-label"
  /// A name that two things share.
  case ambiguous = "ambiguous"
  /// No definition, parameter or dataset has that name.
  case unknownName = "unknown-name"
  /// No result has that number, or the result has no such cell.
  case unknownResult = "unknown-result"
  /// The field is of a kind that cannot be used so.
  case wrongKind = "wrong-kind"
  /// A value outside of what the clause takes.
  case badValue = "bad-value"
  /// A pattern that is not a regular expression, or too costly to run.
  case badPattern = "bad-pattern"
  /// A command needs data and no dataset is open.
  case noData = "no-data"
  /// A file cannot be read, written, or is not what it should be.
  case file = "file"
  /// A file that would be overwritten and does not belong to this session.
  case fileExists = "file-exists"
  /// A path outside of the folders that the script may use.
  case outsideFolder = "outside-folder"
  /// The contents of a data file cannot be understood.
  case badData = "bad-data"
  /// A column mapped twice, or a mapping that does not fit the file.
  case badMapping = "bad-mapping"
  /// A check or an `expect` found a difference.
  case difference = "difference"
  /// What was asked for cannot be shown or written without giving away what is to be protected.
  case confidential = "confidential"
  /// The command was stopped by Ctrl-C.
  case interrupted = "interrupted"
}
