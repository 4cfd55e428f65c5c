import TartanStatistics
import Testing

@Suite struct KeynessTests {
  /// SciPy 1.17 chi2_contingency(correction=False, lambda_="log-likelihood"); log ratios worked from the formula.
  @Test(arguments: [
    ([30, 200, 20, 800], 40.895892949299224, 1.6055820421786615e-10, 2.567792074174584),
    ([0, 50, 12, 400], 2.867564859436775, 0.09038152850043311, -1.6688231052913),
    ([7, 1200, 3, 5400], 12.880632189045876, 0.0003320000714709562, 3.2685260707972708),
  ]) func logLikelihoodsAreThoseOfSciPy(_ counts: [Int], _ g2: Double, _ p: Double, _ ratio: Double) throws {
    let key = try keyness(counts)
    #expect(isClose(key.logLikelihood, g2) && isClose(key.p, p) && isClose(key.logRatio, ratio))
    #expect(key.signedLogLikelihood == (ratio < 0 ? -key.logLikelihood : key.logLikelihood))
  }

  @Test func aWordEquallyCommonIsNotDistinctive() throws {
    let key = try keyness([10, 100, 10, 100])
    #expect(key.logLikelihood == 0 && key.logRatio == 0 && key.p == 1)
  }

  @Test func wordsOnEveryOrNoStatementHaveValues() throws {
    for counts in [[0, 10, 0, 20], [10, 10, 20, 20]] {
      let key = try keyness(counts)
      #expect(key.logLikelihood == 0 && key.logRatio.isFinite && key.p == 1)
    }
    #expect(try keyness([10, 10, 0, 20]).logRatio > 0)
  }

  @Test func oneTextCannotBeCompared() throws {
    let empty = try known(Share(0, of: 0))
    #expect(Keyness(inside: try known(Share(1, of: 2)), outside: empty) == nil)
    #expect(Keyness(inside: empty, outside: try known(Share(1, of: 2))) == nil)
  }

  private func keyness(_ counts: [Int]) throws -> Keyness {
    let inside = try known(Share(counts[0], of: counts[1]))
    return try known(Keyness(inside: inside, outside: known(Share(counts[2], of: counts[3]))))
  }
}
