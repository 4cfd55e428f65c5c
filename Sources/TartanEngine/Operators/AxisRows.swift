import TartanModel
import TartanPlan

/// The items of an axis in which each row stands, row after row.
enum AxisRows: Sendable {
  /// One item a row; a code at or above the number of items is none.
  case codes(Codes)
  /// Some items a row, none twice: those of row `r` begin at `offsets[r]` and end before `offsets[r + 1]`.
  case lists(offsets: [UInt32], items: Codes)
}

/// How many rows stand in each item, and in some item.
struct ItemTally: Sendable {
  /// By item.
  var counts: [Int]
  /// Rows that stand in at least one.
  var inAny: Int
}

extension Executor {
  /// How many rows of `base` stand in each of so many items.
  func histogram(of rows: AxisRows, items: Int, within base: Bitmap) throws(EngineFailure) -> ItemTally {
    stop.progress.begin(.counting, total: base.count)
    var tally = ItemTally(counts: [Int](repeating: 0, count: items + 1), inAny: 0)
    switch rows {
    case .codes(.bytes(let codes)): try count(codes.span, base, &tally)
    case .codes(.shorts(let codes)): try count(codes.span, base, &tally)
    case .codes(.words(let codes)): try count(codes.span, base, &tally)
    case .lists(let offsets, .bytes(let items)): try count(offsets.span, items.span, base, &tally)
    case .lists(let offsets, .shorts(let items)): try count(offsets.span, items.span, base, &tally)
    case .lists(let offsets, .words(let items)): try count(offsets.span, items.span, base, &tally)
    }
    tally.counts.removeLast()
    return tally
  }

  private func count<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: Span<Code>, _ base: Bitmap, _ tally: inout ItemTally
  ) throws(EngineFailure) {
    let none = Code(truncatingIfNeeded: tally.counts.count - 1)
    var counts = tally.counts.mutableSpan
    try forEachRow(in: base) { row in counts[Int(min(codes[row], none))] &+= 1 }
    tally.inAny = tally.counts.dropLast().reduce(0, +)
  }

  private func count<Code: FixedWidthInteger & UnsignedInteger>(
    _ offsets: Span<UInt32>, _ items: Span<Code>, _ base: Bitmap, _ tally: inout ItemTally
  ) throws(EngineFailure) {
    var counts = tally.counts.mutableSpan
    var inAny = 0
    try forEachRow(in: base) { row in
      let end = Int(offsets[row &+ 1])
      if Int(offsets[row]) < end { inAny &+= 1 }
      for index in Int(offsets[row])..<end { counts[Int(items[index])] &+= 1 }
    }
    tally.inAny = inAny
  }

  /// Calls `body` with each row of `base`, ascending; looks at the stop flag every 4,096 rows.
  @inline(__always)
  func forEachRow(in base: Bitmap, _ body: (Int) -> Void) throws(EngineFailure) {
    try forEachRow(in: base, words: 0..<base.words.count, body)
  }

  /// Calls `body` with each row of `base` that lies in the given words.
  @inline(__always)
  func forEachRow(in base: Bitmap, words range: Range<Int>, _ body: (Int) -> Void) throws(EngineFailure) {
    let words = base.words.span
    for index in range {
      if index % RowChunk.wordsPerBlock == 0 { try stop.checkEngine(behind: RowChunk.wordsPerBlock * 64) }
      var word = words[index]
      if word == .max {
        for row in index &* 64..<index &* 64 &+ 64 { body(row) }
        continue
      }
      while word != 0 {
        body(index &* 64 &+ word.trailingZeroBitCount)
        word &= word &- 1
      }
    }
  }
}
