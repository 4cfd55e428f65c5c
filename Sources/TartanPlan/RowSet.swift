/// Statements by their position: as they were found on an earlier version of the data, or by a computation.
public struct RowSet: Hashable, Sendable {
  /// One bit a statement, the first in the lowest bit of the first word; bits beyond `count` are 0.
  public let words: [UInt64]
  /// How many statements the dataset has.
  public let count: Int

  /// Makes a set of statements.
  public init(words: [UInt64], count: Int) {
    precondition(words.count == (count + 63) / 64, "there is a bit for each statement")
    self.words = words
    self.count = count
  }

  /// Makes a set of the statements at these positions, each below `count`.
  public init(rows: some Sequence<Int>, of count: Int) {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for row in rows { words[row / 64] |= 1 << UInt64(row % 64) }
    self.init(words: words, count: count)
  }

  /// How many statements are in the set.
  public var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}
