/// A coefficient of agreement on categories in resampled units, for its interval. Units are drawn, not pairs of codings:
/// the KALPHA macro draws pairs, and its intervals are too narrow.
///
/// Drawn from are the units that the coefficient looks at: those that two coders share, for Fleiss' kappa the complete
/// ones, for AC1 and Brennan-Prediger all that somebody coded.
public struct AgreementBootstrap: BootstrapStatistic {
  private let coefficient: NominalAgreement.Coefficient
  private let patterns: UnitPatterns
  private let categoryCount: Int
  /// Stays as it is in all samples, also in those without a rare category.
  private let categories: Int

  /// Prepares it for nominal codings.
  ///
  /// - Parameters:
  ///   - ratings: the codings.
  ///   - coefficient: what the interval is of.
  ///   - categories: the size of the codebook; nil counts the categories that somebody used.
  public init(
    _ ratings: NominalRatings, _ coefficient: NominalAgreement.Coefficient = .krippendorffAlpha, categories: Int? = nil
  ) {
    self.coefficient = coefficient
    let units =
      switch coefficient {
      case .percentAgreement, .krippendorffAlpha: ratings.sharedUnits
      case .fleissKappa: ratings.completeUnits
      case .gwetAC1, .brennanPrediger: Array(0..<ratings.unitCount)
      }
    patterns = UnitPatterns(units.map(ratings.tally).filter { $0.codings > 0 })
    categoryCount = ratings.categoryCount
    self.categories = max(categories ?? 0, ratings.categoriesUsed)
  }

  /// How many units there are to draw from.
  public var units: Int { patterns.patterns.count }

  /// The coefficient of these units; nil where it is undefined.
  public func value(_ chosen: [Int]) -> Double? {
    var sums = AgreementSums(categories: categoryCount)
    for (pattern, times) in patterns.counts(chosen).enumerated() where times > 0 {
      sums.add(patterns.tallies[pattern], times: times)
    }
    switch coefficient {
    case .percentAgreement: return sums.percentAgreement
    case .krippendorffAlpha: return sums.alpha
    case .fleissKappa: return sums.fleiss
    case .gwetAC1: return sums.gwetAC1(categories: categories)
    case .brennanPrediger: return sums.brennanPrediger(categories: categories)
    }
  }
}

/// Cohen's kappa of two coders in resampled units, for its interval.
public struct CohenBootstrap: BootstrapStatistic {
  private let counts: ContingencyTable
  /// The cell of each unit.
  private let cells: [Int32]

  /// Prepares it for two coders.
  public init(_ pair: CoderPair) {
    counts = pair.counts
    cells = counts.counts.enumerated().flatMap { [Int32](repeating: Int32($0), count: $1) }
  }

  /// How many units both coded.
  public var units: Int { cells.count }

  /// Kappa of these units; nil where it is undefined.
  public func value(_ chosen: [Int]) -> Double? {
    var drawn = [Int](repeating: 0, count: counts.counts.count)
    for unit in chosen { drawn[Int(cells[unit])] += 1 }
    let table = ContingencyTable(drawn, rows: counts.rowCount, columns: counts.columnCount)
    return table.flatMap(CoderPair.init(counts:))?.cohenKappa
  }
}

/// Krippendorff's alpha for sets of tags in resampled units, for its interval.
///
/// A replicate takes O(units + different sets²) steps.
public struct SetAlphaBootstrap: BootstrapStatistic {
  private let alpha: SetAlpha

  /// Prepares it for sets of tags.
  public init(_ ratings: SetRatings, _ distance: SetDistance = .jaccard) { alpha = SetAlpha(ratings, distance) }

  /// How many units two coders or more coded.
  public var units: Int { alpha.units.count }

  /// Alpha of these units; nil where it is undefined.
  public func value(_ chosen: [Int]) -> Double? { alpha.alpha(chosen) }
}
