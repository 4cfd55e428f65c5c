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
    let q = max(categories ?? 0, ratings.categoriesUsed)
    var all = AgreementSums(categories: ratings.categoryCount)
    var complete = AgreementSums(categories: ratings.categoryCount)
    for unit in 0..<ratings.unitCount { all.add(ratings.tally(unit)) }
    let completeUnits = ratings.completeUnits
    for unit in completeUnits { complete.add(ratings.tally(unit)) }
    self.categories = q
    units = ratings.sharedUnits.count
    self.completeUnits = completeUnits.count
    percentAgreement = all.percentAgreement
    krippendorffAlpha = all.alpha
    fleissKappa = complete.fleiss
    fleissKappaWithMissing = all.fleiss
    gwetAC1 = all.gwetAC1(categories: q)
    brennanPrediger = all.brennanPrediger(categories: q)
  }

  /// The coefficients that are offered for any number of coders.
  public enum Coefficient: String, Hashable, Sendable, CaseIterable {
    case percentAgreement, krippendorffAlpha, fleissKappa, gwetAC1, brennanPrediger
  }

  /// One of the coefficients.
  public subscript(coefficient: Coefficient) -> Double? {
    switch coefficient {
    case .percentAgreement: percentAgreement
    case .krippendorffAlpha: krippendorffAlpha
    case .fleissKappa: fleissKappa
    case .gwetAC1: gwetAC1
    case .brennanPrediger: brennanPrediger
    }
  }
}
