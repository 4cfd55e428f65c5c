/// A set of rows, one bit each.
///
/// Invariant: bits at and above `count` are zero.
public struct Bitmap: Hashable, Sendable {
  /// The bits, 64 rows a word, lowest row lowest.
  package(set) public var words: [UInt64]
  /// How many rows there are, set or not.
  public let count: Int

  /// A set of none of `count` rows.
  public init(none count: Int) {
    self.count = count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  /// A set of all of `count` rows.
  public init(all count: Int) {
    self.count = count
    words = [UInt64](repeating: .max, count: (count + 63) / 64)
    clearTail()
  }

  /// The set with these bits, 64 rows a word; bits at and above `count` are cleared.
  package init(words: [UInt64], count: Int) {
    precondition(words.count == (count + 63) / 64, "a set has a bit for each row")
    self.words = words
    self.count = count
    clearTail()
  }

  /// Restores the invariant after an operation on whole words.
  package mutating func clearTail() {
    let used = count % 64
    if used > 0, let last = words.indices.last { words[last] &= (1 << UInt64(used)) - 1 }
  }
}
