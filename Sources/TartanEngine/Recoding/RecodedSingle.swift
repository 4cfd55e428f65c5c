/// The codes of a single field after a step, with what became of them counted.
struct RecodedSingle {
  /// A code a statement, `SingleColumn.missing` for none.
  private(set) var codes: [UInt32]
  /// How many statements carry each label afterwards.
  private(set) var counts: [Int]
  /// How many statements have no label afterwards.
  private(set) var missing = 0
  /// How many statements carry another label than before.
  private(set) var changed = 0

  init(_ column: SingleColumn, _ change: LabelChange, _ rows: Bitmap?) {
    codes = [UInt32](repeating: SingleColumn.missing, count: column.codes.count)
    counts = [Int](repeating: 0, count: change.names.count)
    switch column.codes {
    case .bytes(let old): fill(old.span, change, rows)
    case .shorts(let old): fill(old.span, change, rows)
    case .words(let old): fill(old.span, change, rows)
    }
  }

  @inline(__always)
  private mutating func fill<Code: FixedWidthInteger & UnsignedInteger>(
    _ old: Span<Code>, _ change: LabelChange, _ rows: Bitmap?
  ) {
    let (outside, inside) = (change.outside.span, change.inside.span)
    let (altersOutside, altersInside) = (change.altersOutside.span, change.altersInside.span)
    for row in old.indices {
      let isInside = rows?.contains(row) == true
      var new = SingleColumn.missing
      if old[row] == .max {
        if isInside, let added = change.added {
          new = added
          changed &+= 1
        }
      } else {
        let code = Int(old[row])
        new = isInside ? inside[code] : outside[code]
        if isInside ? altersInside[code] : altersOutside[code] { changed &+= 1 }
      }
      codes[row] = new
      if new == SingleColumn.missing { missing &+= 1 } else { counts[Int(new)] &+= 1 }
    }
  }
}
