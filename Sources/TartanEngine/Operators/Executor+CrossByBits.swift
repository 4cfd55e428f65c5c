import CKernels
import TartanModel
import TartanPlan

extension Executor {
  /// Counts a table by intersecting the bitmaps of its items.
  package func tallyByBits(
    _ rows: CountedAxis, _ columns: CountedAxis, within base: Bitmap
  ) throws(EngineFailure) -> CrossTally {
    let rowBits = try bits(of: rows.items, shape: rows.shape, within: base)
    let columnBits = try bits(of: columns.items, shape: columns.shape, within: base)
    // One more set on each side, the union of the others, gives the statements in any row and in any column.
    let anyRow = rowBits.union()
    let anyColumn = columnBits.union()
    let width = columns.items.count + 1
    let counts = try crossCounts(rowBits, and: anyRow, columnBits, and: anyColumn, within: base)
    var cells: [Int] = []
    cells.reserveCapacity(rows.items.count * columns.items.count)
    for row in rows.items.indices { cells += counts[row * width..<(row + 1) * width - 1] }
    return CrossTally(
      cells: cells,
      rowTotals: rowBits.counts(within: base), columnTotals: columnBits.counts(within: base),
      inAnyRow: anyRow.intersectionCount(base), inAnyColumn: anyColumn.intersectionCount(base),
      inAnyColumnByRow: rows.items.indices.map { counts[($0 + 1) * width - 1] },
      inAnyRowByColumn: Array(counts[rows.items.count * width..<(rows.items.count + 1) * width - 1]))
  }

  /// The statements of `base` in each two sets, one of each side, the extra set of each side last; row after row.
  private func crossCounts(
    _ rows: AxisBits, and lastRow: Bitmap, _ columns: AxisBits, and lastColumn: Bitmap, within base: Bitmap
  ) throws(EngineFailure) -> [Int] {
    let cells = (rows.slots.count + 1) * (columns.slots.count + 1)
    let mask = base.isFull ? nil : base
    return try countInBlocks(words: base.words.count, cells: cells) { words, counts in
      unsafe CrossKernel.withPointers(rows, lastRow) { rows in
        unsafe CrossKernel.withPointers(columns, lastColumn) { columns in
          unsafe CrossKernel.count(rows, columns, mask, words, upperOnly: false, &counts)
        }
      }
    }
  }

  /// Adds up what `count` finds in blocks of words, on several threads where there is much to do.
  func countInBlocks(
    words: Int, cells: Int, _ count: @escaping @Sendable (Range<Int>, inout [UInt64]) -> Void
  ) throws(EngineFailure) -> [Int] {
    // To wake a thread costs some 10 microseconds. A small table is counted in more parts than there are threads, so
    // that one thread that is held up does fewer of them.
    let isShared = threads > 1 && Double(words * cells) * nanosecondsPerWord > 60_000
    let parts = isShared ? threads * (cells > 8_192 ? 1 : 4) : 1
    let ranges = (0..<parts).map { words * $0 / parts..<words * ($0 + 1) / parts }
    // Between two looks at the stop flag lie so many words, a few milliseconds of work at most.
    let block = max(512, (1 << 25) / max(1, cells) / 512 * 512)
    let stop = stop
    stop.progress.begin(.counting, total: words)
    let tallies = RowChunks.map(ranges, threads: threads) { range in
      var counts = [UInt64](repeating: 0, count: cells)
      for start in stride(from: range.lowerBound, to: range.upperBound, by: block) where !stop.isRaised {
        count(start..<min(range.upperBound, start + block), &counts)
        stop.progress.advance(by: block)
      }
      return counts
    }
    try stop.checkEngine()
    return (0..<cells).map { cell in Int(tallies.reduce(0) { $0 + $1[cell] }) }
  }
}

/// The C kernel for tables, with its pointers kept to this file and its callers' scopes.
enum CrossKernel {
  /// Calls `body` with a pointer to each item's words, and to those of one more set if there is one.
  static func withPointers(
    _ bits: AxisBits, _ last: Bitmap?, _ body: ([UnsafePointer<UInt64>?]) -> Void
  ) {
    unsafe bits.matrix.words.withUnsafeBufferPointer { words in
      unsafe (last?.words ?? []).withUnsafeBufferPointer { lastWords in
        let perSet = bits.matrix.wordsPerSet
        var pointers = unsafe bits.slots.map { slot in unsafe words.baseAddress.map { unsafe $0 + slot * perSet } }
        if last != nil { unsafe pointers.append(lastWords.baseAddress) }
        unsafe body(pointers)
      }
    }
  }

  /// Adds the counts of the cells over a range of words.
  static func count(
    _ rows: [UnsafePointer<UInt64>?], _ columns: [UnsafePointer<UInt64>?], _ mask: Bitmap?, _ words: Range<Int>,
    upperOnly: Bool, _ counts: inout [UInt64]
  ) {
    let mask = mask?.words ?? []
    // SAFETY: all sets have the words of the range, `counts` has a cell for each two of them, and an empty mask is
    // passed as null. Without words nothing is read.
    unsafe rows.withUnsafeBufferPointer { rows in
      unsafe columns.withUnsafeBufferPointer { columns in
        unsafe mask.withUnsafeBufferPointer { mask in
          unsafe counts.withUnsafeMutableBufferPointer { counts in
            unsafe tk_cross(
              rows.baseAddress, rows.count, columns.baseAddress, columns.count, mask.isEmpty ? nil : mask.baseAddress,
              words.lowerBound, words.upperBound, upperOnly ? 1 : 0, tk_level(), counts.baseAddress)
          }
        }
      }
    }
  }
}
