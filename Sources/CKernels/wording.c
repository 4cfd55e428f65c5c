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

// What is looked for, and what is the same for every piece.
typedef struct {
  const tk_needle *needles;
  size_t count;
  size_t shortest;
  size_t reach;
} wanted;

// Whether one of the needles stands at `place` and inside the piece.
static int some_fits(piece in, size_t place, const wanted *what) {
  for (size_t k = 0; k < what->count; k++) {
    const tk_needle *needle = what->needles + k;
    if (place + needle->count <= in.length && fits(in, place, needle)) return 1;
  }
  return 0;
}

// No place: greater than every one.
#define NOWHERE ((size_t)-1)

// The first place from `from` on, one byte after the other.
static size_t find_plain(piece in, const wanted *what, size_t from) {
  for (size_t i = from; i + what->shortest <= in.length; i++)
    if (some_fits(in, i, what)) return i;
  return NOWHERE;
}

#if defined(__x86_64__)
// The same, 16 bytes at a time: the two chosen bytes are compared in all sixteen places, what fits is looked at whole.
static size_t find_sse2(piece in, const wanted *what, size_t from) {
  size_t i = from;
  for (; i + what->shortest <= in.length && i + what->reach + 16 <= in.readable; i += 16) {
    unsigned hits = 0;
    for (size_t k = 0; k < what->count; k++) {
      const tk_needle *n = what->needles + k;
      __m128i a = _mm_loadu_si128((const __m128i *)(in.start + i + n->first));
      __m128i b = _mm_loadu_si128((const __m128i *)(in.start + i + n->second));
      a = _mm_cmpeq_epi8(_mm_or_si128(a, _mm_set1_epi8((char)n->folds[n->first])), _mm_set1_epi8((char)n->values[n->first]));
      b = _mm_cmpeq_epi8(_mm_or_si128(b, _mm_set1_epi8((char)n->folds[n->second])), _mm_set1_epi8((char)n->values[n->second]));
      hits |= (unsigned)_mm_movemask_epi8(_mm_and_si128(a, b));
    }
    for (; hits; hits &= hits - 1) {
      size_t place = i + (size_t)__builtin_ctz(hits);
      if (some_fits(in, place, what)) return place;
    }
  }
  return find_plain(in, what, i);
}

// The most needles whose bytes are kept in registers.
enum { WIDE = 4 };

// The two bytes of each needle in all places of a vector.
typedef struct {
  __m256i value[WIDE][2], fold[WIDE][2];
  size_t place[WIDE][2];
} spread;

// The same, 32 bytes at a time; `count` is known when this is compiled into its caller.
__attribute__((target("avx2"), always_inline)) static inline size_t find_avx2(
    piece in, const wanted *what, const spread *bytes, size_t count, size_t from) {
  size_t i = from;
  // Up to here a vector may be read; what is left goes to the plain loop.
  if (in.length < what->shortest) return NOWHERE;
  size_t end = in.length - what->shortest + 1;
  size_t readable = in.readable < what->reach + 32 ? 0 : in.readable - what->reach - 31;
  if (readable < end) end = readable;
  for (; i < end; i += 32) {
    __m256i all = _mm256_setzero_si256();
    for (size_t k = 0; k < count; k++) {
      const uint8_t *at = in.start + i;
      __m256i a = _mm256_loadu_si256((const __m256i *)(at + bytes->place[k][0]));
      __m256i b = _mm256_loadu_si256((const __m256i *)(at + bytes->place[k][1]));
      a = _mm256_cmpeq_epi8(_mm256_or_si256(a, bytes->fold[k][0]), bytes->value[k][0]);
      b = _mm256_cmpeq_epi8(_mm256_or_si256(b, bytes->fold[k][1]), bytes->value[k][1]);
      all = _mm256_or_si256(all, _mm256_and_si256(a, b));
    }
    for (unsigned hits = (unsigned)_mm256_movemask_epi8(all); hits; hits &= hits - 1) {
      size_t place = i + (size_t)__builtin_ctz(hits);
      if (some_fits(in, place, what)) return place;
    }
  }
  return find_plain(in, what, i);
}
#endif

