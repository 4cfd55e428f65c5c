#include "tartan_kernels.h"

#include "levels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

FOR_EACH_PROCESSOR
static uint64_t count_and(const uint64_t *a, const uint64_t *b, size_t words) {
  uint64_t total = 0;
  for (size_t i = 0; i < words; i++) total += (uint64_t)__builtin_popcountll(a[i] & b[i]);
  return total;
}

#if defined(__x86_64__)
// Carry-save addition: the bits of a, b and c that are set once or three times in `*low`, twice or more in `*high`.
#define ADD(high, low, a, b, c)                                                        \
  do {                                                                                 \
    __m256i u_ = _mm256_xor_si256(a, b), c_ = (c);                                     \
    high = _mm256_or_si256(_mm256_and_si256(a, b), _mm256_and_si256(u_, c_));          \
    low = _mm256_xor_si256(u_, c_);                                                    \
  } while (0)

// The bits set in each of the four words, by a table of the bits in four.
__attribute__((target("avx2"), always_inline)) static inline __m256i bits_of(__m256i v) {
  const __m256i table = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,  //
                                         0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
  const __m256i low = _mm256_set1_epi8(0x0F);
  __m256i counts = _mm256_add_epi8(_mm256_shuffle_epi8(table, _mm256_and_si256(v, low)),
                                   _mm256_shuffle_epi8(table, _mm256_and_si256(_mm256_srli_epi16(v, 4), low)));
  return _mm256_sad_epu8(counts, _mm256_setzero_si256());
}

// The number of bits set in both, by carry-save addition of sixteen vectors at a time (Harley and Seal; Mula, Kurz and
// Lemire 2018): a third less work than the table for each vector.
__attribute__((target("avx2"))) static uint64_t count_and_avx2(const uint64_t *a, const uint64_t *b, size_t words) {
  __m256i total = _mm256_setzero_si256(), ones = total, twos = total, fours = total, eights = total, sixteens;
  __m256i two_a, two_b, four_a, four_b, eight_a, eight_b;
#define BOTH(k)                                                         \
  _mm256_and_si256(_mm256_loadu_si256((const __m256i *)(a + i + 4 * (k))), \
                   _mm256_loadu_si256((const __m256i *)(b + i + 4 * (k))))
  size_t i = 0;
  for (; i + 64 <= words; i += 64) {
    ADD(two_a, ones, ones, BOTH(0), BOTH(1));
    ADD(two_b, ones, ones, BOTH(2), BOTH(3));
    ADD(four_a, twos, twos, two_a, two_b);
    ADD(two_a, ones, ones, BOTH(4), BOTH(5));
    ADD(two_b, ones, ones, BOTH(6), BOTH(7));
    ADD(four_b, twos, twos, two_a, two_b);
    ADD(eight_a, fours, fours, four_a, four_b);
    ADD(two_a, ones, ones, BOTH(8), BOTH(9));
    ADD(two_b, ones, ones, BOTH(10), BOTH(11));
    ADD(four_a, twos, twos, two_a, two_b);
    ADD(two_a, ones, ones, BOTH(12), BOTH(13));
    ADD(two_b, ones, ones, BOTH(14), BOTH(15));
    ADD(four_b, twos, twos, two_a, two_b);
    ADD(eight_b, fours, fours, four_a, four_b);
    ADD(sixteens, eights, eights, eight_a, eight_b);
    total = _mm256_add_epi64(total, bits_of(sixteens));
  }
  total = _mm256_slli_epi64(total, 4);
  total = _mm256_add_epi64(total, _mm256_slli_epi64(bits_of(eights), 3));
  total = _mm256_add_epi64(total, _mm256_slli_epi64(bits_of(fours), 2));
  total = _mm256_add_epi64(total, _mm256_slli_epi64(bits_of(twos), 1));
  total = _mm256_add_epi64(total, bits_of(ones));
  for (; i + 4 <= words; i += 4) total = _mm256_add_epi64(total, bits_of(BOTH(0)));
#undef BOTH
  uint64_t parts[4];
  _mm256_storeu_si256((__m256i *)parts, total);
  uint64_t sum = parts[0] + parts[1] + parts[2] + parts[3];
  for (; i < words; i++) sum += (uint64_t)__builtin_popcountll(a[i] & b[i]);
  return sum;
}

#endif

uint64_t tk_count_and_at(int level, const uint64_t *a, const uint64_t *b, size_t words) {
#if defined(__x86_64__)
  if (level == 2) return count_and_avx2(a, b, words);
#endif
  (void)level;
  return count_and(a, b, words);
}

uint64_t tk_count_and(const uint64_t *a, const uint64_t *b, size_t words) {
  return tk_count_and_at(tk_level(), a, b, words);
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
