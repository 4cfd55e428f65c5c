/// How far coders agree on one category for each unit, by the coefficients in use. Nil where undefined, as when all
/// codings are the same: libraries answer 1, NaN or an error there.
public struct NominalAgreement: Hashable, Sendable {
  /// The units that at least two coders coded.
  public let units: Int
  /// The units that every coder coded.
  public let completeUnits: Int
  /// The number of categories that `brennanPrediger` and `gwetAC1` count on (q); print it with them.
  public let categories: Int
  /// The mean over the units of agreeing pairs of coders over pairs of coders.
  public let percentAgreement: Double?
  /// Krippendorff's alpha for nominal data (1970, 2011): 1 - Do / De from the coincidences; codings may be missing.
  public let krippendorffAlpha: Double?
  /// Fleiss' kappa (1971) of the complete units: of two coders it is Scott's pi.
  public let fleissKappa: Double?
  /// Fleiss' kappa as irrCAC generalises it to missing codings: another number where codings are missing.
  public let fleissKappaWithMissing: Double?
  /// Gwet's AC1 (2008): pe = sum of p (1 - p) / (q - 1).
  public let gwetAC1: Double?
  /// The coefficient of Brennan and Prediger (1981): pe = 1 / q.
  public let brennanPrediger: Double?

  /// Computes all of them.
  ///
  /// - Parameters:
  ///   - ratings: the codings.
  ///   - categories: the size of the codebook; nil counts the categories that somebody used.
  public init(_ ratings: NominalRatings, categories: Int? = nil) {
    let tallies = (0..<ratings.unitCount).map { UnitTally(ratings.codings(of: $0)) }
    let complete = tallies.filter { $0.codings == ratings.coderCount && $0.codings > 0 }
    let q = max(categories ?? 0, ratings.categoriesUsed)
    self.categories = q
    units = tallies.filter { $0.codings >= 2 }.count
    completeUnits = complete.count

    var alpha = AlphaSums(categories: ratings.categoryCount)
    for tally in tallies { alpha.add(tally) }
    krippendorffAlpha = alpha.alpha

    let shares = Self.meanShares(tallies, ratings.categoryCount)
    let observed = Self.agreement(tallies)
    percentAgreement = observed
    func corrected(_ chance: Double?) -> Double? {
      guard let observed, let chance else { return nil }
      return ratio(observed - chance, 1 - chance)
    }
    fleissKappaWithMissing = corrected(Self.chance(shares))
    brennanPrediger = corrected(q < 2 ? nil : 1 / Double(q))
    gwetAC1 = corrected(q < 2 ? nil : shares.reduce(0.0) { $0 + $1 * (1 - $1) } / Double(q - 1))

    let completeShares = Self.meanShares(complete, ratings.categoryCount)
    if let observed = Self.agreement(complete), let chance = Self.chance(completeShares) {
      fleissKappa = ratio(observed - chance, 1 - chance)
    } else {
      fleissKappa = nil
    }
  }

  /// The mean over units with two codings or more of the pairs that agree.
  private static func agreement(_ tallies: [UnitTally]) -> Double? {
    let shared = tallies.filter { $0.codings >= 2 }
    let sum = shared.reduce(0.0) { $0 + Double($1.agreeingPairs) / Double($1.codings * ($1.codings - 1)) }
    return ratio(sum, Double(shared.count))
  }

  /// The mean over all coded units of the share of each category.
  private static func meanShares(_ tallies: [UnitTally], _ categories: Int) -> [Double] {
    var shares = [Double](repeating: 0, count: categories)
    let coded = tallies.filter { $0.codings > 0 }
    for tally in coded {
      for entry in tally.entries { shares[entry.category] += Double(entry.count) / Double(tally.codings) }
    }
    return shares.map { $0 / Double(max(1, coded.count)) }
  }

  /// The sum of squared shares; nil where one category has everything, in which case nothing is left to agree on.
  private static func chance(_ shares: [Double]) -> Double? {
    shares.filter { $0 > 0 }.count < 2 ? nil : shares.reduce(0.0) { $0 + $1 * $1 }
  }
}
