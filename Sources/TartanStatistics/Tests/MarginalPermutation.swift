public import TartanModel

/// Deals the groups out again over whole sets of tags: the p of X²_S, and of each tag's own X², with the tags of a
/// statement kept together.
///
/// Where one person made several statements, persons are dealt to, not statements: pass a block for each statement.
public struct MarginalPermutation: PermutationTest, Hashable {
  /// What is compared.
  public enum Statistic: String, Hashable, Sendable, CaseIterable {
    /// X²_S: the sum over the tags of Pearson's X² of group by "has the tag".
    case sumOverTags
    /// Pearson's X² of groups by tags as the columns of a plain table, for statements with exactly one tag each; in place
    /// of `TablePermutation` where blocks are dealt to. The tally's parts are the columns' shares of it.
    case table
  }

  /// The tags that are tested, as numbers in the sets given; the tally's parts are in this order.
  public let tags: [Int]
  private let groupCount: Int
  private let tagCount: Int
  /// The group of each unit that a group is dealt to, before any shuffle; units with tags come first.
  private let labels: [Int32]
  /// How many units stand on the first places and have to be dealt to.
  private let dealtTo: Int
  /// Where each unit's tags begin in `unitTags`.
  private let starts: [Int32]
  private let unitTags: [Int32]
  /// The statements of each unit; nil where each unit is one statement, so that groups keep their size.
  private let unitSizes: [Int32]?
  private let inverseGroupSizes: [Double]
  /// n² / N of each tag, and 1 over its variance p (1 - p), or over p in a plain table.
  private let expectedSquares: [Double]
  private let inverseVariances: [Double]
  private let threshold: Double
  private let thresholds: [Double]

  /// Prepares a test; nil where fewer than two groups have statements, no tag varies, or a block's statements are in
  /// more than one group: its groups cannot be dealt out as one. Nil too for a plain table of statements that have not
  /// one tag each.
  ///
  /// - Parameters:
  ///   - data: groups and tags of the statements.
  ///   - statistic: what is compared.
  ///   - blocks: for each statement, who made it; nil where each statement stands for itself.
  public init?(_ data: GroupedTagSets, statistic: Statistic = .sumOverTags, blocks: [Int]? = nil) {
    if statistic == .table, !data.sets.haveOneTagEach { return nil }
    let varying = data.sets.varyingTags
    let sizes = data.groupSizes
    guard sizes.filter({ $0 > 0 }).count > 1, !varying.isEmpty else { return nil }
    let sets = data.sets.keeping(varying)
    guard let units = blocks.map({ PermutedUnits(data, sets, blocks: $0) }) ?? PermutedUnits(data, sets) else {
      return nil
    }

    tags = varying
    groupCount = data.groupCount
    tagCount = varying.count
    labels = units.labels
    unitSizes = units.sizes
    dealtTo = units.dealtTo
    starts = units.starts
    unitTags = units.tags
    inverseGroupSizes = sizes.map { $0 == 0 ? 0 : 1 / Double($0) }
    let n = Double(sets.statementCount)
    let totals = sets.totals.map { Double($0) }
    expectedSquares = totals.map { $0 * $0 / n }
    inverseVariances = totals.map { n / $0 / (statistic == .table ? 1 : 1 - $0 / n) }

    var counts = [Int32](repeating: 0, count: data.groupCount * varying.count)
    for statement in data.groups.indices {
      for tag in sets.tags(of: statement) { counts[Int(data.groups[statement]) * varying.count + Int(tag)] += 1 }
    }
    var parts = [Double](repeating: 0, count: varying.count)
    let sum = Self.statistic(counts, inverseGroupSizes, expectedSquares, inverseVariances, &parts)
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
    var tally = PermutationTally(parts: tagCount)
    var counts = [Int32](repeating: 0, count: groupCount * tagCount)
    var parts = [Double](repeating: 0, count: tagCount)
    var inverses = inverseGroupSizes
    for replicate in replicates {
      try stop.check()
      var random = Xoshiro256(seed: seed, replicate: replicate)
      var dealt = labels
      random.shuffle(first: dealtTo, of: &dealt)
      count(dealt, into: &counts)
      if let unitSizes { inverses = Self.inverseSizes(dealt, unitSizes, groupCount) }
      let sum = Self.statistic(counts, inverses, expectedSquares, inverseVariances, &parts)
      tally.count(sum >= threshold)
      for part in parts.indices where parts[part] >= thresholds[part] { tally.countPart(part) }
    }
    return tally
  }

  /// Counts groups by tags, the units in the groups dealt to them.
  private func count(_ dealt: [Int32], into counts: inout [Int32]) {
    for cell in counts.indices { counts[cell] = 0 }
    var next = Int(starts[0])
    for unit in 0..<dealtTo {
      let row = Int(dealt[unit]) &* tagCount
      let end = Int(starts[unit &+ 1])
      while next < end {
        counts[row &+ Int(unitTags[next])] &+= 1
        next &+= 1
      }
    }
  }

  /// X² of each tag, and their sum: (sum over groups of n² / N_g, less n² / N) / (p (1 - p)).
  private static func statistic(
    _ counts: [Int32], _ inverseSizes: [Double], _ expectedSquares: [Double], _ inverseVariances: [Double],
    _ parts: inout [Double]
  ) -> Double {
    let width = parts.count
    for tag in 0..<width { parts[tag] = 0 }
    for group in inverseSizes.indices {
      let inverse = inverseSizes[group]
      let row = group * width
      for tag in 0..<width {
        let count = Double(counts[row &+ tag])
        parts[tag] += count * count * inverse
      }
    }
    var sum = 0.0
    for tag in 0..<width {
      parts[tag] = (parts[tag] - expectedSquares[tag]) * inverseVariances[tag]
      sum += parts[tag]
    }
    return sum
  }

  /// 1 over the statements of each group, where units of several statements were dealt to groups.
  private static func inverseSizes(_ dealt: [Int32], _ unitSizes: [Int32], _ groupCount: Int) -> [Double] {
    var sizes = [Int32](repeating: 0, count: groupCount)
    for unit in dealt.indices { sizes[Int(dealt[unit])] += unitSizes[unit] }
    return sizes.map { $0 == 0 ? 0 : 1 / Double($0) }
  }
}
