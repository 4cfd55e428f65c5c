/// The words that mean something wherever a set, a field or a label could stand; a name spelled like one is quoted.
public enum ReservedWords {
  /// All of them, in alphabetical order.
  public static let all: [String] = [
    "all", "and", "any", "as", "ascending", "base", "by", "cells", "context", "descending", "fields", "first", "from",
    "in", "min", "missing", "none", "not", "of", "only", "or", "present", "sort", "top", "where", "with",
  ]

  /// The words that mean something behind some commands only; they are quoted where the program writes them.
  public static let soft: [String] =
    (ClauseKeyword.allCases.filter { !$0.isReserved }.map(\.rawValue) + ["across", "against"]).sorted()

  private static let lookup = Set(all)
  private static let softLookup = Set(soft)

  /// Whether a bare word is one of the soft words, ignoring case.
  static func containsSoft(_ word: String) -> Bool { softLookup.contains(word.lowercased()) }

  /// Whether a bare word is one of them, ignoring case.
  public static func contains(_ word: String) -> Bool { lookup.contains(word.lowercased()) }
}
