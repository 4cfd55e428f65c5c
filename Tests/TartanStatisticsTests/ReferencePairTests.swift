import TartanStatistics
import Testing

@Suite struct ReferencePairTests {
  @Test(arguments: ReferenceSet.names) func pairsOfTags(_ name: String) throws {
    let set = try ReferenceSet(name)
    try check(set, set.tables["pairs_tag_tag"].list) { row, code in row.tags.contains(code) }
  }

  @Test(arguments: ReferenceSet.names) func pairsOfAThemeAndATag(_ name: String) throws {
    let set = try ReferenceSet(name)
    try check(set, set.tables["pairs_theme_tag"].list) { row, code in row.theme == code }
  }

  @Test(arguments: ReferenceSet.names) func frequenciesAndTheirIntervals(_ name: String) throws {
    let set = try ReferenceSet(name)
    let frequencies = set.tables["frequencies"]
    let holds: [(String, (ReferenceSet.Row, String) -> Bool)] = [
      ("theme", { $0.theme == $1 }), ("tag", { $0.tags.contains($1) }), ("authority", { $0.authority == $1 }),
    ]
    for (field, holds) in holds {
      for entry in frequencies[field].list {
        let count = set.count { holds($0, entry["name"].text) }
        #expect(count == entry["n"].integer)
        try check(count, of: set.statements.count, entry["interval"])
      }
    }
  }

  private func check(
    _ set: ReferenceSet, _ pairs: [Json], holdsFirst: (ReferenceSet.Row, String) -> Bool
  ) throws {
    #expect(!pairs.isEmpty)
    var exact: [Double?] = []
    for pair in pairs {
      let first = pair["a"].text
      let second = pair["b"].text
      let counts = try known(
        FourfoldCounts(
          both: set.count { holdsFirst($0, first) && $0.tags.contains(second) },
          first: set.count { holdsFirst($0, first) }, second: set.count { $0.tags.contains(second) },
          total: set.statements.count))
      #expect(counts.both == pair["n11"].integer && counts.firstOnly == pair["n10"].integer)
      #expect(counts.secondOnly == pair["n01"].integer && counts.neither == pair["n00"].integer)
      for (key, value) in measures(counts) {
        #expect(isClose(value, pair[key]), "\(key) of \(first) and \(second)")
      }
      try check(counts.both, of: counts.first, pair["p_b_given_a"])
      try check(counts.both, of: counts.second, pair["p_a_given_b"])
      exact.append(FisherExact.twoSided(counts))
    }
    let holm = Adjustment.holm.adjust(exact)
    let hochberg = Adjustment.benjaminiHochberg.adjust(exact)
    for (place, pair) in pairs.enumerated() {
      #expect(isClose(holm[place], pair["fisher_p_holm"]) && isClose(hochberg[place], pair["fisher_p_bh"]))
    }
  }

  private func measures(_ counts: FourfoldCounts) -> [String: Double?] {
    let odds = OddsRatio(counts)
    // Kappa of two codes is that of two coders with two categories; offered for coders only.
    let square = ContingencyTable(
      [counts.both, counts.firstOnly, counts.secondOnly, counts.neither], rows: 2, columns: 2)
    #expect(isClose(counts.adjustedResidual ?? 0, (counts.phi ?? 0) * Double(counts.total).squareRoot()))
    return [
      "jaccard": counts.jaccard, "dice": counts.dice, "overlap": counts.overlapCoefficient, "cosine": counts.cosine,
      "phi": counts.phi, "yule_q": counts.yuleQ, "expected": counts.expected, "lift": counts.lift,
      "pmi_bits": counts.mutualInformationBits, "npmi": counts.normalizedMutualInformation,
      "adj_residual": counts.adjustedResidual, "odds_ratio": counts.plainOddsRatio,
      "odds_ratio_half": odds?.estimate, "fisher_p": FisherExact.twoSided(counts),
      "kappa": square.flatMap(CoderPair.init(counts:))?.cohenKappa,
    ]
  }

  private func check(_ count: Int, of base: Int, _ expected: Json) throws {
    let share = try known(Share(count, of: base))
    #expect(count == expected["x"].integer && base == expected["n"].integer)
    #expect(isClose(share.value, expected["estimate"]))
    check(share.wilson(), expected["wilson"])
    check(share.clopperPearson(), expected["clopper_pearson"])
    check(share.agrestiCoull(), expected["agresti_coull"])
  }

  private func check(_ interval: Interval?, _ expected: Json) {
    if expected.isNull {
      #expect(interval == nil)
    } else {
      #expect(isClose(interval?.lower, expected[0]) && isClose(interval?.upper, expected[1]))
    }
  }
}

@Suite struct ReferenceOddsRatioTests {
  @Test(arguments: ReferenceSet.names) func intervalsOfOddsRatios(_ name: String) throws {
    let set = try ReferenceSet(name)
    for pair in set.tables["pairs_tag_tag"].list + set.tables["pairs_theme_tag"].list {
      let counts = try known(
        FourfoldCounts(
          both: pair["n11"].integer ?? -1, firstOnly: pair["n10"].integer ?? -1, secondOnly: pair["n01"].integer ?? -1,
          neither: pair["n00"].integer ?? -1))
      let interval = OddsRatio(counts)?.interval
      #expect(isClose(interval?.lower, pair["odds_ratio_half_ci95"][0]))
      #expect(isClose(interval?.upper, pair["odds_ratio_half_ci95"][1]))
    }
  }
}
