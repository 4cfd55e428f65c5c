/// The words that mean something wherever a set, a field or a label could stand; a name spelled like one is quoted.
public enum ReservedWords {
  /// All of them, in alphabetical order.
  public static let all: [String] = [
    "all", "and", "any", "as", "ascending", "base", "by", "cells", "context", "descending", "fields", "first", "from",
    "in", "min", "missing", "none", "not", "of", "only", "or", "present", "sort", "top", "where", "with",
  ]

  private static let lookup = Set(all)

  /// Whether a bare word is one of them, ignoring case.
  public static func contains(_ word: String) -> Bool { lookup.contains(word.lowercased()) }
}
