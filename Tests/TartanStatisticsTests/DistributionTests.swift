import TartanStatistics
import Testing

@Suite struct DistributionTests {
  /// SciPy 1.17 chi2.sf.
  @Test(arguments: [
    (1000.0, 1.0, 1.7958327848007363e-219), (3.84, 1.0, 0.05004352124870519), (20.5, 9.0, 0.015065373645983756),
    (0.001, 3.0, 0.9999915920809419), (500.0, 400.0, 0.00048221275959343273), (0.0, 4.0, 1.0),
  ]) func chiSquaredTailsAreThoseOfSciPy(_ statistic: Double, _ degrees: Double, _ expected: Double) throws {
    let p = try known(Distribution.chiSquaredUpperTail(statistic, degrees: degrees))
    #expect(isClose(p, expected, within: 1e-12))
  }

  @Test func whatIsNotDefinedIsNil() {
    #expect(Distribution.chiSquaredUpperTail(-1, degrees: 1) == nil)
    #expect(Distribution.chiSquaredUpperTail(1, degrees: 0) == nil)
    #expect(Distribution.chiSquaredUpperTail(.nan, degrees: 1) == nil)
    #expect(Distribution.normalQuantile(0) == nil && Distribution.normalQuantile(1) == nil)
    #expect(Distribution.normalTwoSided(.nan) == nil)
    #expect(Distribution.betaQuantile(0.5, a: 0, b: 1) == nil)
    #expect(Distribution.betaQuantile(2, a: 1, b: 1) == nil)
  }

  @Test func farTailsAreZeroAndNotAnError() {
    #expect(Distribution.normalTwoSided(100) == 0)
    #expect(Distribution.chiSquaredUpperTail(1e6, degrees: 1) == 0)
    #expect(Distribution.normalTwoSided(0) == 1)
  }

  @Test func theNormalQuantileIsThatOfTables() throws {
    #expect(isClose(Distribution.normalQuantile(0.975), 1.9599639845400542, within: 1e-15))
    #expect(Distribution.normalQuantile(0.5) == 0)
  }
}
