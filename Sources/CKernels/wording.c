#include <string.h>

#include "tartan_kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// One piece and how far beyond its end bytes may be read because they belong to the same buffer.
typedef struct {
  const uint8_t *start;
  size_t length;
  size_t readable;
} piece;

static piece piece_at(const tk_pieces *pieces, size_t row) {
  uint64_t start = pieces->starts[row];
  size_t length = pieces->lengths[row];
  const uint8_t *buffer = pieces->bytes;
  size_t count = pieces->bytes_count;
  if (start >= count) {
    start -= count;
    buffer = pieces->extra;
    count = pieces->extra_count;
  }
  if (start > count || length > count - start) return (piece){0, 0, 0};
  return (piece){buffer + start, length, count - start};
}

static int is_alphanumeric(uint8_t byte) {
  uint8_t small = byte | 0x20;
  return (byte >= '0' && byte <= '9') || (small >= 'a' && small <= 'z');
}

// Whether the needle stands at `place`.
static int fits(piece in, size_t place, const tk_needle *needle) {
  const uint8_t *at = in.start + place;
  for (size_t i = 0; i < needle->count; i++)
    if ((at[i] | needle->folds[i]) != needle->values[i]) return 0;
  return !needle->starts_word || place == 0 || !is_alphanumeric(at[-1]);
}

// The first place from `from` on, one byte after the other.
static size_t find_plain(piece in, const tk_needle *needle, size_t from, size_t last) {
  uint8_t value = needle->values[needle->first], fold = needle->folds[needle->first];
  for (size_t i = from; i <= last; i++)
    if ((in.start[i + needle->first] | fold) == value && fits(in, i, needle)) return i;
  return last + 1;
}

#if defined(__x86_64__)
// The same, 16 bytes at a time: the two chosen bytes are compared in all sixteen places, what fits is looked at whole.
static size_t find_sse2(piece in, const tk_needle *needle, size_t from, size_t last) {
  const __m128i v1 = _mm_set1_epi8((char)needle->values[needle->first]);
  const __m128i v2 = _mm_set1_epi8((char)needle->values[needle->second]);
  const __m128i f1 = _mm_set1_epi8((char)needle->folds[needle->first]);
  const __m128i f2 = _mm_set1_epi8((char)needle->folds[needle->second]);
  size_t i = from;
  for (; i <= last && i + needle->second + 16 <= in.readable; i += 16) {
    __m128i a = _mm_or_si128(_mm_loadu_si128((const __m128i *)(in.start + i + needle->first)), f1);
    __m128i b = _mm_or_si128(_mm_loadu_si128((const __m128i *)(in.start + i + needle->second)), f2);
    unsigned hits = (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(a, v1), _mm_cmpeq_epi8(b, v2)));
    for (; hits; hits &= hits - 1) {
      size_t place = i + (size_t)__builtin_ctz(hits);
      if (place > last) return last + 1;
      if (fits(in, place, needle)) return place;
    }
  }
  return i <= last ? find_plain(in, needle, i, last) : last + 1;
}

// The same, 32 bytes at a time.
__attribute__((target("avx2"))) static size_t find_avx2(piece in, const tk_needle *needle, size_t from, size_t last) {
  const __m256i v1 = _mm256_set1_epi8((char)needle->values[needle->first]);
  const __m256i v2 = _mm256_set1_epi8((char)needle->values[needle->second]);
  const __m256i f1 = _mm256_set1_epi8((char)needle->folds[needle->first]);
  const __m256i f2 = _mm256_set1_epi8((char)needle->folds[needle->second]);
  size_t i = from;
  for (; i <= last && i + needle->second + 32 <= in.readable; i += 32) {
    __m256i a = _mm256_or_si256(_mm256_loadu_si256((const __m256i *)(in.start + i + needle->first)), f1);
    __m256i b = _mm256_or_si256(_mm256_loadu_si256((const __m256i *)(in.start + i + needle->second)), f2);
    unsigned hits =
        (unsigned)_mm256_movemask_epi8(_mm256_and_si256(_mm256_cmpeq_epi8(a, v1), _mm256_cmpeq_epi8(b, v2)));
    for (; hits; hits &= hits - 1) {
      size_t place = i + (size_t)__builtin_ctz(hits);
      if (place > last) return last + 1;
      if (fits(in, place, needle)) return place;
    }
  }
  return i <= last ? find_sse2(in, needle, i, last) : last + 1;
}
#endif

// The first place of `needle` in a piece from `from` on, or a place after the last possible one.
static size_t find(piece in, const tk_needle *needle, size_t from, int level) {
  size_t last = in.length - needle->count;
#if defined(__x86_64__)
  return level >= 2 ? find_avx2(in, needle, from, last) : find_sse2(in, needle, from, last);
#else
  (void)level;
  return find_plain(in, needle, from, last);
#endif
}

int tk_next_match(const tk_pieces *pieces, const tk_needle *needle, const uint64_t *mask, size_t end, size_t *row,
                  size_t *offset) {
  if (needle->count == 0) return 0;
  int level = tk_level();
  size_t from = *offset;
  for (size_t i = *row; i < end; i++, from = 0) {
    if (mask) {
      uint64_t word = mask[i / 64] >> (i % 64);
      if (word == 0) {
        i |= 63;
        continue;
      }
      size_t skipped = (size_t)__builtin_ctzll(word);
      if (skipped > 0) {
        i += skipped;
        from = 0;
        if (i >= end) return 0;
      }
    }
    piece in = piece_at(pieces, i);
    if (in.length < needle->count || from > in.length - needle->count) continue;
    size_t place = find(in, needle, from, level);
    if (place > in.length - needle->count) continue;
    *row = i;
    *offset = place;
    return 1;
  }
  return 0;
}

// Whether one of the listed characters begins at `at`; `left` bytes may be read.
static int expands(const uint8_t *at, size_t left) {
  if (left < 2) return 0;
  switch (at[0]) {
    case 0xC3: return at[1] == 0x9F;                                             // ß
    case 0xC4: return at[1] == 0xB0;                                             // İ
    case 0xC5: return at[1] == 0x89 || at[1] == 0xBF;                            // ŉ ſ
    case 0xE1: return left > 2 && at[1] == 0xBA && (at[2] == 0x9A || at[2] == 0x9E);  // ẚ ẞ
    case 0xEF: return left > 2 && at[1] == 0xAC && at[2] >= 0x80 && at[2] <= 0x86;    // ﬀ to ﬆ
    default: return 0;
  }
}

static int holds_expanding(piece in) {
  size_t i = 0;
  while (i < in.length) {
    uint64_t eight;
    if (i + 8 <= in.length) {
      memcpy(&eight, in.start + i, 8);
      if ((eight & 0x8080808080808080u) == 0) {
        i += 8;
        continue;
      }
    }
    if (in.start[i] >= 0xC3 && expands(in.start + i, in.length - i)) return 1;
    i++;
  }
  return 0;
}

void tk_expanding(const tk_pieces *pieces, size_t first, size_t end, uint64_t *out) {
  for (size_t i = first; i < end; i++) {
    if (holds_expanding(piece_at(pieces, i))) out[(i - first) / 64] |= (uint64_t)1 << ((i - first) % 64);
  }
}
