import TartanModel

/// A run of rows under test: the rows still in the set, and the means to strike out those that fail.
struct RowChunk: Sendable {
  /// The rows of this chunk; the lower end is a multiple of 64.
  let range: Range<Int>
  /// The rows still in the set, 64 a word, from `range.lowerBound` on.
  var words: [UInt64]
  /// Raised to stop the test.
  let stop: StopFlag

  /// So many words of rows are tested between two looks at the stop flag: 4,096 rows.
  static let wordsPerBlock = 64

  /// Keeps the rows that pass `test`, which is called for the rows still in the set, ascending.
  @inline(__always)
  mutating func keep(where test: (Int) throws(EngineFailure) -> Bool) throws(EngineFailure) {
    for index in words.indices {
      if index % RowChunk.wordsPerBlock == 0 { try stop.checkEngine(behind: RowChunk.wordsPerBlock * 64) }
      var left = words[index]
      var kept: UInt64 = 0
      while left != 0 {
        let bit = left.trailingZeroBitCount
        if try test(range.lowerBound &+ index &* 64 &+ bit) { kept |= 1 << UInt64(bit) }
        left &= left &- 1
      }
      words[index] = kept
    }
  }
}

extension Executor {
  /// The rows of `base` that `keep` leaves in, tested on several threads where there are many.
  ///
  /// `keep` sees each chunk once; a failure in the lowest rows wins, whatever the number of threads.
  func narrow(
    _ base: Bitmap, by keep: @escaping @Sendable (inout RowChunk) throws(EngineFailure) -> Void
  ) throws(EngineFailure) -> Bitmap {
    let stop = stop
    stop.progress.begin(.searching, total: base.count)
    let parts = RowChunks.map(chunks(of: base), threads: threads) { range -> Result<[UInt64], EngineFailure> in
      let words = base.words[range.lowerBound / 64..<(range.upperBound + 63) / 64]
      var chunk = RowChunk(range: range, words: Array(words), stop: stop)
      do throws(EngineFailure) {
        try keep(&chunk)
        return .success(chunk.words)
      } catch {
        return .failure(error)
      }
    }
    var words: [UInt64] = []
    words.reserveCapacity(base.words.count)
    for part in parts { words += try part.get() }
    return Bitmap(words: words, count: base.count)
  }

  /// The rows in one range, or, where there are many rows of `base`, in some for each thread: one that is held up by
  /// other work of the machine then does fewer of them.
  func chunks(of base: Bitmap) -> [Range<Int>] {
    let isShared = threads > 1 && base.population > parallelLimit
    return RowChunks.ranges(of: base.count, threads: isShared ? threads * 4 : 1)
  }
}
