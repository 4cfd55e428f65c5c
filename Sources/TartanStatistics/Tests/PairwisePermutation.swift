public import TartanModel

/// Deals the whole sets of one family of tags out again over those of another: the p of X²_S of two families, and of each
/// pair of tags.
public struct PairwisePermutation: PermutationTest, Hashable {
  /// The tags of each family that are tested, as numbers in the sets given. The tally's parts are the pairs, the first
  /// family's order first.
  public let firstTags: [Int]
  /// See `firstTags`.
  public let secondTags: [Int]
  private let first: TagSets
  private let second: TagSets
  /// The statements with a tag of the first family, then all others: only the first ones have to be dealt to.
  private let order: [Int32]
  private let dealtTo: Int
  private let expected: [Double]
  private let inverseVariances: [Double]
  private let threshold: Double
  private let thresholds: [Double]

  /// Prepares a test; nil where the families are not of the same statements, or one has no tag that varies.
  public init?(_ first: TagSets, _ second: TagSets) {
    guard first.statementCount == second.statementCount else { return nil }
    firstTags = first.varyingTags
    secondTags = second.varyingTags
    guard !firstTags.isEmpty, !secondTags.isEmpty else { return nil }
    self.first = first.keeping(firstTags)
    self.second = second.keeping(secondTags)
    let rows = self.first
    let columns = self.second
    let tagged = (0..<rows.statementCount).filter { !rows.tags(of: $0).isEmpty }
    order = (tagged + (0..<rows.statementCount).filter { rows.tags(of: $0).isEmpty }).map { Int32($0) }
    dealtTo = tagged.count
    let n = Double(rows.statementCount)
    let rowTotals = rows.totals.map { Double($0) }
    let columnTotals = columns.totals.map { Double($0) }
    expected = rowTotals.flatMap { row in columnTotals.map { row * $0 / n } }
    inverseVariances = rowTotals.flatMap { row in
      columnTotals.map { n / (row * (1 - row / n) * $0 * (1 - $0 / n)) }
    }
    let counts = rows.together(with: columns).map { Int32($0) }
    var parts = [Double](repeating: 0, count: counts.count)
    let sum = Self.statistic(counts, expected, inverseVariances, &parts)
    threshold = PermutationTally.threshold(sum)
    thresholds = parts.map(PermutationTally.threshold)
  }

  /// Shuffles once for each replicate and counts.
  ///
  /// - Parameters:
  ///   - replicates: numbers of replicates; a whole run is 0 up to B.
  ///   - seed: what the user says, or sees printed.
  ///   - stop: read once a replicate.
  /// - Returns: how often the observed statistic was reached.
  /// - Throws: `StopRequested`; nothing half done is returned.
  public func tally(
    _ replicates: Range<Int>, seed: UInt64, stop: StopFlag
  ) throws(StopRequested) -> PermutationTally {
    var tally = PermutationTally(parts: expected.count)
    var counts = [Int32](repeating: 0, count: expected.count)
    var parts = [Double](repeating: 0, count: expected.count)
    for replicate in replicates {
      try stop.check()
      var random = Xoshiro256(seed: seed, replicate: replicate)
      var dealt = order
      random.shuffle(first: dealtTo, of: &dealt)
      count(dealt, into: &counts)
      tally.count(Self.statistic(counts, expected, inverseVariances, &parts) >= threshold)
      for part in parts.indices where parts[part] >= thresholds[part] { tally.countPart(part) }
    }
    return tally
  }

  /// Counts pairs of tags: each statement keeps its first family and gets the second family of the one dealt to it.
  private func count(_ dealt: [Int32], into counts: inout [Int32]) {
    for cell in counts.indices { counts[cell] = 0 }
    let width = second.tagCount
    for place in 0..<dealtTo {
      let columns = second.range(Int(dealt[place]))
      if columns.isEmpty { continue }
      for row in first.range(Int(order[place])) {
        let start = Int(first.tags[row]) &* width
        for column in columns { counts[start &+ Int(second.tags[column])] &+= 1 }
      }
    }
  }

  /// X² of each pair, and their sum: (n - E)² N / (n1 (1 - n1/N) n2 (1 - n2/N)).
  private static func statistic(
    _ counts: [Int32], _ expected: [Double], _ inverseVariances: [Double], _ parts: inout [Double]
  ) -> Double {
    var sum = 0.0
    for pair in parts.indices {
      let difference = Double(counts[pair]) - expected[pair]
      parts[pair] = difference * difference * inverseVariances[pair]
      sum += parts[pair]
    }
    return sum
  }
}
