import TartanStatistics
import Testing

@Suite struct ReferenceAgreementTests {
  let set: ReferenceSet
  let coders: [String]
  let units: [String]
  let expected: Json

  init() throws {
    set = try ReferenceSet("p5_two_coders")
    coders = set.expected["coders"].texts
    units = Set(set.rows.map(\.id)).sorted()
    expected = set.expected["agreement"]
  }

  @Test func themes() throws {
    let ratings = try known(
      NominalRatings(
        codings { row in set.themes.firstIndex(of: row.theme) }, coders: coders.count, categories: set.themes.count))
    try check(ratings, expected["theme"])
    let wide = NominalAgreement(ratings, categories: 10)
    #expect(wide.categories == 10)
    #expect(isClose(wide.brennanPrediger, expected["theme_q_codebook_10"]["brennan_prediger"]))
    #expect(isClose(wide.gwetAC1, expected["theme_q_codebook_10"]["gwet_ac1"]))
  }

  @Test func theIntervalOfAlphaIsThatOfOtherBootstraps() throws {
    let ratings = try known(
      NominalRatings(
        codings { row in set.themes.firstIndex(of: row.theme) }, coders: coders.count, categories: set.themes.count))
    let interval = try AgreementBootstrap(ratings).bootstrap(0..<2_000, seed: 1).interval()
    let wanted = expected["theme"]["krippendorff_alpha_bootstrap95"]
    for seed in ["seed1", "seed2"] {
      #expect(abs((interval?.lower ?? 0) - (wanted[seed][0].number ?? 9)) <= 0.03)
      #expect(abs((interval?.upper ?? 0) - (wanted[seed][1].number ?? 9)) <= 0.03)
    }
  }

  @Test func eachTag() throws {
    let ratings = try known(SetRatings(sets(), coders: coders.count, tags: set.tags.count))
    for wanted in expected["per_tag"].list {
      let tag = try known(set.tags.firstIndex(of: wanted["tag"].text))
      try check(known(ratings.ratings(of: tag)), wanted)
    }
  }

  @Test func wholeSetsOfTags() throws {
    let ratings = try known(SetRatings(sets(), coders: coders.count, tags: set.tags.count))
    let wanted = expected["tag_sets"]
    #expect(isClose(ratings.alpha(.jaccard), wanted["krippendorff_alpha_jaccard"]))
    #expect(isClose(ratings.alpha(.masi), wanted["krippendorff_alpha_masi"]))
    #expect(isClose(ratings.alpha(.exact), wanted["krippendorff_alpha_exact_set"]))
    #expect(isClose(ratings.meanSimilarity(.jaccard), wanted["mean_pairwise_jaccard_empty_empty_is_1"]))
  }

  private func check(_ ratings: NominalRatings, _ expected: Json) throws {
    let agreement = NominalAgreement(ratings)
    #expect(ratings.unitCount == expected["units"].integer)
    #expect(agreement.units == expected["units_with_2plus"].integer)
    #expect(agreement.completeUnits == expected["units_complete"].integer)
    #expect(agreement.categories == expected["q"].integer)
    #expect(isClose(agreement.percentAgreement, expected["percent_agreement"]))
    #expect(isClose(agreement.krippendorffAlpha, expected["krippendorff_alpha"]))
    #expect(isClose(agreement.fleissKappaWithMissing, expected["fleiss_kappa"]))
    #expect(isClose(agreement.fleissKappa, expected["fleiss_kappa_complete_units"]))
    #expect(isClose(agreement.brennanPrediger, expected["brennan_prediger"]))
    #expect(isClose(agreement.gwetAC1, expected["gwet_ac1"]))
    let pairs = ratings.pairs
    #expect(pairs.count == expected["pairwise"].list.count)
    for (place, pair) in pairs.enumerated() {
      let wanted = expected["pairwise"][place]
      #expect(coders[pair.first] == wanted["a"].text && coders[pair.second] == wanted["b"].text)
      #expect(pair.units == wanted["n"].integer && isClose(pair.agreement, wanted["agreement"]))
      #expect(isClose(pair.cohenKappa, wanted["cohen_kappa"]))
      // Light's kappa is the mean of these; of two coders it is the same number.
      #expect(isClose(pair.cohenKappa, expected["light_kappa_mean_pairwise"]))
    }
  }

  private func codings<Coding>(_ coding: (ReferenceSet.Row) -> Coding?) -> [[Coding?]] {
    units.map { unit in
      coders.map { coder in set.rows.first { $0.id == unit && $0.coder == coder }.flatMap(coding) }
    }
  }

  private func sets() -> [[[Int]?]] {
    codings { row in set.tags.indices.filter { row.tags.contains(set.tags[$0]) } }
  }
}
