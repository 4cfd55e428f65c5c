import Glibc

/// How evenly something is spread over a number of places, from its weight in each.
public struct Diversity: Hashable, Sendable {
  /// In how many places it is at all.
  public let occupied: Int
  /// How many places there are.
  public let places: Int
  /// Shannon's entropy (1948) of the shares, in nats: -sum of q ln q.
  public let entropy: Double

  /// Looks at weights of at least 0, for instance rates; nil where all are 0.
  public init?(_ weights: [Double]) {
    let sum = weights.reduce(0, +)
    guard sum > 0, weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return nil }
    occupied = weights.filter { $0 > 0 }.count
    places = weights.count
    entropy = -weights.filter { $0 > 0 }.reduce(0.0) { $0 + $1 / sum * log($1 / sum) } + 0
  }

  /// Pielou's evenness (1966): entropy / ln(places), 0 to 1; nil for a single place. The divisor is all places, not the
  /// occupied ones: something in two of nine places is not even.
  public var evenness: Double? { places < 2 ? nil : entropy / log(Double(places)) }

  /// exp(entropy): the number of equally filled places that would be as even (Hill 1973).
  public var effectiveNumber: Double { exp(entropy) }
}
