/// What a help page says about one measure: data, no markup, no line breaks.
public struct MeasureDescription: Hashable, Sendable {
  /// What a measure is about; help lists them by it.
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    case pair, share, table, test, spread, agreement, words
  }

  /// Whether it is printed unasked.
  public enum Standing: String, Hashable, Sendable, CaseIterable {
    /// Part of the answer.
    case usual
    /// Printed where it is asked for.
    case onRequest
    /// Not offered; `avoid` says why.
    case leftOut
  }

  /// The word that is typed; lower case, unique among words and aliases.
  public let word: String
  /// Other words for it.
  public let aliases: [String]
  /// Its full name.
  public let name: String
  /// What it is about.
  public let subject: Subject
  /// Whether it is printed unasked.
  public let standing: Standing
  /// How it is computed, in plain text, in the letters of `notation`.
  public let formula: String
  /// How a value is read aloud, and between which ends it lies.
  public let reading: String
  /// When not to use it, and when it is undefined.
  public let avoid: String
  /// Who proposed or recommends it.
  public let source: String

  init(
    _ word: String, aliases: [String] = [], _ name: String, _ subject: Subject, _ standing: Standing = .onRequest,
    formula: String, reading: String, avoid: String, source: String
  ) {
    self.word = word
    self.aliases = aliases
    self.name = name
    self.subject = subject
    self.standing = standing
    self.formula = formula
    self.reading = reading
    self.avoid = avoid
    self.source = source
  }

  /// The letters in formulas of pairs of codes.
  public static let notation =
    "N statements; nA with A, nB with B, a with both, b = nA - a, c = nB - a, d = N - a - b - c with neither"

  /// All measures, in the order of their subjects.
  public static let all: [MeasureDescription] = pairs + shares + tables + tests + spread + agreement + words + leftOut

  /// The measure that a word or one of its aliases means, whatever its case.
  ///
  /// - Parameter word: what was typed after `help`.
  /// - Returns: nil where no measure is called so.
  public static func named(_ word: String) -> MeasureDescription? {
    let word = word.lowercased()
    return all.first { $0.word == word || $0.aliases.contains(word) }
  }
}
