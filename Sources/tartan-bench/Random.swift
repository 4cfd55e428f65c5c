/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine.
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number from 0 up to `limit`.
  mutating func below(_ limit: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(limit)).high)
  }
}

/// Numbers of which the first are the most common: the k-th in proportion to 1/k, as words and labels are.
struct CommonFirst {
  private let table: [UInt16]

  init(_ count: Int) {
    let weights = (1...max(1, count)).map { 1 / Double($0) }
    let sum = weights.reduce(0, +)
    var table: [UInt16] = []
    var reached = 0.0
    for (number, weight) in weights.enumerated() {
      reached += weight
      while table.count < Int(reached / sum * 65_536) { table.append(UInt16(truncatingIfNeeded: number)) }
    }
    while table.count < 65_536 { table.append(0) }
    self.table = table
  }

  func next(_ random: inout Random) -> Int { Int(table[Int(random.next() >> 48)]) }
}
