/// A share: some statements of a base of statements.
///
/// Invariant: 0 <= count <= base <= `FourfoldCounts.largest`.
public struct Share: Hashable, Sendable {
  /// The statements that are meant (x).
  public let count: Int
  /// The statements they are a share of (n).
  public let base: Int

  /// Takes both numbers; nil where they break the invariant.
  public init?(_ count: Int, of base: Int) {
    guard count >= 0, count <= base, base <= FourfoldCounts.largest else { return nil }
    self.count = count
    self.base = base
  }

  /// x / n, 0 to 1; nil for an empty base.
  public var value: Double? { ratio(count, base) }

  /// Wilson's score interval (1927), the default of Brown, Cai and DasGupta (2001): exactly 0 or 1 at the end that a
  /// count of 0 or n touches.
  ///
  /// - Parameter confidence: above 0, below 1.
  /// - Returns: nil for an empty base or another confidence.
  public func wilson(confidence: Double = 0.95) -> Interval? {
    guard let p = value, let z = Interval.normalScore(confidence) else { return nil }
    let n = Double(base)
    let shrink = 1 + z * z / n
    let middle = (p + z * z / (2 * n)) / shrink
    let half = z / shrink * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return Interval(lower: count == 0 ? 0 : middle - half, upper: count == base ? 1 : middle + half)
  }

  /// The exact interval of Clopper and Pearson (1934): beta quantiles; never covers less than it says.
  ///
  /// - Parameter confidence: above 0, below 1.
  /// - Returns: nil for an empty base or another confidence.
  public func clopperPearson(confidence: Double = 0.95) -> Interval? {
    guard base > 0, confidence > 0, confidence < 1 else { return nil }
    let tail = (1 - confidence) / 2
    let x = Double(count)
    let rest = Double(base - count)
    guard let lower = count == 0 ? 0 : Distribution.betaQuantile(tail, a: x, b: rest + 1),
      let upper = count == base ? 1 : Distribution.betaQuantile(1 - tail, a: x + 1, b: rest)
    else { return nil }
    return Interval(lower: lower, upper: upper)
  }

  /// The interval of Agresti and Coull (1998): a plain interval about (x + z²/2) / (n + z²), clipped to 0 to 1.
  ///
  /// - Parameter confidence: above 0, below 1.
  /// - Returns: nil for an empty base or another confidence.
  public func agrestiCoull(confidence: Double = 0.95) -> Interval? {
    guard base > 0, let z = Interval.normalScore(confidence) else { return nil }
    let n = Double(base) + z * z
    let p = (Double(count) + z * z / 2) / n
    let half = z * (p * (1 - p) / n).squareRoot()
    return Interval(lower: p - half, upper: p + half).clippedToUnit
  }
}
