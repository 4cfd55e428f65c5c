import TartanStatistics
import Testing

@Suite struct AgreementTests {
  private func ratings(_ units: [[Int?]], coders: Int = 2, categories: Int = 3) throws -> NominalRatings {
    try known(NominalRatings(units, coders: coders, categories: categories))
  }

  @Test func oneCoderAgreesWithNobody() throws {
    let one = try ratings([[0], [1]], coders: 1)
    expectNothing(NominalAgreement(one))
    #expect(one.pairs.isEmpty && one.sharedUnits.isEmpty && one.disagreements.isEmpty)
    #expect(try AgreementBootstrap(one).bootstrap(0..<50, seed: 1).interval() == nil)
  }

  @Test func codersWithoutSharedUnitsCannotBeCompared() throws {
    let apart = try ratings([[0, nil], [nil, 1], [2, nil]])
    expectNothing(NominalAgreement(apart))
    #expect(apart.pairs.isEmpty && NominalAgreement(apart).units == 0)
    let sets = try known(SetRatings([[[0], nil], [nil, [1]]], coders: 2, tags: 2))
    #expect(sets.alpha() == nil && sets.meanSimilarity() == nil)
    #expect(try SetAlphaBootstrap(sets).bootstrap(0..<50, seed: 1).interval() == nil)
  }

  @Test func equalCodingsHaveAgreementButNoCoefficient() throws {
    let same = try ratings([[1, 1], [1, 1], [1, 1]])
    let agreement = NominalAgreement(same)
    #expect(agreement.percentAgreement == 1 && agreement.krippendorffAlpha == nil && agreement.fleissKappa == nil)
    #expect(agreement.gwetAC1 == nil && agreement.brennanPrediger == nil && agreement.categories == 1)
    #expect(same.pairs.first?.cohenKappa == nil && same.pairs.first?.agreement == 1)
    // With the codebook's two categories there is something to correct for.
    #expect(NominalAgreement(same, categories: 2).brennanPrediger == 1)
    #expect(try AgreementBootstrap(same).bootstrap(0..<50, seed: 1).undefined == 50)
    let empty = try known(SetRatings([[[], []], [[], []]], coders: 2, tags: 2))
    #expect(empty.alpha() == nil && empty.alpha(.masi) == nil && empty.meanSimilarity() == 1)
  }

  @Test func noUnitAtAll() throws {
    expectNothing(NominalAgreement(try ratings([])))
    let sets = try known(SetRatings([], coders: 2, tags: 0))
    #expect(sets.alpha() == nil && sets.unitCount == 0)
  }

  @Test func badCodingsAreRefused() {
    #expect(NominalRatings([[0]], coders: 2, categories: 1) == nil)
    #expect(NominalRatings([[1]], coders: 1, categories: 1) == nil)
    #expect(NominalRatings([[-1]], coders: 1, categories: 1) == nil)
    #expect(SetRatings([[[2]]], coders: 1, tags: 2) == nil)
  }

  @Test func missingCodingsCountWhereTwoAreLeft() throws {
    let three = try ratings([[0, 0, nil], [1, nil, nil], [0, 1, 1]], coders: 3)
    let agreement = NominalAgreement(three)
    #expect(agreement.units == 2 && agreement.completeUnits == 1)
    #expect(isClose(agreement.percentAgreement, (1 + 1.0 / 3) / 2))
    #expect(three.disagreements == [2] && three.sharedUnits == [0, 2] && three.completeUnits == [2])
    #expect(three.pairs.map(\.units) == [2, 1, 1])
  }

  @Test func twoByTwoCountsOfATag() throws {
    let sets = try known(SetRatings([[[0], [0, 1]], [[], [0]], [[1], [1]], [[0], nil]], coders: 2, tags: 2))
    let tag = try known(sets.ratings(of: 0))
    #expect(tag.categoryTotals == [3, 4] && tag.disagreements == [1])
    let counts = try known(tag.pairs.first?.fourfold(1))
    #expect(counts == FourfoldCounts(both: 1, firstOnly: 0, secondOnly: 1, neither: 1))
    #expect(sets.disagreements == [0, 1])
  }

