/// Rounding of counts to multiples of a base: presentation, not protection (W11).
public struct CountRounding: Hashable, Sendable {
  /// What rounded counts are multiples of.
  public let base: Int

  /// Rounding to multiples of a base, or nothing when it is below 2: then there is nothing to round.
  public init?(base: Int) {
    guard base >= 2 else { return nil }
    self.base = base
  }

  /// The nearest multiple, halves up: the rule of HESA and Ofqual.
  public func nearest(_ count: Int) -> Int {
    let (multiples, rest) = count.quotientAndRemainder(dividingBy: base)
    // Not `2 * rest >= base`, which could overflow.
    return (multiples + (rest >= base - rest && rest > 0 ? 1 : 0)) * base
  }

  /// The multiple above with a chance in proportion to how near it is, else the one below: right on average.
  ///
  /// The chance is drawn from a hash of the statements counted, so a count of the same statements always rounds alike,
  /// in whatever table it stands; a new draw each time would average out (random rounding as Stats NZ uses it, base 3).
  ///
  /// - Parameters:
  ///   - count: how many statements.
  ///   - hash: `StatementHash.hash` of exactly these statements.
  /// - Returns: one of the two multiples around the count; the count itself where it is one.
  public func random(_ count: Int, hash: UInt64) -> Int {
    let (multiples, rest) = count.quotientAndRemainder(dividingBy: base)
    // The high half of a product spreads 64 random bits evenly over 0..<base.
    let draw = Int(hash.multipliedFullWidth(by: UInt64(base)).high)
    return (multiples + (draw < rest ? 1 : 0)) * base
  }
}