// Where a search is, and where it puts what it finds.
typedef struct {
  const tk_pieces *pieces;
  const uint64_t *mask;
  size_t end;
  int every;
  int is_dense;
  size_t row, offset;
  tk_place *places;
  size_t room, found;
} search;

// Asks the memory for the pieces of the rows of a word of the mask, if they are so few that it would not by itself.
static inline void fetch_ahead(const search *in, size_t word) {
  if (!in->mask || word * 64 >= in->end) return;
  uint64_t left = in->mask[word];
  for (; left; left &= left - 1) {
    size_t row = word * 64 + (size_t)__builtin_ctzll(left);
    if (row >= in->end) return;
    piece next = piece_at(in->pieces, row);
    for (size_t i = 0; i < next.length && i < 256; i += 64) __builtin_prefetch(next.start + i);
  }
}

// Goes on to the next row that is to be looked at. Where most rows of a word are in the mask all are: to step over
// single ones costs more than to look at them, and what is found in them is dropped.
__attribute__((always_inline)) static inline int seek_row(search *in) {
  while (in->row < in->end) {
    if (!in->mask) return 1;
    size_t word = in->row / 64;
    if (in->row % 64 == 0) {
      in->is_dense = __builtin_popcountll(in->mask[word]) > 20;
      if (!in->is_dense) fetch_ahead(in, word + 2);
    }
    if (in->is_dense) return 1;
    uint64_t left = in->mask[word] >> (in->row % 64);
    if (left & 1) return 1;
    in->row += left ? (size_t)__builtin_ctzll(left) : 64 - in->row % 64;
    in->offset = 0;
  }
  return 0;
}

__attribute__((always_inline)) static inline int is_masked_out(const search *in) {
  return in->mask && !(in->mask[in->row / 64] >> (in->row % 64) & 1);
}

// The loop over the rows; `FIND` finds the next place in a piece.
#define EACH_ROW(FIND)                                                                   \
  while (seek_row(in)) {                                                                 \
    piece piece_ = piece_at(in->pieces, in->row);                                        \
    size_t place = NOWHERE;                                                              \
    if (piece_.length >= what->shortest + in->offset) place = FIND(piece_, in->offset);  \
    if (place == NOWHERE || is_masked_out(in) || (also && ALSO(piece_) == NOWHERE)) {    \
      in->row++;                                                                         \
      in->offset = 0;                                                                    \
      continue;                                                                          \
    }                                                                                    \
    in->places[in->found++] = (tk_place){(uint32_t)in->row, (uint32_t)place};            \
    in->offset = in->every ? place + 1 : 0;                                              \
    if (!in->every) in->row++;                                                           \
    if (in->found == in->room) return;                                                   \
  }

static void search_plain(search *in, const wanted *what, const wanted *also) {
#define FIND(piece, from) find_plain(piece, what, from)
#define ALSO(piece) find_plain(piece, also, 0)
  EACH_ROW(FIND)
#undef FIND
#undef ALSO
}

#if defined(__x86_64__)
static void search_sse2(search *in, const wanted *what, const wanted *also) {
#define FIND(piece, from) find_sse2(piece, what, from)
#define ALSO(piece) find_sse2(piece, also, 0)
  EACH_ROW(FIND)
#undef FIND
#undef ALSO
}

__attribute__((target("avx2"))) static spread spread_avx2(const wanted *what) {
  spread bytes;
  for (size_t k = 0; k < what->count; k++) {
    const tk_needle *n = what->needles + k;
    bytes.place[k][0] = n->first;
    bytes.place[k][1] = n->second;
    bytes.value[k][0] = _mm256_set1_epi8((char)n->values[n->first]);
    bytes.value[k][1] = _mm256_set1_epi8((char)n->values[n->second]);
    bytes.fold[k][0] = _mm256_set1_epi8((char)n->folds[n->first]);
    bytes.fold[k][1] = _mm256_set1_epi8((char)n->folds[n->second]);
  }
  return bytes;
}

