import TartanEngine

/// How the rows of a file are shared among threads.
package struct Workers: Sendable {
  /// How many threads may work at once.
  package let threads: Int
  /// Fewer rows than this are not worth a thread of their own.
  package let smallestPart: Int

  /// Shares rows among `threads`, each with at least `smallestPart` of them.
  package init(threads: Int = RowChunks.cores, smallestPart: Int = 16_384) {
    self.threads = max(1, threads)
    self.smallestPart = max(1, smallestPart)
  }

  /// The rows from 0 up to `count` in one part a thread.
  func parts(of count: Int) -> [Range<Int>] {
    let parts = min(threads, max(1, count / smallestPart))
    return parts == 1 ? [0..<count] : RowChunks.ranges(of: count, threads: parts)
  }

  /// Computes `body` for each number below `count`, each on a thread of its own, results in order.
  static func map<Part: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Part) -> [Part] {
    RowChunks.map((0..<count).map { $0..<$0 + 1 }) { body($0.lowerBound) }
  }
}

extension Array where Element: FixedWidthInteger {
  /// So many zeros, in large pages, with room for `capacity` elements.
  init(zeros count: Int, capacity: Int = 0) {
    // SAFETY: the first `count` elements are filled, and no more are said to be.
    unsafe self.init(unsafeUninitializedCapacity: Swift.max(count, capacity)) { buffer, filled in
      unsafe HugePages.advise(UnsafeMutableRawBufferPointer(buffer))
      unsafe buffer.baseAddress?.initialize(repeating: 0, count: count)
      filled = count
    }
  }
}

extension Array where Element: BitwiseCopyable {
  /// The elements that `fill` writes into room for `count`; it returns how many.
  @unsafe init(room count: Int, fill: (UnsafeMutablePointer<Element>) -> Int) {
    // SAFETY: `fill` says how many elements it has written, from the first one on.
    unsafe self.init(unsafeUninitializedCapacity: Swift.max(1, count)) { buffer, filled in
      unsafe HugePages.advise(buffer)
      guard let start = buffer.baseAddress else { return }
      unsafe filled = fill(start)
      precondition(filled <= buffer.count, "no more is written than there is room for")
    }
  }
}

/// The value of `place`, which gets `rest` instead: what is changed in a loop is held once and by a local alone.
@inline(__always) func take<Value>(_ place: inout Value, leaving rest: consuming Value) -> Value {
  swap(&place, &rest)
  return rest
}
