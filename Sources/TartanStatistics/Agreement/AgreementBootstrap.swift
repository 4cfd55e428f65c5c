/// Krippendorff's alpha of resampled units, for its interval. Units are drawn, not pairs of codings: the KALPHA macro draws
/// pairs, and its intervals are too narrow.
public struct AlphaBootstrap: BootstrapStatistic {
  private let tallies: [UnitTally]
  private let categories: Int

  /// Prepares it for nominal codings.
  public init(_ ratings: NominalRatings) {
    tallies = ratings.sharedUnits.map { UnitTally(ratings.codings(of: $0)) }
    categories = ratings.categoryCount
  }

  /// How many units that two coders or more coded there are.
  public var units: Int { tallies.count }

  /// Alpha of these units; nil where it is undefined.
  public func value(_ chosen: [Int]) -> Double? {
    var sums = AlphaSums(categories: categories)
    for unit in chosen { sums.add(tallies[unit]) }
    return sums.alpha
  }
}

/// Krippendorff's alpha for sets of tags of resampled units, for its interval.
///
/// A replicate takes O(units + different sets²) steps.
public struct SetAlphaBootstrap: BootstrapStatistic {
  private let alpha: SetAlpha

  /// Prepares it for sets of tags.
  public init(_ ratings: SetRatings, _ distance: SetDistance = .jaccard) { alpha = SetAlpha(ratings, distance) }

  /// How many units that two coders or more coded there are.
  public var units: Int { alpha.units.count }

  /// Alpha of these units; nil where it is undefined.
  public func value(_ chosen: [Int]) -> Double? { alpha.alpha(chosen) }
}
