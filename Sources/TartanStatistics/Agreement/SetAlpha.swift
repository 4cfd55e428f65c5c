/// Krippendorff's alpha for sets of tags: 1 - Do / De, with a distance between sets in place of "differs".
struct SetAlpha {
  /// The shared units: how often each set was given.
  let units: [UnitTally]
  /// The mean distance of ordered pairs within each shared unit times its codings: its part of n Do.
  let disagreements: [Double]
  private let distances: DistanceMatrix?

  init(_ ratings: SetRatings, _ distance: SetDistance) {
    let distances = DistanceMatrix(count: ratings.sets.count) { distance.between(ratings.sets[$0], ratings.sets[$1]) }
    let units = ratings.sharedUnits.map(ratings.tally)
    self.distances = distances
    self.units = units
    disagreements = units.map { unit in
      guard let distances else { return 0 }
      return Self.pairs(unit.entries.map { ($0.category, $0.count) }, distances) / Double(unit.codings - 1)
    }
  }

  /// The alpha of all shared units.
  var alpha: Double? { alpha(units.indices) }

  /// The alpha of a choice of shared units, some perhaps several times.
  func alpha(_ chosen: some Sequence<Int>) -> Double? {
    guard let distances else { return nil }
    var totals = [Int](repeating: 0, count: distances.count)
    var disagreement = 0.0
    var codings = 0
    for unit in chosen {
      for entry in units[unit].entries { totals[entry.category] += entry.count }
      codings += units[unit].codings
      disagreement += disagreements[unit]
    }
    let given = totals.indices.filter { totals[$0] > 0 }.map { ($0, totals[$0]) }
    let expected = Self.pairs(given, distances)
    return ratio(disagreement * Double(codings - 1), expected).map { 1 - $0 }
  }

  var meanSimilarity: Double? {
    let sum = units.indices.reduce(0.0) { $0 + disagreements[$1] / Double(units[$1].codings) }
    return ratio(sum, Double(units.count)).map { 1 - $0 }
  }

  /// The sum of the distances of all ordered pairs of codings, for how often each set was given.
  private static func pairs(_ given: [(Int, Int)], _ distances: DistanceMatrix) -> Double {
    var sum = 0.0
    for (place, first) in given.enumerated() {
      for second in given.dropFirst(place + 1) {
        sum += 2 * Double(first.1 * second.1) * distances[first.0, second.0]
      }
    }
    return sum
  }
}