__attribute__((target("avx2"))) static void search_avx2(search *in, const wanted *what, const wanted *also) {
  const spread bytes = spread_avx2(what);
  spread also_bytes;
  if (also) also_bytes = spread_avx2(also);
#define ALSO(piece) find_avx2(piece, also, &also_bytes, also->count, 0)
  if (what->count == 1) {
#define FIND(piece, from) find_avx2(piece, what, &bytes, 1, from)
    EACH_ROW(FIND)
#undef FIND
  } else {
#define FIND(piece, from) find_avx2(piece, what, &bytes, what->count, from)
    EACH_ROW(FIND)
#undef FIND
  }
#undef ALSO
}
#endif

static wanted wanted_of(const tk_needle *needles, size_t count) {
  wanted what = {needles, count, NOWHERE, 0};
  for (size_t k = 0; k < count; k++) {
    if (needles[k].count < what.shortest) what.shortest = needles[k].count;
    if (needles[k].second > what.reach) what.reach = needles[k].second;
  }
  return what;
}

size_t tk_search(const tk_pieces *pieces, const tk_needle *needles, size_t needle_count, const tk_needle *others,
                 size_t other_count, const uint64_t *mask, size_t end, int every, int level, size_t *row,
                 size_t *offset, tk_place *places, size_t room) {
  const wanted what = wanted_of(needles, needle_count), rest = wanted_of(others, other_count);
  const wanted *also = other_count ? &rest : NULL;
  if (needle_count == 0 || room == 0 || what.shortest == 0 || (also && also->shortest == 0)) return 0;
  search in = {pieces, mask, end, every, 0, *row, *offset, places, room, 0};
#if defined(__x86_64__)
  if (level >= 2 && needle_count <= WIDE && other_count <= WIDE)
    search_avx2(&in, &what, also);
  else if (level >= 1)
    search_sse2(&in, &what, also);
  else
    search_plain(&in, &what, also);
#else
  (void)level;
  search_plain(&in, &what, also);
#endif
  *row = in.row;
  *offset = in.offset;
  return in.found;
}

// Whether a byte beyond ASCII stands in the piece; eight at a time, the last eight twice where they do not come out even.
static int holds_more_than_ascii(piece in) {
  uint64_t any = 0, eight;
  if (in.length < 8) {
    for (size_t i = 0; i < in.length; i++) any |= in.start[i];
  } else {
    for (size_t i = 0; i + 8 < in.length; i += 8) {
      memcpy(&eight, in.start + i, 8);
      any |= eight;
    }
    memcpy(&eight, in.start + in.length - 8, 8);
    any |= eight;
  }
  return (any & 0x8080808080808080u) != 0;
}

void tk_named(const tk_pieces *pieces, const tk_needle *names, size_t name_count, const uint64_t *mask, size_t first,
              size_t end, uint64_t *out) {
  for (size_t word = first / 64; word * 64 < end; word++) {
    search ahead = {.pieces = pieces, .mask = mask, .end = end};
    fetch_ahead(&ahead, word + 2);
    uint64_t kept = 0;
    for (uint64_t left = mask[word]; left; left &= left - 1) {
      size_t row = word * 64 + (size_t)__builtin_ctzll(left);
      if (row >= end) break;
      piece in = piece_at(pieces, row);
      int keep = holds_more_than_ascii(in);
      for (size_t k = 0; k < name_count && !keep; k++)
        keep = in.length == names[k].count && (in.length == 0 || fits(in, 0, names + k));
      kept |= (uint64_t)keep << (row % 64);
    }
    out[word] = kept;
  }
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
