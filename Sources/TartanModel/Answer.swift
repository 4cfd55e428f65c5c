/// The result of a command, ready to be rendered in any format.
///
/// One shape serves every kind of result: sentences, then tables, then notes. A renderer formats numbers and fits
/// widths; it never computes one.
public struct Answer: Hashable, Sendable {
  /// What kind of result it is; stable, and part of the JSON output.
  public let kind: AnswerKind
  /// What the result is about: one line, also the caption of an exported table.
  public var title: String
  /// The unit counted and what the percentages are of, if the answer counts something.
  public var base: Base?
  /// Sentences that say the result in words, each on a line of its own.
  public var sentences: [String]
  /// The tables, in reading order; the first one is what CSV and TSV write.
  public var tables: [AnswerTable]
  /// What the reader must know: missing values left out, a label that was not found, counts that overlap.
  public var notes: [String]

  /// Makes an answer.
  public init(
    kind: AnswerKind, title: String, base: Base? = nil, sentences: [String] = [], tables: [AnswerTable] = [],
    notes: [String] = []
  ) {
    self.kind = kind
    self.title = title
    self.base = base
    self.sentences = sentences
    self.tables = tables
    self.notes = notes
  }
}

/// The kinds of answer.
public enum AnswerKind: String, Hashable, Sendable, CaseIterable {
  /// What a file holds and how it was read.
  case load
  /// The open datasets.
  case datasets
  /// Fields, kinds and labels.
  case describe
  /// Named sets.
  case names
  /// A filter set, a step back, a name defined: one line about the session's state.
  case state
  /// How many statements.
  case count
  /// The statements themselves.
  case statements
  /// Wording in context, hits aligned.
  case concordance
  /// A two-way table.
  case cross
  /// The overlap of two sets.
  case overlap
  /// Combinations of several sets.
  case combinations
  /// Pairs of labels ranked by a measure.
  case pairs
  /// In how many groups each label occurs.
  case spread
  /// How alike groups are by their labels.
  case compare
  /// How far coders agree.
  case agree
  /// Words, with how frequent and how distinctive they are.
  case words
  /// The ledger of published figures, or one entry.
  case claims
  /// A value that had to hold.
  case expect
  /// A parameter or a value.
  case value
  /// The results so far, or the lines so far.
  case results
  /// Help, tour, settings.
  case help
  /// What a script reads and writes.
  case plan
  /// What `check` found.
  case check
  /// How a command is computed.
  case explain
}

/// What a number counts, and out of how many.
public struct Base: Hashable, Sendable {
  /// What is counted, plural: `statements`.
  public var unit: String
  /// How many of them the percentages and tests are of.
  public var count: Int
  /// How many the dataset has in all.
  public var total: Int
  /// The dataset's name.
  public var dataset: String
  /// The filter and `where` in force, as canonical text; nil when all statements are looked at.
  public var filter: String?

  /// States a base.
  public init(unit: String = "statements", count: Int, total: Int, dataset: String, filter: String? = nil) {
    self.unit = unit
    self.count = count
    self.total = total
    self.dataset = dataset
    self.filter = filter
  }

  /// The unit for one of them.
  private var singular: String { unit.hasSuffix("s") ? String(unit.dropLast()) : unit }

  /// The base in words: `31 of 215 statements (theme:Data)`.
  public var sentence: String {
    guard let filter else { return "\(count) \(count == 1 ? singular : unit)" }
    return "\(count) of \(total) \(total == 1 ? singular : unit) (\(filter))"
  }
}
