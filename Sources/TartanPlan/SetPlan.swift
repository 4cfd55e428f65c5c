public import TartanModel
public import TartanText

/// A set of statements in terms of identities: every name resolved, every value read.
///
/// Equal plans give equal sets on the same dataset.
public indirect enum SetPlan: Hashable, Sendable {
  /// Every statement.
  case all
  /// No statement.
  case nothing
  /// Carries at least one of these labels of a single or multi field; codes ascend, none twice.
  case labels(FieldID, [LabelID])
  /// Carries at least one of these labels and no label of the field beside them.
  case only(FieldID, [LabelID])
  /// Has no value in the field (for a multi field: no label; for text: empty wording).
  case missing(FieldID)
  /// The value of a number field lies in the interval.
  case number(FieldID, NumberInterval)
  /// The value of a date field overlaps the interval of days, both ends included.
  case date(FieldID, ClosedRange<Int32>)
  /// Carries so many labels of a multi field (of a single field: 0 or 1), both ends included.
  case labelCount(FieldID, ClosedRange<Int>)
  /// Has one of these identities.
  case identities(FieldID, [IdentityPlan])
  /// The wording of a text or id field matches.
  case wording(FieldID, WordingPlan)
  /// Stands in these rows of the dataset, ascending, none twice: what only a computation can tell, as where coders
  /// disagree.
  case rows([UInt32])
  /// The statements not in the set.
  case not(SetPlan)
  /// The statements in every set; never fewer than two.
  case and([SetPlan])
  /// The statements in some set; never fewer than two.
  case or([SetPlan])
}

/// An interval of numbers; an open end is `±infinity`.
public struct NumberInterval: Hashable, Sendable {
  /// The lower end.
  public let lower: Double
  /// Whether the lower end belongs to the interval.
  public let includesLower: Bool
  /// The upper end.
  public let upper: Double
  /// Whether the upper end belongs to the interval.
  public let includesUpper: Bool

  /// Makes an interval.
  public init(lower: Double, includesLower: Bool = true, upper: Double, includesUpper: Bool = true) {
    self.lower = lower
    self.includesLower = includesLower
    self.upper = upper
    self.includesUpper = includesUpper
  }

  /// Whether `value` lies in the interval; a missing value (NaN) never does.
  public func contains(_ value: Double) -> Bool {
    (includesLower ? value >= lower : value > lower) && (includesUpper ? value <= upper : value < upper)
  }
}

/// Which identities are meant.
public enum IdentityPlan: Hashable, Sendable {
  /// This one, compared as text without regard to case.
  case exactly(String)
  /// Those that are whole numbers from the first to the second.
  case numbers(ClosedRange<Int>)
  /// Those that match: from a wildcard or a pattern.
  case matching(PatternPlan)
}

/// What is looked for in wording.
public enum WordingPlan: Hashable, Sendable {
  /// The text occurs anywhere, ignoring case; NFC, never empty.
  case contains(String)
  /// Some word has this stem.
  case stem(String)
  /// Some word is this one, as a whole, ignoring case.
  case word(String)
  /// The pattern matches somewhere.
  case pattern(PatternPlan)
}

/// A compiled pattern that compares by its source.
public struct PatternPlan: Hashable, Sendable {
  /// The compiled expression.
  public let pattern: Pattern

  /// Wraps a compiled expression.
  public init(_ pattern: Pattern) { self.pattern = pattern }

  /// Whether both were written alike.
  public static func == (left: PatternPlan, right: PatternPlan) -> Bool {
    left.pattern.source == right.pattern.source
  }

  /// Hashes the source.
  public func hash(into hasher: inout Hasher) { hasher.combine(pattern.source) }
}
