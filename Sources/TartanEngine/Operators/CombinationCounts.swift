import CKernels
import TartanModel
public import TartanPlan

/// How the statements of a base spread over the combinations of several sets.
public struct CombinationCounts: Hashable, Sendable {
  /// The sets, in the order of the bits of `CombinationCount.members`.
  public let items: [AxisItem]
  /// The statements of the base.
  public let base: Int
  /// Statements of the base in each set.
  public let itemCounts: [Int]
  /// Statements of the base in none of the sets.
  public let inNone: Int
  /// The combinations with at least one set: those that some statement has exactly, and those asked for; most
  /// exclusive statements first, then by `members`.
  public let combinations: [CombinationCount]
}

/// One combination of sets.
public struct CombinationCount: Hashable, Sendable {
  /// The sets that belong to it: bit i is set i.
  public let members: UInt32
  /// Statements in these sets and in no other of the sets.
  public let exclusive: Int
  /// Statements in these sets, whatever others they are in.
  public let inclusive: Int
}

extension Executor {
  /// The most sets whose combinations are counted: a million combinations.
  public static let combinationLimit = 20

  /// Counts the combinations of up to `combinationLimit` sets.
  ///
  /// - Parameters:
  ///   - items: the sets.
  ///   - base: the statements looked at.
  ///   - wanted: combinations to be listed even where no statement has exactly them.
  /// - Returns: exclusive and inclusive counts of statements.
  /// - Throws: `.tooLarge` for more sets, and what the sets may throw.
  public func combinations(
    of items: [AxisItem], within base: Bitmap, wanted: Set<UInt32> = []
  ) throws(EngineFailure) -> CombinationCounts {
    guard items.count <= Executor.combinationLimit else { throw .tooLarge(cells: 1 << min(62, items.count)) }
    trace?.begin(.combinations(items))
    defer { trace?.end() }
    trace?.found(base.population)
    let bits = try bits(of: items, shape: AxisShape(items), within: base)
    let exclusive = try exclusiveCounts(bits, within: base)
    let inclusive = supersetSums(exclusive, sets: items.count)
    var found: [CombinationCount] = []
    for members in exclusive.indices.dropFirst() where exclusive[members] > 0 || wanted.contains(UInt32(members)) {
      found.append(
        CombinationCount(members: UInt32(members), exclusive: exclusive[members], inclusive: inclusive[members]))
    }
    found.sort { ($1.exclusive, $0.members) < ($0.exclusive, $1.members) }
    return CombinationCounts(
      items: items, base: base.population, itemCounts: items.indices.map { inclusive[1 << $0] }, inNone: exclusive[0],
      combinations: found)
  }

  /// The one place that chooses how combinations are counted. Halving the rows set after set doubles its work with
  /// each set; from nine on a pass over the rows is cheaper.
  private func exclusiveCounts(_ bits: AxisBits, within base: Bitmap) throws(EngineFailure) -> [Int] {
    try exclusiveCounts(bits, within: base, halving: bits.slots.count <= 8)
  }

  /// Statements of `base` in exactly the sets of each combination; all combinations, by `members`.
  package func exclusiveCounts(
    _ bits: AxisBits, within base: Bitmap, halving: Bool
  ) throws(EngineFailure) -> [Int] {
    trace?.note(halving ? .halving : .passOverRows)
    precondition(bits.slots.count <= (halving ? Int(TK_TREE_SETS) : 32), "the kernels count so many sets")
    return try countInBlocks(words: base.words.count, cells: 1 << bits.slots.count) { words, counts in
      unsafe CrossKernel.withPointers(bits, nil) { sets in
        // SAFETY: each set and the base have the words of the range; `counts` has a number for each combination.
        unsafe sets.withUnsafeBufferPointer { sets in
          unsafe base.words.withUnsafeBufferPointer { base in
            unsafe counts.withUnsafeMutableBufferPointer { counts in
              let count = unsafe halving ? tk_combinations_by_halving : tk_combinations_by_rows
              unsafe count(
                sets.baseAddress, sets.count, base.baseAddress, words.lowerBound, words.upperBound, counts.baseAddress)
            }
          }
        }
      }
    }
  }

  /// For each combination, the sum over all that contain it: set after set, the half with the set is added to the half
  /// without (Yates 1937, the zeta transform of the lattice of subsets).
  private func supersetSums(_ exclusive: [Int], sets: Int) -> [Int] {
    var sums = exclusive
    for set in 0..<sets {
      for members in sums.indices where members >> set & 1 == 0 { sums[members] += sums[members | 1 << set] }
    }
    return sums
  }
}
