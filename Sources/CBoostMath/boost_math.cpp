#include "boost_math.h"

#include <limits>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace {

namespace policies = boost::math::policies;

// Errors become NaN inside Boost; what still throws is caught in `guarded`. Doubles are not widened to long double,
// whose size differs between processors: the same input gives the same bits.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>, policies::rounding_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>, policies::indeterminate_result_error<policies::ignore_error>,
    policies::promote_double<false>>;

const double undefined = std::numeric_limits<double>::quiet_NaN();

template <typename Body> double guarded(Body body) noexcept {
  try {
    return body();
  } catch (...) {
    return undefined;
  }
}

} // namespace

extern "C" double tbm_chi_squared_upper(double statistic, double degrees) {
  if (!(statistic >= 0) || !(degrees > 0)) return undefined;
  return guarded([=] { return boost::math::gamma_q(degrees / 2, statistic / 2, Quiet()); });
}

extern "C" double tbm_normal_two_sided(double z) {
  if (!(z == z)) return undefined;
  const double root_half = 0.70710678118654752440;
  return guarded([=] { return boost::math::erfc((z < 0 ? -z : z) * root_half, Quiet()); });
}

extern "C" double tbm_normal_quantile(double p) {
  if (!(p > 0 && p < 1)) return undefined;
  const double root_two = 1.41421356237309504880;
  return guarded([=] { return -root_two * boost::math::erfc_inv(2 * p, Quiet()); });
}

extern "C" double tbm_beta_quantile(double p, double a, double b) {
  if (!(p >= 0 && p <= 1) || !(a > 0) || !(b > 0)) return undefined;
  return guarded([=] { return boost::math::ibeta_inv(a, b, p, Quiet()); });
}

extern "C" double tbm_log_gamma(double x) {
  if (!(x > 0)) return undefined;
  return guarded([=] { return boost::math::lgamma(x, Quiet()); });
}
