/// Several sets of rows of one dataset, one after the other in memory, so that kernels can reach all of them.
///
/// Invariant: `words` has `setCount * wordsPerSet` elements, and no set has a bit at or above `rowCount`.
package struct BitMatrix: Sendable {
  /// The bits, set after set.
  package private(set) var words: [UInt64]
  /// How many rows each set is of.
  package let rowCount: Int
  /// How many sets there are.
  package let setCount: Int

  /// Makes `setCount` empty sets of `rowCount` rows.
  package init(sets setCount: Int, rows rowCount: Int) {
    self.setCount = setCount
    self.rowCount = rowCount
    words = [UInt64](repeating: 0, count: setCount * ((rowCount + 63) / 64))
  }

  /// Takes the words of `setCount` sets; nil if they are not so many, or a set has a bit at or above `rowCount`.
  package init?(words: [UInt64], sets setCount: Int, rows rowCount: Int) {
    let wordsPerSet = (rowCount + 63) / 64
    guard words.count == setCount * wordsPerSet else { return nil }
    if rowCount % 64 != 0 {
      for set in 0..<setCount where words[(set + 1) * wordsPerSet - 1] >> UInt64(rowCount % 64) != 0 { return nil }
    }
    self.setCount = setCount
    self.rowCount = rowCount
    self.words = words
  }

  /// Puts sets of `rowCount` rows each into one matrix.
  package init(_ sets: [Bitmap], rows rowCount: Int) {
    self.init(sets: sets.count, rows: rowCount)
    for (index, set) in sets.enumerated() { copy(set, to: index) }
  }

  /// How many words each set takes.
  package var wordsPerSet: Int { (rowCount + 63) / 64 }

  /// The set at `index`.
  package func bitmap(at index: Int) -> Bitmap {
    let start = index * wordsPerSet
    return Bitmap(words: Array(words[start..<start + wordsPerSet]), count: rowCount)
  }

  /// The words of the set at `index`.
  @_lifetime(borrow self)
  package func span(at index: Int) -> Span<UInt64> {
    let start = index * wordsPerSet
    return words.span.extracting(start..<start + wordsPerSet)
  }

  /// Adds a row to the set at `index`.
  package mutating func insert(_ row: Int, into index: Int) {
    words[index &* wordsPerSet &+ row / 64] |= 1 << UInt64(row % 64)
  }

  /// Replaces the set at `index`.
  package mutating func copy(_ set: Bitmap, to index: Int) {
    precondition(set.count == rowCount, "sets of one dataset have equally many rows")
    let start = index * wordsPerSet
    for word in set.words.indices { words[start + word] = set.words[word] }
  }
}
