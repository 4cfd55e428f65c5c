#include "tartan_kernels.h"

// One body per kernel, compiled once per processor level; the loader picks at start. The plain build and the wide
// ones run the same C, so they cannot differ in their results.
#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("default", "popcnt", "avx2", "avx512f,avx512vpopcntdq")))
#else
#define FOR_EACH_PROCESSOR
#endif

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

int tk_level(void) {
#if defined(__x86_64__) && defined(__linux__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512vpopcntdq")) return 3;
  if (__builtin_cpu_supports("avx2")) return 2;
  if (__builtin_cpu_supports("popcnt")) return 1;
#endif
  return 0;
}
