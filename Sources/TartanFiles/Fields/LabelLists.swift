import CKernels
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

  /// Reads as many of `next`, the next rows of the file, as need no closer look; `first` is the row of the first list.
  /// Returns the row that does, or the end.
  mutating func read(
    _ next: Range<Int>, first: Int, _ column: Int, of table: RecordTable, by separator: UInt8,
    _ values: borrowing ByteTable
  ) -> Int {
    let row = table.split(column, next, by: separator, values, into: &offsets, at: first, &codes, used: &used)
    rows = row - first
    return row
  }

  /// The lists with final codes for the codes of this part.
  func settled(_ final: [UInt32], labels: Int) -> SettledLists {
    var settled = SettledLists(rows: offsets.count - 1, labels: labels)
    precondition(final.indices.contains(Int(codes.prefix(used).max() ?? 0)) || used == 0, "each code has a final one")
    // SAFETY: `offsets` has one element a row and an end, each up to `used`; `out` has room for `used` codes, of which
    // none is more than `labels`, as `counts` has them; `ends` has an element a row.
    switch CodeWidth(labels: labels) {
    case .one:
      settled.codes = unsafe .bytes(
        [UInt8](room: used) {
          unsafe tk_settle_1(
            offsets, codes, settled.rows, final, labels, $0, &settled.ends, &settled.counts, &settled.missing)
        })
    case .two:
      settled.codes = unsafe .shorts(
        [UInt16](room: used) {
          unsafe tk_settle_2(
            offsets, codes, settled.rows, final, labels, $0, &settled.ends, &settled.counts, &settled.missing)
        })
    case .four:
      settled.codes = unsafe .words(
        [UInt32](room: used) {
          unsafe tk_settle_4(
            offsets, codes, settled.rows, final, labels, $0, &settled.ends, &settled.counts, &settled.missing)
        })
    }
    return settled
  }
}

/// Lists of final label codes: those of a row ascend, none twice.
struct SettledLists: Sendable {
  /// How many lists there are.
  let rows: Int
  /// Where the codes of each row end.
  fileprivate(set) var ends: [UInt32]
  /// The codes.
  fileprivate(set) var codes = Codes.bytes([])
  /// How many rows have each label.
  fileprivate(set) var counts: [Int]
  /// How many rows have none.
  fileprivate(set) var missing = 0

  fileprivate init(rows: Int, labels: Int) {
    self.rows = rows
    ends = [UInt32](zeros: rows)
    counts = [Int](repeating: 0, count: labels)
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
