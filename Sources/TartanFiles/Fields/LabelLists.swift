import TartanEngine

/// Lists of label codes, row after row, while they are read.
struct LabelLists {
  private var offsets: [UInt32] = [0]
  private var codes: [UInt32] = []

  init(rows: Int) {
    offsets.reserveCapacity(rows + 1)
    codes.reserveCapacity(rows)
  }

  @inline(__always) mutating func append(_ code: UInt32) { codes.append(code) }

  @inline(__always) mutating func endRow() { offsets.append(UInt32(truncatingIfNeeded: codes.count)) }

  /// The multi field of the lists, whose codes stand for `spellings`.
  mutating func field(_ rule: FieldRule, spellings: [String]) -> BuiltField {
    let order = LabelOrder(spellings, paths: rule.paths)
    finish(order.codes)
    return BuiltField(
      rule: rule.settled(order), column: .multi(column(labelCount: order.names.count)), labels: order.names,
      isHierarchical: order.pathSeparator != nil, hasOwnSlash: order.hasOwnSlash)
  }

  /// Gives each code its final value; the codes of a row ascend afterwards, none twice.
  mutating func finish(_ final: [UInt32]) {
    var kept = 0
    var start = 0
    for row in 1..<offsets.count {
      let end = Int(offsets[row])
      let first = kept
      for place in start..<end {
        let code = final[Int(codes[place])]
        if code == LabelOrder.none { continue }
        // A statement has few labels: sorting by insertion needs no memory, and drops doubled ones on the way.
        var position = kept
        while position > first, codes[position - 1] > code { position -= 1 }
        if position > first, codes[position - 1] == code { continue }
        var move = kept
        while move > position {
          codes[move] = codes[move - 1]
          move -= 1
        }
        codes[position] = code
        kept += 1
      }
      offsets[row] = UInt32(truncatingIfNeeded: kept)
      start = end
    }
    codes.removeLast(codes.count - kept)
  }

  /// The column; `finish` comes first.
  func column(labelCount: Int) -> MultiColumn {
    MultiColumn(offsets: offsets, codes: codes, labelCount: labelCount)
  }
}
