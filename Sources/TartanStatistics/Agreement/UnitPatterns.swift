/// Units whose codings are alike are one pattern: a resample then counts patterns, of which there are few, and not
/// units.
struct UnitPatterns: Sendable {
  /// The different tallies, in the order in which they are met.
  let tallies: [UnitTally]
  /// The pattern of each unit.
  let patterns: [Int32]

  init(_ units: [UnitTally]) {
    var number: [[Int]: Int32] = [:]
    var tallies: [UnitTally] = []
    patterns = units.map { unit in
      let key = unit.entries.flatMap { [$0.category, $0.count] }
      if let known = number[key] { return known }
      let next = Int32(tallies.count)
      number[key] = next
      tallies.append(unit)
      return next
    }
    self.tallies = tallies
  }

  /// How often each pattern is among the units chosen.
  func counts(_ chosen: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: tallies.count)
    for unit in chosen { counts[Int(patterns[unit])] += 1 }
    return counts
  }
}
