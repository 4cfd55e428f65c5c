extension Bitmap {
  /// How many rows are in the set.
  public var population: Int { countBits(words.span) }

  /// Whether no row is in the set.
  public var isEmpty: Bool { !words.contains { $0 != 0 } }

  /// Whether every row is in the set.
  public var isFull: Bool { population == count }

  /// How many rows are in both sets, which are of equally many rows.
  public func intersectionCount(_ other: Bitmap) -> Int {
    countIntersection(words.span, other.words.span)
  }

  /// Whether every row of this set is in `other`, which is of equally many rows.
  public func isSubset(of other: Bitmap) -> Bool {
    precondition(count == other.count, "sets of one dataset have equally many rows")
    for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
    return true
  }
}
