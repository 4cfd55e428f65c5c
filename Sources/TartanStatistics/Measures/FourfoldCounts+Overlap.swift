/// Measures that say how far two codes are on the same statements. None looks at how common the codes are.
extension FourfoldCounts {
  /// The share of the statements with A that have B: a / nA, 0 to 1. Directional.
  public var shareOfFirst: Double? { ratio(both, first) }

  /// The share of the statements with B that have A: a / nB, 0 to 1. Directional.
  public var shareOfSecond: Double? { ratio(both, second) }

  /// Jaccard's coefficient (1901): of the statements with either code, the share with both; a / (a + b + c), 0 to 1.
  /// Where each statement has one set of tags, ATLAS.ti's c-coefficient is this number.
  public var jaccard: Double? { ratio(both, either) }

  /// The largest Jaccard that codes as common as these can have: min / max of nA and nB.
  public var largestPossibleJaccard: Double? { ratio(min(first, second), max(first, second)) }

  /// How many times as common as the rarer code the other is: max / min of nA and nB.
  public var frequencyRatio: Double? { ratio(max(first, second), min(first, second)) }

  /// The coefficient of Dice (1945) and Sorensen (1948): 2a / (nA + nB), 0 to 1; 2J / (1 + J), so the same order as
  /// Jaccard.
  public var dice: Double? { ratio(2 * both, first + second) }

  /// The overlap coefficient of Szymkiewicz (1934) and Simpson (1943): a / min(nA, nB), 0 to 1; the larger of the two
  /// shares.
  public var overlapCoefficient: Double? { ratio(both, min(first, second)) }

  /// The cosine of Salton, also Ochiai's coefficient (1957): a / sqrt(nA nB), 0 to 1.
  public var cosine: Double? { ratio(Double(both), Double(first * second).squareRoot()) }
}
