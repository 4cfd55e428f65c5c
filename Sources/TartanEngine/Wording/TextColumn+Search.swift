import CKernels
import TartanModel

/// Where a search for runs of bytes is, and room for what it finds.
package struct TextSearch: Sendable {
  private let needles: NeedleSet
  private let others: NeedleSet
  private let first: Int
  private let findsEvery: Bool
  private let level: Int32
  private var row: Int
  private var offset = 0
  private var room: [tk_place]

  /// Looks for `needles` from row `first` on, which counts as 0; only the first place of each row, or with `every` all of
  /// them. With `others`, only in rows where one of these stands too. `level` is a level of processor, for tests: each
  /// finds the same.
  package init(
    _ needles: NeedleSet, with others: NeedleSet? = nil, first: Int = 0, every: Bool = false, room: Int = 512,
    level: Int? = nil
  ) {
    self.needles = needles
    self.others = others ?? NeedleSet([])
    self.first = first
    row = 0
    findsEvery = every
    self.level = level.map { Int32($0) } ?? tk_level()
    self.room = [tk_place](repeating: tk_place(row: 0, offset: 0), count: max(1, room))
  }

  /// Finds the next places in the rows before `end` whose bit is set in `mask`; how many there are. Where they are fewer
  /// than `capacity` there are no more.
  package mutating func fill(_ column: TextColumn, _ mask: [UInt64], _ end: Int) -> Int {
    precondition(mask.count * 64 >= end && first + end <= column.count, "the mask and the column have the rows")
    var row = row
    var offset = offset
    let found = unsafe column.withPieces(from: first) { pieces in
      unsafe needles.withNeedles { needles in
        unsafe others.withNeedles { others in
          unsafe mask.withUnsafeBufferPointer { mask in
            unsafe room.withUnsafeMutableBufferPointer { room in
              // SAFETY: mask and pieces reach to `end`, as checked above; the kernel checks each piece against its
              // buffer and writes `room.count` places at most.
              unsafe tk_search(
                pieces, needles.baseAddress, needles.count, others.baseAddress, others.count, mask.baseAddress, end,
                findsEvery ? 1 : 0, level, &row, &offset, room.baseAddress, room.count)
            }
          }
        }
      }
    }
    self.row = row
    self.offset = offset
    return found
  }

  /// How many places there is room for.
  package var capacity: Int { room.count }

  /// A place found last.
  package func place(at index: Int) -> (row: Int, offset: Int) { (Int(room[index].row), Int(room[index].offset)) }
}

extension RowChunk {
  /// What to do after a place where a run stands.
  enum Verdict {
    /// The row is in the set.
    case keep
    /// The place is no match; the row may have others.
    case goOn
  }

  /// Keeps the rows that `check` says to keep at one of the places where a run stands (with `every` at any, else at the
  /// first), or, for the rows in `always`, that pass `checkWhole`. With `others`, only places in rows where one of these
  /// stands too.
  @inline(__always)
  mutating func keepMatches(
    of needles: NeedleSet, with others: NeedleSet? = nil, in column: TextColumn, every: Bool = false, always: Bitmap?,
    check: (_ row: Int, _ offset: Int) throws(EngineFailure) -> Verdict,
    checkWhole: (_ row: Int) throws(EngineFailure) -> Bool
  ) throws(EngineFailure) {
    var kept = [UInt64](repeating: 0, count: words.count)
    var search = TextSearch(needles, with: others, first: range.lowerBound, every: every)
    for block in stride(from: 0, to: words.count, by: RowChunk.wordsPerBlock) {
      let end = min((block + RowChunk.wordsPerBlock) * 64, range.count)
      stop.progress.advance(by: RowChunk.wordsPerBlock * 64)
      var mayHaveMore = true
      while mayHaveMore {
        try stop.checkEngine()
        let found = search.fill(column, words, end)
        for index in 0..<found {
          let place = search.place(at: index)
          let bit: UInt64 = 1 << UInt64(place.row % 64)
          if kept[place.row / 64] & bit != 0 { continue }
          if try check(range.lowerBound &+ place.row, place.offset) == .keep { kept[place.row / 64] |= bit }
        }
        mayHaveMore = found == search.capacity
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

extension RowChunk {
  /// Keeps, of the rows in a range that begins with a word, those whose wording is one of the runs as a whole, or not
  /// all ASCII. Rows are counted from the chunk's first one.
  mutating func keepNamed(_ needles: NeedleSet, in column: TextColumn, rows: Range<Int>) {
    precondition(rows.upperBound <= range.count && rows.lowerBound % 64 == 0, "the rows are of the chunk")
    unsafe column.withPieces(from: range.lowerBound) { pieces in
      unsafe needles.withNeedles { needles in
        unsafe words.withUnsafeMutableBufferPointer { words in
          // SAFETY: words and pieces reach to the end of the chunk's rows, as checked above; the kernel reads a word of
          // the mask before it writes it.
          unsafe tk_named(
            pieces, needles.baseAddress, needles.count, words.baseAddress, rows.lowerBound, rows.upperBound,
            words.baseAddress)
        }
      }
    }
  }
}
