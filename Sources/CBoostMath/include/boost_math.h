#pragma once

#ifdef __cplusplus
extern "C" {
#endif

// Special functions of Boost.Math for callers that know no C++. Each answers NaN where the function is not defined or
// does not converge; no exception leaves.

/// The probability that a chi-square variable with `degrees` degrees of freedom is at least `statistic`.
double tbm_chi_squared_upper(double statistic, double degrees);

/// The probability that a standard normal variable is at least as far from 0 as `z`.
double tbm_normal_two_sided(double z);

/// The value that a standard normal variable stays below with probability `p`.
double tbm_normal_quantile(double p);

/// The value that a beta variable with shapes `a` and `b` stays below with probability `p`.
double tbm_beta_quantile(double p, double a, double b);

/// The natural logarithm of the gamma function at `x`, for positive `x`.
double tbm_log_gamma(double x);

#ifdef __cplusplus
}
#endif
