public import TartanPlan

/// The statements of two sets in a base, as a 2 x 2 table needs them.
public struct OverlapCounts: Hashable, Sendable {
  /// Statements of the base in both sets.
  public let both: Int
  /// Statements of the base in the first set.
  public let inFirst: Int
  /// Statements of the base in the second set.
  public let inSecond: Int
  /// Statements of the base.
  public let base: Int

  /// States the counts; each part is at most as large as its whole.
  public init(both: Int, inFirst: Int, inSecond: Int, base: Int) {
    self.both = both
    self.inFirst = inFirst
    self.inSecond = inSecond
    self.base = base
  }

  /// Statements in the first set only.
  public var onlyFirst: Int { inFirst - both }
  /// Statements in the second set only.
  public var onlySecond: Int { inSecond - both }
  /// Statements in neither set.
  public var neither: Int { base - inFirst - inSecond + both }
}

extension Executor {
  /// Counts the statements of `base` in two sets and in both.
  ///
  /// - Throws: what the sets may throw.
  public func overlap(
    _ first: SetPlan, with second: SetPlan, within base: Bitmap
  ) throws(EngineFailure) -> OverlapCounts {
    trace?.begin(.overlap(first, second), estimated: estimate(of: .and([first, second]), within: base.population))
    defer { trace?.end() }
    let inFirst = try bitmap(of: first, within: base)
    let inSecond = try bitmap(of: second, within: base)
    let both = inFirst.intersectionCount(inSecond)
    trace?.note(.intersections)
    trace?.found(both)
    return OverlapCounts(
      both: both, inFirst: inFirst.population, inSecond: inSecond.population,
      base: base.population)
  }
}
