import TartanEngine

/// Lists of label codes, row after row, while they are read.
struct LabelLists: Sendable {
  /// Where the codes of each row begin, and one end.
  private(set) var offsets: [UInt32]
  /// The codes; from `used` on there is only room.
  private(set) var codes: [UInt32]
  private(set) var used = 0
  private var rows = 0

  /// Room for the lists of so many rows.
  init(rows: Int) {
    offsets = [UInt32](zeros: rows + 1)
    codes = [UInt32](zeros: 4 * rows)
  }

  /// Makes sure that so many codes can be appended.
  @inline(__always) mutating func makeRoom(for count: Int) {
    if used &+ count > codes.count { grow(count) }
  }

  private mutating func grow(_ count: Int) {
    var wider = [UInt32](zeros: max(2 * codes.count, used + count))
    for place in 0..<used { wider[place] = codes[place] }
    codes = wider
  }

  /// Adds a code to the open row; `makeRoom` comes first.
  @inline(__always) mutating func append(_ code: UInt32) {
    codes[used] = code
    used &+= 1
  }

  /// Closes the open row.
  @inline(__always) mutating func endRow() {
    rows &+= 1
    offsets[rows] = UInt32(truncatingIfNeeded: used)
  }

  /// The lists with final codes for the codes of this part.
  func settled(_ final: [UInt32], labels: Int) -> SettledLists {
    switch CodeWidth(labels: labels) {
    case .one: SettledLists(self, final, labels) { .bytes($0) }
    case .two: SettledLists(self, final, labels) { .shorts($0) }
    case .four: SettledLists(self, final, labels) { .words($0) }
    }
  }
}

/// Lists of final label codes: those of a row ascend, none twice.
struct SettledLists: Sendable {
  /// Where the codes of each row end.
  let ends: [UInt32]
  /// The codes.
  let codes: Codes
  /// How many rows have each label.
  let counts: [Int]
  /// How many rows have none.
  let missing: Int

  /// Gives each code of `lists` its final value.
  init<Code: FixedWidthInteger & UnsignedInteger & Sendable>(
    _ lists: LabelLists, _ final: [UInt32], _ labels: Int, _ pack: ([Code]) -> Codes
  ) {
    let rows = lists.offsets.count - 1
    // One place more than there are labels takes what is no label, and is not counted.
    var counts = [Int](repeating: 0, count: labels)
    var out = [Code](zeros: lists.used)
    var ends = [UInt32](zeros: rows)
    var missing = 0
    var kept = 0
    do {
      let offsets = lists.offsets.span
      let codes = lists.codes.span
      let table = final.span
      var written = out.mutableSpan
      var ended = ends.mutableSpan
      var counted = counts.mutableSpan
      for row in 0..<rows {
        let first = kept
        for place in Int(offsets[row])..<Int(offsets[row &+ 1]) {
          let code = table[Int(codes[place])]
          if code == LabelOrder.none { continue }
          let narrow = Code(truncatingIfNeeded: code)
          var position = kept
          if kept > first, written[kept &- 1] >= narrow {
            // A statement has few labels: sorting by insertion needs no memory, and drops doubled ones on the way.
            while position > first, written[position &- 1] > narrow { position &-= 1 }
            if position > first, written[position &- 1] == narrow { continue }
            var move = kept
            while move > position {
              written[move] = written[move &- 1]
              move &-= 1
            }
          }
          written[position] = narrow
          counted[Int(code)] &+= 1
          kept &+= 1
        }
        if kept == first { missing &+= 1 }
        ended[row] = UInt32(truncatingIfNeeded: kept)
      }
    }
    out.removeLast(out.count - kept)
    codes = pack(out)
    self.ends = ends
    self.counts = counts
    self.missing = missing
  }
}

extension BuiltField {
  /// The multi field of lists that were read in parts of the rows; `spellings` has the codes' meaning for all parts,
  /// `codes` the way from each part's codes to those.
  init(_ rule: FieldRule, _ lists: [LabelLists], spellings: [String], codes: [[UInt32]]) {
    let order = LabelOrder(spellings, paths: rule.paths)
    let labels = order.names.count
    let parts = Workers.map(lists.count) { part in
      lists[part].settled(codes[part].map { order.codes[Int($0)] }, labels: labels)
    }
    let column = MultiColumn(settled: parts, labelCount: labels)
    self.init(rule: rule.settled(order), column: .multi(column), labels: order.names)
    isHierarchical = order.pathSeparator != nil
    hasOwnSlash = order.hasOwnSlash
    counts = (0..<labels).map { label in parts.reduce(0) { $0 + $1.counts[label] } }
    missing = parts.reduce(0) { $0 + $1.missing }
  }
}

extension MultiColumn {
  /// Joins lists that were settled in parts of the rows.
  init(settled parts: [SettledLists], labelCount: Int) {
    var offsets = [UInt32](zeros: 1, capacity: 1 + parts.reduce(0) { $0 + $1.ends.count })
    var before: UInt32 = 0
    for part in parts {
      if before == 0 {
        offsets += part.ends
      } else {
        offsets += part.ends.map { $0 &+ before }
      }
      before = offsets[offsets.count - 1]
    }
    self.init(offsets: offsets, codes: Codes(joining: parts.map(\.codes)), labelCount: labelCount)
  }
}

extension Codes {
  /// The codes of all parts, which have one width.
  init(joining parts: [Codes]) {
    var bytes: [UInt8] = []
    var shorts: [UInt16] = []
    var words: [UInt32] = []
    let count = parts.reduce(0) { $0 + $1.count }
    for part in parts {
      switch part {
      case .bytes(let codes):
        if bytes.isEmpty { bytes.reserveCapacity(count) }
        bytes += codes
      case .shorts(let codes):
        if shorts.isEmpty { shorts.reserveCapacity(count) }
        shorts += codes
      case .words(let codes):
        if words.isEmpty { words.reserveCapacity(count) }
        words += codes
      }
    }
    switch parts.first {
    case .shorts: self = .shorts(shorts)
    case .words: self = .words(words)
    default: self = .bytes(bytes)
    }
  }
}
