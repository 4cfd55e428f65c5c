import Glibc

/// Measures that compare what was counted with what independent codes as common as these would give.
extension FourfoldCounts {
  /// The statements to be expected with both if the codes had nothing to do with each other: E = nA nB / N.
  public var expected: Double? { ratio(Double(first * second), Double(total)) }

  /// Observed over expected: a N / (nA nB), from 0; 1 is as by chance. Up to a constant the association strength of van
  /// Eck and Waltman (2009). Unstable where `expected` is below 5.
  public var lift: Double? { ratio(Double(both * total), Double(first * second)) }

  /// Pearson's correlation of the codes as 0/1 variables: (ad - bc) / sqrt(nA nB (N - nA) (N - nB)), -1 to 1.
  public var phi: Double? { ratio(Double(determinant), marginProduct.squareRoot()) }

  /// The adjusted standardised residual (Haberman 1973): (a - E) / sqrt(E (1 - nA/N) (1 - nB/N)) = phi sqrt(N); about
  /// standard normal in large samples of unrelated codes.
  public var adjustedResidual: Double? { phi.map { $0 * Double(total).squareRoot() } }

  /// The two-sided p of `adjustedResidual` from the normal distribution.
  public var residualP: Double? { adjustedResidual.flatMap(Distribution.normalTwoSided) }

  /// Yule's Q (1900): (ad - bc) / (ad + bc), -1 to 1; the same order as the odds ratio.
  public var yuleQ: Double? { ratio(Double(determinant), Double(both * neither) + Double(firstOnly * secondOnly)) }

  /// The plain odds ratio ad / (bc): infinite where only bc is 0. Printed is `OddsRatio`, which adds 1/2.
  public var plainOddsRatio: Double? {
    let against = Double(firstOnly * secondOnly)
    let inFavour = Double(both * neither)
    if against == 0 { return inFavour == 0 ? nil : .infinity }
    return inFavour / against
  }

  /// Pointwise mutual information in bits: log2 of the lift; minus infinity where no statement has both. The numerator
  /// of `normalizedMutualInformation`; not offered by itself, because it has no bound and is worst on rare codes.
  public var mutualInformationBits: Double? { lift.map { log2($0) } }

  /// Normalised pointwise mutual information (Bouma 2009): log2(lift) / -log2(a / N), -1 to 1; -1 where no statement
  /// has both, undefined where every statement has both.
  public var normalizedMutualInformation: Double? {
    guard let bits = mutualInformationBits else { return nil }
    if both == 0 { return -1 }
    return both == total ? nil : bits / -log2(Double(both) / Double(total))
  }
}
