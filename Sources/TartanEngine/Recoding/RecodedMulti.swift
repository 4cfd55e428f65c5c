/// The codes of a multi field after a step, with what became of them counted.
struct RecodedMulti {
  /// Where each statement's codes begin, and one end.
  private(set) var offsets: [UInt32]
  /// The codes, those of a statement ascending, none twice.
  private(set) var codes: [UInt32]
  /// How many statements carry each label afterwards.
  private(set) var counts: [Int]
  /// How many statements have no label afterwards.
  private(set) var missing = 0
  /// How many statements carry other labels than before.
  private(set) var changed = 0

  init(_ column: MultiColumn, _ change: LabelChange, _ rows: Bitmap?) {
    offsets = [UInt32](repeating: 0, count: column.offsets.count)
    let room = column.codes.count + (change.added == nil ? 0 : rows?.population ?? 0)
    codes = [UInt32](repeating: 0, count: room)
    counts = [Int](repeating: 0, count: change.names.count)
    switch column.codes {
    case .bytes(let old): fill(column.offsets.span, old.span, change, rows)
    case .shorts(let old): fill(column.offsets.span, old.span, change, rows)
    case .words(let old): fill(column.offsets.span, old.span, change, rows)
    }
  }

  @inline(__always)
  private mutating func fill<Code: FixedWidthInteger & UnsignedInteger>(
    _ places: Span<UInt32>, _ old: Span<Code>, _ change: LabelChange, _ rows: Bitmap?
  ) {
    let (outside, inside) = (change.outside.span, change.inside.span)
    let (altersOutside, altersInside) = (change.altersOutside.span, change.altersInside.span)
    var end = 0
    for row in 0..<places.count &- 1 {
      let isInside = rows?.contains(row) == true
      let start = end
      var alters = false
      for place in Int(places[row])..<Int(places[row &+ 1]) {
        let code = Int(old[place])
        let new = isInside ? inside[code] : outside[code]
        if isInside ? altersInside[code] : altersOutside[code] { alters = true }
        if new != LabelChange.none { insert(new, from: start, to: &end) }
      }
      if isInside, let added = change.added, insert(added, from: start, to: &end) { alters = true }
      if end == start { missing &+= 1 }
      if alters { changed &+= 1 }
      for place in start..<end { counts[Int(codes[place])] &+= 1 }
      offsets[row &+ 1] = UInt32(truncatingIfNeeded: end)
    }
    codes.removeLast(codes.count - end)
  }

  /// Puts a code among those of a statement; false if it is there already. Statements have few labels.
  @inline(__always) @discardableResult
  private mutating func insert(_ code: UInt32, from start: Int, to end: inout Int) -> Bool {
    var place = end
    while place > start, codes[place &- 1] > code { place &-= 1 }
    if place > start, codes[place &- 1] == code { return false }
    var next = end
    while next > place {
      codes[next] = codes[next &- 1]
      next &-= 1
    }
    codes[place] = code
    end &+= 1
    return true
  }
}
