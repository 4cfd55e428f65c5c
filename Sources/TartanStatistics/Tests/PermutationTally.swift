public import TartanModel

/// How often shuffled data gave at least the statistic that was observed.
public struct PermutationTally: Hashable, Sendable {
  /// How many shuffles there were (B).
  public private(set) var replicates: Int
  /// How many gave at least the observed statistic (b).
  public private(set) var reached: Int
  /// The same for each part of the statistic, for instance each tag; empty where it has no parts.
  public private(set) var reachedByPart: [Int]

  init(parts: Int) {
    replicates = 0
    reached = 0
    reachedByPart = [Int](repeating: 0, count: parts)
  }

  /// (b + 1) / (B + 1), never 0 (Phipson and Smyth 2010); nil without any shuffle.
  public var p: Double? { replicates == 0 ? nil : Double(reached + 1) / Double(replicates + 1) }

  /// The same for each part.
  public var pByPart: [Double?] {
    reachedByPart.map { replicates == 0 ? nil : Double($0 + 1) / Double(replicates + 1) }
  }

  /// The tally of both halves of a run that was divided, in any order.
  public func adding(_ other: PermutationTally) -> PermutationTally {
    var sum = self
    sum.replicates += other.replicates
    sum.reached += other.reached
    for part in sum.reachedByPart.indices { sum.reachedByPart[part] += other.reachedByPart[part] }
    return sum
  }

  mutating func count(_ reachedAll: Bool) {
    replicates += 1
    if reachedAll { reached += 1 }
  }

  @inline(__always)
  mutating func countPart(_ part: Int) { reachedByPart[part] &+= 1 }

  /// What a statistic must be to count as at least the observed one: the same number computed from other counts can
  /// differ in its last digits.
  @inline(__always)
  static func threshold(_ observed: Double) -> Double { observed - 1e-9 * max(1, abs(observed)) }
}

/// A test whose null distribution is drawn by shuffling. Each replicate has its own random stream, so a run can be
/// divided among threads in any way: the sum of the tallies is the same.
public protocol PermutationTest: Sendable {
  /// Shuffles once for each replicate and counts.
  ///
  /// - Parameters:
  ///   - replicates: numbers of replicates; a whole run is 0 up to B.
  ///   - seed: what the user says, or sees printed.
  ///   - stop: read once a replicate.
  /// - Returns: how often the observed statistic was reached.
  /// - Throws: `StopRequested`; nothing half done is returned.
  func tally(_ replicates: Range<Int>, seed: UInt64, stop: StopFlag) throws(StopRequested) -> PermutationTally
}

extension PermutationTest {
  /// A whole run on this thread.
  ///
  /// - Parameters:
  ///   - count: how many shuffles; the page's default is 9,999; none gives no p.
  ///   - seed: what the user says, or sees printed.
  ///   - stop: read once a replicate.
  /// - Returns: the tally.
  /// - Throws: `StopRequested`; nothing half done is returned.
  public func tally(count: Int, seed: UInt64, stop: StopFlag = StopFlag()) throws(StopRequested) -> PermutationTally {
    try tally(0..<max(0, count), seed: seed, stop: stop)
  }
}
