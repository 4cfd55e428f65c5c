#include "csv.h"
#include "tartan_kernels.h"

// Finds what keeps bytes from being text in UTF-8. Table 3-7 of the Unicode standard.

// How many bytes the character at `at` takes; 0 if it is NUL, malformed or cut off after `left` bytes.
static size_t character_length(const uint8_t *at, size_t left) {
  uint8_t lead = at[0], low = 0x80, high = 0xBF;
  size_t more;
  if (lead < 0x80) return lead != 0;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) {
    more = 1;
  } else if (lead < 0xF0) {
    more = 2;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else {
    more = 3;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  }
  if (left <= more || at[1] < low || at[1] > high) return 0;
  for (size_t i = 2; i <= more; i++)
    if ((at[i] & 0xC0) != 0x80) return 0;
  return more + 1;
}

static size_t fault_plain(const uint8_t *bytes, size_t from, size_t end) {
  while (from < end) {
    while (from + 8 <= end) {
      uint64_t word = little_endian(bytes + from);
      if ((word & 0x8080808080808080u) != 0 || zero_bytes(word) != 0) break;
      from += 8;
    }
    if (from >= end) break;
    size_t length = character_length(bytes + from, end - from);
    if (length == 0) return from;
    from += length;
  }
  return end;
}

#if defined(__x86_64__)
// What is wrong with two bytes in a row; three tables say what each half byte permits, and their common bit is wrong.
enum {
  too_short = 1,
  too_long = 2,
  overlong_3 = 4,
  too_large = 8,
  surrogate = 16,
  overlong_2 = 32,
  too_large_1000 = 64,  // and overlong_4: they differ in the lead byte
  two_trailing = 128,
  carried = too_short | too_long | two_trailing
};

#define TABLE(...) _mm256_broadcastsi128_si256(_mm_setr_epi8(__VA_ARGS__))
#define C(x) (char)(x)

// The bytes of `now` moved up by `n`, filled with the last ones of `before`.
#define PRECEDING(n) _mm256_alignr_epi8(now, _mm256_permute2x128_si256(before, now, 0x21), 16 - (n))

// Bits where `now`, which follows `before`, is malformed.
CSV_WIDE_INLINE __m256i malformed(__m256i before, __m256i now) {
  const __m256i low_half = _mm256_set1_epi8(15);
  const __m256i first_high = TABLE(
      C(too_long), C(too_long), C(too_long), C(too_long), C(too_long), C(too_long), C(too_long), C(too_long),
      C(two_trailing), C(two_trailing), C(two_trailing), C(two_trailing), C(too_short | overlong_2), C(too_short),
      C(too_short | overlong_3 | surrogate), C(too_short | too_large | too_large_1000));
  const int large = carried | too_large | too_large_1000;
  const __m256i first_low = TABLE(
      C(carried | overlong_3 | overlong_2 | too_large_1000), C(carried | overlong_2), C(carried), C(carried),
      C(carried | too_large), C(large), C(large), C(large), C(large), C(large), C(large), C(large), C(large),
      C(large | surrogate), C(large), C(large));
  const int trailing = too_long | overlong_2 | two_trailing;
  const __m256i second_high = TABLE(
      C(too_short), C(too_short), C(too_short), C(too_short), C(too_short), C(too_short), C(too_short), C(too_short),
      C(trailing | overlong_3 | too_large_1000), C(trailing | overlong_3 | too_large),
      C(trailing | surrogate | too_large), C(trailing | surrogate | too_large), C(too_short), C(too_short),
      C(too_short), C(too_short));
  __m256i first = PRECEDING(1);
  __m256i wrong = _mm256_and_si256(
      _mm256_and_si256(
          _mm256_shuffle_epi8(first_high, _mm256_and_si256(_mm256_srli_epi16(first, 4), low_half)),
          _mm256_shuffle_epi8(first_low, _mm256_and_si256(first, low_half))),
      _mm256_shuffle_epi8(second_high, _mm256_and_si256(_mm256_srli_epi16(now, 4), low_half)));
  // Two trailing bytes in a row are wrong but where a lead byte of three or four stands two or three bytes before.
  __m256i third = _mm256_subs_epu8(PRECEDING(2), _mm256_set1_epi8(C(0xE0 - 0x80)));
  __m256i fourth = _mm256_subs_epu8(PRECEDING(3), _mm256_set1_epi8(C(0xF0 - 0x80)));
  __m256i expected = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(C(0x80)));
  return _mm256_xor_si256(wrong, expected);
}

// The first place that may be wrong, to look at with care: the start of a character, with all before it well.
CSV_WIDE static size_t suspicion_wide(const uint8_t *bytes, size_t from, size_t end) {
  __m256i before = _mm256_setzero_si256();
  size_t i = from;
  for (; i + 32 <= end; i += 32) {
    __m256i now = _mm256_loadu_si256((const __m256i *)(bytes + i));
    int zeros = _mm256_movemask_epi8(_mm256_cmpeq_epi8(now, _mm256_setzero_si256()));
    // A block of ASCII is well unless a character of the block before is cut by it; the tables see that too.
    int high = _mm256_movemask_epi8(now) | (_mm256_movemask_epi8(before) & (7 << 29));
    if (zeros) break;
    if (high) {
      __m256i wrong = malformed(before, now);
      if (!_mm256_testz_si256(wrong, wrong)) break;
    }
    before = now;
  }
  // The character that the last byte before this place belongs to may be cut off here.
  if (i == from) return from;
  i--;
  while (i > from && (bytes[i] & 0xC0) == 0x80) i--;
  return i;
}
#endif

size_t tk_text_fault(const uint8_t *bytes, size_t from, size_t end, int level) {
#if defined(__x86_64__)
  if (has_wide(level)) from = suspicion_wide(bytes, from, end);
#else
  (void)level;
#endif
  return fault_plain(bytes, from, end);
}
