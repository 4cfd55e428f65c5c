/// What the coefficients of agreement on categories are computed from, unit by unit.
struct AgreementSums {
  /// The sum over shared units of the share of pairs of coders that agree.
  private var agreed = 0.0
  private var sharedUnits = 0
  /// The sum over coded units of the share of each category.
  private var shares: [Double]
  private var codedUnits = 0
  private var alphaSums: AlphaSums

  init(categories: Int) {
    shares = [Double](repeating: 0, count: categories)
    alphaSums = AlphaSums(categories: categories)
  }

  mutating func add(_ unit: UnitTally, times: Int = 1) {
    guard unit.codings > 0 else { return }
    codedUnits += times
    for entry in unit.entries { shares[entry.category] += Double(times * entry.count) / Double(unit.codings) }
    guard unit.codings > 1 else { return }
    sharedUnits += times
    agreed += Double(times * unit.agreeingPairs) / Double(unit.codings * (unit.codings - 1))
    alphaSums.add(unit, times: times)
  }

  /// The mean over shared units of the pairs of coders that agree.
  var percentAgreement: Double? { ratio(agreed, Double(sharedUnits)) }

  /// Krippendorff's alpha.
  var alpha: Double? { alphaSums.alpha }

  /// Fleiss' kappa: chance is the sum of squared shares. Undefined where one category has everything.
  var fleiss: Double? {
    guard shares.filter({ $0 > 0 }).count > 1 else { return nil }
    return corrected(for: meanShares.reduce(0.0) { $0 + $1 * $1 })
  }

  /// Gwet's AC1 with q categories.
  func gwetAC1(categories q: Int) -> Double? {
    q < 2 ? nil : corrected(for: meanShares.reduce(0.0) { $0 + $1 * (1 - $1) } / Double(q - 1))
  }

  /// Brennan and Prediger's coefficient with q categories.
  func brennanPrediger(categories q: Int) -> Double? { q < 2 ? nil : corrected(for: 1 / Double(q)) }

  private var meanShares: [Double] { shares.map { $0 / Double(max(1, codedUnits)) } }

  private func corrected(for chance: Double) -> Double? {
    percentAgreement.flatMap { ratio($0 - chance, 1 - chance) }
  }
}
