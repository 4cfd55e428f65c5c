/// Statements by their position, as they were found on an earlier version of the data.
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
}
