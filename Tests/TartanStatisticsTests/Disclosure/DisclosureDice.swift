import TartanStatistics

/// Repeatable random tables (SplitMix64, after Steele, Lea and Flood).
struct DisclosureDice: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// Cells of a sparse or a full table, uneven as counts are: many small, some large.
  mutating func cells(rows: Int, columns: Int) -> [[Int]] {
    let sparseness = Int.random(in: 0...6, using: &self)
    return (0..<rows).map { _ in (0..<columns).map { _ in count(sparseness) } }
  }

  /// One count; `sparseness` of ten are zeros.
  mutating func count(_ sparseness: Int) -> Int {
    if Int.random(in: 0..<10, using: &self) < sparseness { return 0 }
    let top = [4, 9, 30].randomElement(using: &self) ?? 4
    return Int.random(in: 0...top, using: &self)
  }
}

/// Shorthand for the tests: every place of a table of this shape, in reading order.
func allPlaces(rows: Int, columns: Int) -> [TablePlace] {
  (0...rows).flatMap { row in
    (0...columns).map { column in
      switch (row == rows, column == columns) {
      case (false, false): TablePlace.cell(row: row, column: column)
      case (false, true): .rowTotal(row)
      case (true, false): .columnTotal(column)
      case (true, true): .total
      }
    }
  }
}
