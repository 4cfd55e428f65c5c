/// The rates of all codes in one authority: shares of its statements, never counts, so that a large authority does not
/// look different for its size.
public struct Profile: Hashable, Sendable {
  /// A rate for each code, 0 to 1.
  public let rates: [Double]

  /// Takes the rates; nil where one is negative or not a number.
  public init?(_ rates: [Double]) {
    guard rates.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return nil }
    self.rates = rates
  }

  /// Divides counts by the authority's statements; nil where it has none.
  public init?(counts: [Int], statements: Int) {
    guard statements > 0, counts.allSatisfy({ $0 >= 0 }) else { return nil }
    rates = counts.map { Double($0) / Double(statements) }
  }

  /// How evenly the authority's codes are spread; `occupied` is its number of codes.
  public var diversity: Diversity? { Diversity(rates) }

  /// The dissimilarity of Bray and Curtis (1957): sum of |s - s'| / sum of (s + s'), 0 (the same) to 1 (nothing in
  /// common); nil where both have no code, or the profiles are of different codes.
  public func brayCurtis(to other: Profile) -> Double? {
    guard rates.count == other.rates.count else { return nil }
    let difference = zip(rates, other.rates).reduce(0.0) { $0 + abs($1.0 - $1.1) }
    return ratio(difference, rates.reduce(0, +) + other.rates.reduce(0, +))
  }

  /// Jaccard's coefficient of the codes that occur: 0 to 1 (the same codes); nil where neither has a code.
  public func jaccard(with other: Profile) -> Double? {
    guard rates.count == other.rates.count else { return nil }
    let pairs = zip(rates, other.rates)
    return ratio(pairs.filter { $0 > 0 && $1 > 0 }.count, pairs.filter { $0 > 0 || $1 > 0 }.count)
  }

  /// The cosine of the rates: 0 to 1 (the same proportions); nil where one has no code.
  public func cosine(with other: Profile) -> Double? {
    guard rates.count == other.rates.count else { return nil }
    func square(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0.0) { $0 + $1.0 * $1.1 } }
    let lengths = square(rates, rates).squareRoot() * square(other.rates, other.rates).squareRoot()
    return ratio(square(rates, other.rates), lengths)
  }

  /// The Bray-Curtis dissimilarity of each profile to each; nil where two profiles without codes meet.
  public static func brayCurtis(_ profiles: [Profile]) -> DistanceMatrix? {
    DistanceMatrix(count: profiles.count) { profiles[$0].brayCurtis(to: profiles[$1]) }
  }
}
