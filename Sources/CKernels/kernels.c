#include "tartan_kernels.h"

#include "levels.h"

FOR_EACH_PROCESSOR
uint64_t tk_count_and(const uint64_t *a, const uint64_t *b, size_t words) {
  uint64_t total = 0;
  for (size_t i = 0; i < words; i++) total += (uint64_t)__builtin_popcountll(a[i] & b[i]);
  return total;
}

FOR_EACH_PROCESSOR
uint64_t tk_count(const uint64_t *a, size_t words) {
  uint64_t total = 0;
  for (size_t i = 0; i < words; i++) total += (uint64_t)__builtin_popcountll(a[i]);
  return total;
}

FOR_EACH_PROCESSOR
void tk_between(const double *values, size_t count, double lower, double upper, uint64_t *out) {
  for (size_t word = 0; word * 64 < count; word++) {
    const double *v = values + word * 64;
    size_t rows = count - word * 64 < 64 ? count - word * 64 : 64;
    uint64_t bits = 0;
    for (size_t i = 0; i < rows; i++) bits |= (uint64_t)((v[i] >= lower) & (v[i] <= upper)) << i;
    out[word] = bits;
  }
}

int tk_level(void) {
#if defined(__x86_64__) && defined(__linux__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512vpopcntdq")) return 3;
  if (__builtin_cpu_supports("avx2")) return 2;
  if (__builtin_cpu_supports("popcnt")) return 1;
#endif
  return 0;
}
