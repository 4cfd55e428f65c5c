extension Bitmap {
  /// The set of these rows, in any order, each below `count`.
  public init(rows: some Sequence<Int>, of count: Int) {
    self.init(none: count)
    for row in rows { insert(row) }
  }

  /// Whether `row` is in the set; rows outside of the dataset never are.
  public func contains(_ row: Int) -> Bool {
    guard row >= 0, row < count else { return false }
    return words[row / 64] >> UInt64(row % 64) & 1 == 1
  }

  /// Adds a row, which must be a row of the dataset.
  public mutating func insert(_ row: Int) {
    precondition(row >= 0 && row < count, "a set holds rows of its dataset")
    words[row / 64] |= 1 << UInt64(row % 64)
  }

  /// Takes a row away; a row outside of the dataset was never there.
  public mutating func remove(_ row: Int) {
    guard row >= 0, row < count else { return }
    words[row / 64] &= ~(1 << UInt64(row % 64))
  }

  /// Calls `body` with each row of the set, ascending.
  @inlinable
  public func forEachRow<Failure: Error>(_ body: (Int) throws(Failure) -> Void) throws(Failure) {
    for index in words.indices {
      var word = words[index]
      while word != 0 {
        try body(index &* 64 &+ word.trailingZeroBitCount)
        word &= word &- 1
      }
    }
  }

  /// The rows of the set, ascending.
  public var rows: BitmapRows { BitmapRows(self) }

  /// The first rows of the set, at most `limit`, ascending.
  public func first(_ limit: Int) -> [Int] {
    var found: [Int] = []
    for row in rows {
      if found.count >= limit { break }
      found.append(row)
    }
    return found
  }
}

/// The rows of a set, ascending.
public struct BitmapRows: Sequence, IteratorProtocol, Sendable {
  private let words: [UInt64]
  private var index = 0
  private var word: UInt64

  fileprivate init(_ bitmap: Bitmap) {
    words = bitmap.words
    word = words.first ?? 0
  }

  /// The next row, or nil after the last one.
  public mutating func next() -> Int? {
    while word == 0 {
      index += 1
      guard index < words.count else { return nil }
      word = words[index]
    }
    let row = index &* 64 &+ word.trailingZeroBitCount
    word &= word &- 1
    return row
  }
}
