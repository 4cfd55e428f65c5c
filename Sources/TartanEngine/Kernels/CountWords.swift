import CKernels

/// How many bits are set.
package func countBits(_ words: Span<UInt64>) -> Int {
  unsafe words.withUnsafeBufferPointer { buffer in
    guard let start = buffer.baseAddress else { return 0 }
    // SAFETY: the kernel reads exactly `count` words from `start`. In C for the processor's own population count.
    return unsafe Int(tk_count(start, buffer.count))
  }
}

/// How many bits are set in both; the two are of one length.
package func countIntersection(_ left: Span<UInt64>, _ right: Span<UInt64>) -> Int {
  precondition(left.count == right.count, "sets of one dataset have equally many rows")
  return unsafe left.withUnsafeBufferPointer { left in
    unsafe right.withUnsafeBufferPointer { right in
      guard let first = left.baseAddress, let second = right.baseAddress else { return 0 }
      // SAFETY: both have `left.count` words, as checked above, and the kernel reads no more.
      return unsafe Int(tk_count_and(first, second, left.count))
    }
  }
}

/// Adds the bits of `other` to `words`; the two are of one length.
package func addWords(_ other: Span<UInt64>, to words: inout [UInt64]) {
  precondition(words.count == other.count, "sets of one dataset have equally many rows")
  var mine = words.mutableSpan
  for index in mine.indices { mine[index] |= other[index] }
}

/// What the processor's population count costs, in nanoseconds a word with both words in the cache; measured once on a
/// server processor and used only to choose between ways that give equal results.
package var nanosecondsPerWord: Double {
  switch tk_level() {
  case 3: 0.07
  case 2: 0.2
  case 1: 0.35
  default: 1.5
  }
}
