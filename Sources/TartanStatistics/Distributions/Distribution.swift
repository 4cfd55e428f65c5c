import CBoostMath

/// Tails and quantiles of the distributions that tests and intervals refer to, from Boost.Math; the one file that calls
/// it. Nil where a value is not defined.
public enum Distribution {
  /// The probability that a chi-square variable is at least `statistic`.
  ///
  /// - Parameters:
  ///   - statistic: at least 0.
  ///   - degrees: degrees of freedom, above 0; need not be whole.
  /// - Returns: 0 to 1; 0 where it is below the smallest double.
  public static func chiSquaredUpperTail(_ statistic: Double, degrees: Double) -> Double? {
    defined(tbm_chi_squared_upper(statistic, degrees))
  }

  /// The probability that a standard normal variable is at least as far from 0 as `z`.
  public static func normalTwoSided(_ z: Double) -> Double? { defined(tbm_normal_two_sided(z)) }

  /// The value below which a standard normal variable lies with this probability.
  public static func normalQuantile(_ probability: Double) -> Double? { defined(tbm_normal_quantile(probability)) }

  /// The value below which a beta variable lies with this probability.
  ///
  /// - Parameters:
  ///   - probability: 0 to 1.
  ///   - a: the first shape, above 0.
  ///   - b: the second shape, above 0.
  /// - Returns: 0 to 1.
  public static func betaQuantile(_ probability: Double, a: Double, b: Double) -> Double? {
    defined(tbm_beta_quantile(probability, a, b))
  }

  /// The natural logarithm of n!, for n of at least 0.
  static func logFactorial(_ n: Int) -> Double? { defined(tbm_log_gamma(Double(n) + 1)) }

  private static func defined(_ value: Double) -> Double? { value.isFinite ? value : nil }
}
