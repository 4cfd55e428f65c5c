/// A half-open range of UTF-8 bytes in the text that was typed or read.
public struct SourceSpan: Hashable, Sendable {
  /// The first byte.
  public let start: Int
  /// The byte after the last one; never before `start`.
  public let end: Int

  /// Makes the range from `start` up to `end`; an `end` before `start` gives an empty range.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The smallest range that holds both.
  public func joined(with other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }
}