  @Test func distancesOfSets() {
    #expect(SetDistance.jaccard.between([], []) == 0 && SetDistance.masi.between([], []) == 0)
    #expect(SetDistance.jaccard.between([], [1]) == 1 && SetDistance.masi.between([], [1]) == 1)
    #expect(SetDistance.jaccard.between([1, 2], [2, 3]) == 1 - 1.0 / 3)
    #expect(isClose(SetDistance.masi.between([1, 2], [2, 3]), 1 - 1.0 / 9))
    #expect(SetDistance.exact.between([1], [1, 2]) == 1)
  }

  private func expectNothing(_ agreement: NominalAgreement) {
    #expect(agreement.percentAgreement == nil && agreement.krippendorffAlpha == nil && agreement.fleissKappa == nil)
    #expect(agreement.gwetAC1 == nil && agreement.brennanPrediger == nil && agreement.fleissKappaWithMissing == nil)
  }
}

@Suite struct BootstrapTests {
  /// Every sample of all units once is the data themselves: the bootstrap computes what is printed.
  @Test(arguments: NominalAgreement.Coefficient.allCases)
  func anIntervalIsOfTheCoefficientThatIsPrinted(_ coefficient: NominalAgreement.Coefficient) throws {
    let units: [[Int?]] = [
      [0, 0, 1], [1, 1, 1], [2, 2, nil], [0, nil, nil], [0, 1, 2], [1, 1, 0], [2, 2, 2], [0, 0, 0],
    ]
    let ratings = try known(NominalRatings(units, coders: 3, categories: 3))
    let printed = try known(NominalAgreement(ratings, categories: 4)[coefficient])
    let bootstrap = AgreementBootstrap(ratings, coefficient, categories: 4)
    #expect(isClose(bootstrap.value(Array(0..<bootstrap.units)), printed))
    let interval = try known(try bootstrap.bootstrap(0..<400, seed: 3).interval())
    #expect(interval.lower < printed && printed < interval.upper)
  }

  @Test func kappaHasAnInterval() throws {
    let pair = try known(CoderPair(counts: known(ContingencyTable([20, 5, 10, 15], rows: 2, columns: 2))))
    let bootstrap = CohenBootstrap(pair)
    #expect(isClose(bootstrap.value(Array(0..<50)), 0.4) && isClose(pair.cohenKappa, 0.4))
    // The large-sample interval is 0.15 to 0.65 (standard error 0.127).
    let interval = try known(try bootstrap.bootstrap(0..<1_000, seed: 3).interval())
    #expect(abs(interval.lower - 0.15) < 0.05 && abs(interval.upper - 0.65) < 0.05)
  }

  private struct Mean: BootstrapStatistic {
    let values: [Double]
    var units: Int { values.count }
    func value(_ chosen: [Int]) -> Double? { chosen.reduce(0.0) { $0 + values[$1] } / Double(chosen.count) }
  }

  @Test func aRunDividedInAnyWayGivesTheSameValues() throws {
    let mean = Mean(values: [1, 2, 4, 8, 16])
    let whole = try mean.bootstrap(0..<100, seed: 5)
    #expect(try mean.bootstrap(0..<33, seed: 5).adding(mean.bootstrap(33..<100, seed: 5)) == whole)
    #expect(whole.replicates == 100 && whole.undefined == 0)
  }

  @Test func theIntervalIsThatOfTheSampledMean() throws {
    let mean = Mean(values: (0..<100).map { Double($0) })
    let interval = try known(try mean.bootstrap(0..<2_000, seed: 5).interval())
    // 49.5 -/+ 1.96 times 28.87 / 10.
    #expect(abs(interval.lower - 43.84) < 0.6 && abs(interval.upper - 55.16) < 0.6)
  }

  @Test func noReplicateGivesNoInterval() throws {
    #expect(try Mean(values: [1, 2]).bootstrap(0..<0, seed: 5).interval() == nil)
    #expect(try Mean(values: [1, 2]).bootstrap(0..<1, seed: 5).interval() == nil)
  }

  @Test func theEffectOfATableHasAnInterval() throws {
    let table = try known(ContingencyTable([30, 10, 10, 30], rows: 2, columns: 2))
    for corrected in [true, false] {
      let values = try CramersVBootstrap(table, biasCorrected: corrected).bootstrap(0..<400, seed: 5)
      let interval = try known(values.interval())
      #expect(interval.lower > 0.2 && interval.lower < 0.5 && interval.upper > 0.5 && interval.upper < 0.8)
    }
    let empty = try known(ContingencyTable([], rows: 0, columns: 0))
    #expect(try CramersVBootstrap(empty).bootstrap(0..<10, seed: 5).interval() == nil)
  }
}
