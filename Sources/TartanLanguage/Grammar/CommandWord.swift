/// The first word of each command.
public enum CommandWord: String, Hashable, Sendable, CaseIterable {
  case load, datasets, use, drop, describe
  case define, names, forget, filter, back
  case count, show, find, cross, overlap, pairs
  case title, note, claim, claims, expect
  case parameter = "let"
  case save, run, check, plan, export, explain
  case results, history, help, tour, set, settings, quit

  /// Whether it computes something, so that there is something to explain.
  public var computes: Bool {
    switch self {
    case .describe, .define, .filter, .count, .show, .find, .cross, .overlap, .pairs, .claim, .expect: true
    default: false
    }
  }

  /// The command that a typed word names, ignoring case; `?` is `help`, `exit` and `\q` are `quit`.
  public init?(typed word: String) {
    switch word.lowercased() {
    case "?": self = .help
    case "exit", "\\q": self = .quit
    case let word: self.init(rawValue: word)
    }
  }
}

/// The clauses that may follow a command's subject.
public enum ClauseKeyword: String, Hashable, Sendable, CaseIterable {
  /// `where SET`.
  case filter = "where"
  /// `cells n, row%`.
  case cells
  /// `sort by …`, `sort rows by …`, `sort columns by …`.
  case sort
  /// `top N`.
  case top
  /// `min N`.
  case minimum = "min"
  /// `fields theme, tag`.
  case fields
  /// `first N`.
  case first
  /// `context N`.
  case context
  /// `by MEASURE` of `pairs`, `by FIELD` of `count`.
  case by
  /// `with missing`.
  case withMissing = "with missing"
  /// `base NAME`.
  case base
  /// `-> "file"`.
  case output = "->"
}
