import CKernels

extension TextColumn {
  /// Where `run` stands next: from byte `offset` of the wording of `row` on, only in the rows of `chunk`, and before
  /// `end`. Rows are counted from the chunk's first one.
  func nextMatch(
    of run: ByteRun, in chunk: RowChunk, row: Int, offset: Int, end: Int
  ) -> (row: Int, offset: Int)? {
    var row = row
    var offset = offset
    let found = unsafe withPieces(from: chunk.range.lowerBound) { pieces in
      unsafe run.values.withUnsafeBufferPointer { values in
        unsafe run.folds.withUnsafeBufferPointer { folds in
          unsafe chunk.words.withUnsafeBufferPointer { mask in
            var needle = unsafe tk_needle(
              values: values.baseAddress, folds: folds.baseAddress, count: values.count, first: run.first,
              second: run.second, starts_word: run.startsWord ? 1 : 0)
            // SAFETY: `end` is at most the chunk's row count, so the mask and the pieces reach so far; the kernel
            // checks each piece against its buffer.
            return unsafe tk_next_match(pieces, &needle, mask.baseAddress, end, &row, &offset) != 0
          }
        }
      }
    }
    return found ? (row, offset) : nil
  }
}

extension RowChunk {
  /// What to do after a place where the run stands.
  enum Verdict {
    /// The row is in the set.
    case keep
    /// The row is not in the set.
    case drop
    /// The place is no match; the row may have others.
    case goOn
  }

  /// Keeps the rows that `check` says to keep at one of the places where `run` stands, or, for the rows in `always`,
  /// that pass `checkWhole`.
  @inline(__always)
  mutating func keepMatches(
    of run: ByteRun, in column: TextColumn, always: Bitmap?,
    check: (_ row: Int, _ offset: Int) throws(EngineFailure) -> Verdict,
    checkWhole: (_ row: Int) throws(EngineFailure) -> Bool
  ) throws(EngineFailure) {
    var kept = [UInt64](repeating: 0, count: words.count)
    for block in stride(from: 0, to: words.count, by: RowChunk.wordsPerBlock) {
      try stop.checkEngine()
      let end = min((block + RowChunk.wordsPerBlock) * 64, range.count)
      var row = block * 64
      var offset = 0
      while let place = column.nextMatch(of: run, in: self, row: row, offset: offset, end: end) {
        let verdict = try check(range.lowerBound + place.row, place.offset)
        if verdict == .keep { kept[place.row / 64] |= 1 << UInt64(place.row % 64) }
        row = verdict == .goOn ? place.row : place.row + 1
        offset = verdict == .goOn ? place.offset + 1 : 0
      }
    }
    if let always {
      let first = range.lowerBound / 64
      var rest = self
      for index in words.indices { rest.words[index] = words[index] & always.words[first + index] & ~kept[index] }
      try rest.keep(where: checkWhole)
      for index in words.indices { kept[index] |= rest.words[index] }
    }
    words = kept
  }
}
