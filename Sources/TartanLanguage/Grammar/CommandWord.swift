/// The first word of each command.
public enum CommandWord: String, Hashable, Sendable, CaseIterable {
  case load, datasets, use, drop, describe
  case define, names, forget, filter, back
  case count, show, find, words, cross, overlap, pairs
  case spread, compare, agree
  case merge, rename, move, tag, untag, split
  case steps, undo, redo
  case whatIf = "what"
  case difference = "diff"
  case leaveOut = "leave"
  case title, note, claim, claims, expect
  case parameter = "let"
  case save, run, check, plan, render, export, why, cite, explain
  case results, history, help, tour, set, settings, quit

  /// Whether it computes something, so that there is something to explain.
  public var computes: Bool {
    switch self {
    case .describe, .define, .filter, .count, .show, .find, .words, .cross, .overlap, .pairs, .spread, .compare, .agree,
      .claim, .expect:
      true
    default: false
    }
  }

  /// Whether it changes which labels statements carry.
  public var recodes: Bool {
    switch self {
    case .merge, .rename, .move, .tag, .untag, .split: true
    default: false
    }
  }

  /// Whether it gives figures in cells, which can be set beside those of another run.
  public var givesTable: Bool {
    switch self {
    case .describe, .count, .words, .cross, .overlap, .pairs, .spread, .compare, .agree: true
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
  /// `measures jaccard, dice`.
  case measures
  /// `intervals`, `intervals exact`.
  case intervals
  /// `test`, `test permutation`.
  case test
  /// `permutations N`.
  case permutations
  /// `bootstrap N`.
  case bootstrap
  /// `seed N`.
  case seed
  /// `correction holm`.
  case correction
  /// `person FIELD`.
  case person
  /// `per FIELD` of `agree`.
  case per
  /// `categories N` of `agree`.
  case categories
  /// `core N` of `spread`.
  case core
  /// `stopwords NAME` of `words`.
  case stopwords
  /// `stems` of `words`.
  case stems
  /// `suppress N`.
  case suppress
  /// `round N`, `round N random KEY`.
  case round
  /// `explain` behind a command.
  case explain
  /// `-> "file"`.
  case output = "->"

  /// Whether its word is a word of the language everywhere. The others are words only behind a command that takes them,
  /// so that labels like Core and Test need no quotes elsewhere.
  public var isReserved: Bool {
    switch self {
    case .filter, .cells, .sort, .top, .minimum, .fields, .first, .context, .by, .withMissing, .base, .output: true
    case .measures, .intervals, .test, .permutations, .bootstrap, .seed, .correction, .person, .per, .categories, .core,
      .stopwords, .stems, .suppress, .round, .explain:
      false
    }
  }
}
