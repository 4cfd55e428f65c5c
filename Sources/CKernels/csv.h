#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// What the kernels of data files share: 64 bytes at a time to one bit a byte, lowest first. Each step exists for any
// processor and, where the machine has them, with its wide instructions; the bits are the same.

// Which of 64 bytes mean something.
typedef struct {
  uint64_t quote;
  uint64_t delimiter;
  uint64_t line_feed;
  uint64_t carriage_return;
  uint64_t high;  // not zero if a byte is no ASCII
  uint64_t zero;  // not zero if a byte is NUL
} csv_masks;

#define CSV_INLINE static inline __attribute__((always_inline))

// The top bit of each byte of `word` that is zero, and of no other.
CSV_INLINE uint64_t zero_bytes(uint64_t word) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7Fu;
  return ~(((word & low) + low) | word | low);
}

// The top bits of the eight bytes as one byte, the first one lowest.
CSV_INLINE uint64_t gathered(uint64_t tops) { return (tops * 0x0002040810204081u) >> 56; }

CSV_INLINE uint64_t eight_equal(uint64_t word, uint8_t byte) {
  return gathered(zero_bytes(word ^ (0x0101010101010101u * byte)));
}

CSV_INLINE uint64_t little_endian(const uint8_t *at) {
  uint64_t word;
  memcpy(&word, at, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

// The masks on any processor.
CSV_INLINE csv_masks masks_plain(const uint8_t *at, uint8_t delimiter) {
  csv_masks masks = {0, 0, 0, 0, 0, 0};
  for (int i = 0; i < 8; i++) {
    uint64_t word = little_endian(at + 8 * i);
    masks.quote |= eight_equal(word, '"') << (8 * i);
    masks.delimiter |= eight_equal(word, delimiter) << (8 * i);
    masks.line_feed |= eight_equal(word, '\n') << (8 * i);
    masks.carriage_return |= eight_equal(word, '\r') << (8 * i);
    masks.high |= word & 0x8080808080808080u;
    masks.zero |= zero_bytes(word);
  }
  return masks;
}

// For each bit the parity of the bits up to it, it included.
CSV_INLINE uint64_t parity_plain(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

// The line breaks of a block: each LF, CR LF at its CR, each lone CR.
CSV_INLINE uint64_t line_breaks_of(csv_masks m, uint64_t after_return) {
  return m.carriage_return | (m.line_feed & ~(m.carriage_return << 1 | after_return));
}

// The last block of a text, filled up to 64 bytes; `count` is less than that.
CSV_INLINE const uint8_t *filled_up(const uint8_t *at, size_t count, uint8_t block[64]) {
  memset(block, 'x', 64);
  return memcpy(block, at, count);
}

// The masks of a block of which only the first `count` bytes are text.
CSV_INLINE csv_masks cut_off(csv_masks m, size_t count) {
  uint64_t valid = ((uint64_t)1 << count) - 1;
  return (csv_masks){m.quote & valid,           m.delimiter & valid, m.line_feed & valid,
                     m.carriage_return & valid, m.high,              m.zero};
}

#if defined(__x86_64__)
#define CSV_WIDE __attribute__((target("avx2,pclmul,bmi,bmi2,popcnt")))

#define CSV_WIDE_INLINE CSV_WIDE static inline __attribute__((always_inline))

CSV_WIDE_INLINE uint64_t equal_wide(__m256i low, __m256i high, __m256i byte) {
  uint64_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, byte));
  uint64_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, byte));
  return first | second << 32;
}

// The same 32 bytes at a time.
CSV_WIDE_INLINE csv_masks masks_wide(const uint8_t *at, uint8_t delimiter) {
  __m256i low = _mm256_loadu_si256((const __m256i *)at);
  __m256i high = _mm256_loadu_si256((const __m256i *)(at + 32));
  __m256i smaller = _mm256_min_epu8(low, high);
  return (csv_masks){
      .quote = equal_wide(low, high, _mm256_set1_epi8('"')),
      .delimiter = equal_wide(low, high, _mm256_set1_epi8((char)delimiter)),
      .line_feed = equal_wide(low, high, _mm256_set1_epi8('\n')),
      .carriage_return = equal_wide(low, high, _mm256_set1_epi8('\r')),
      .high = (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(low, high)),
      .zero = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(smaller, _mm256_setzero_si256()))};
}

// The same by a carry-less multiplication with all ones.
CSV_WIDE_INLINE uint64_t parity_wide(uint64_t bits) {
  __m128i product = _mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)bits), _mm_set1_epi8((char)0xFF), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

// Whether the processor has what the wide forms use, `level` being what tk_level said or less.
static inline int has_wide(int level) {
  return level >= 2 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
         __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}
#endif
