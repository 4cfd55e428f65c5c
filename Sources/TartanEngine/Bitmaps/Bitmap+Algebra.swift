extension Bitmap {
  /// Keeps only the rows that are in `other` too; both sets are of equally many rows.
  public mutating func formIntersection(_ other: Bitmap) {
    precondition(count == other.count, "sets of one dataset have equally many rows")
    var mine = words.mutableSpan
    let theirs = other.words.span
    for index in mine.indices { mine[index] &= theirs[index] }
  }

  /// Adds the rows of `other`; both sets are of equally many rows.
  public mutating func formUnion(_ other: Bitmap) {
    precondition(count == other.count, "sets of one dataset have equally many rows")
    var mine = words.mutableSpan
    let theirs = other.words.span
    for index in mine.indices { mine[index] |= theirs[index] }
  }

  /// Takes the rows of `other` away; both sets are of equally many rows.
  public mutating func subtract(_ other: Bitmap) {
    precondition(count == other.count, "sets of one dataset have equally many rows")
    var mine = words.mutableSpan
    let theirs = other.words.span
    for index in mine.indices { mine[index] &= ~theirs[index] }
  }

  /// Turns the set into the rows that were not in it.
  public mutating func formComplement() {
    var mine = words.mutableSpan
    for index in mine.indices { mine[index] = ~mine[index] }
    clearTail()
  }

  /// The rows in both sets.
  public func intersection(_ other: Bitmap) -> Bitmap {
    var result = self
    result.formIntersection(other)
    return result
  }

  /// The rows in either set.
  public func union(_ other: Bitmap) -> Bitmap {
    var result = self
    result.formUnion(other)
    return result
  }

  /// The rows in this set and not in `other`.
  public func subtracting(_ other: Bitmap) -> Bitmap {
    var result = self
    result.subtract(other)
    return result
  }

  /// The rows not in this set.
  public func complement() -> Bitmap {
    var result = self
    result.formComplement()
    return result
  }
}
