#include <stdlib.h>

#include "tartan_columns.h"

#define NONE 0xFFFFFFFFu
/// Rows with more codes than this are not sorted by insertion, whose time grows with the square.
#define MOST_INSERTED 64

// For up to 64 labels the codes of a row go into one word, from which they come out sorted and each once; for more they
// are sorted by insertion, as nearly all rows have few.
#define SETTLE(name, type)                                                                                            \
  static int name##_order(const void *left, const void *right) {                                                      \
    type a = *(const type *)left, b = *(const type *)right;                                                           \
    return (a > b) - (a < b);                                                                                         \
  }                                                                                                                   \
                                                                                                                      \
  size_t name(const uint32_t *offsets, const uint32_t *codes, size_t rows, const uint32_t *final, size_t labels,      \
              type *out, uint32_t *ends, ptrdiff_t *counts, ptrdiff_t *missing) {                                     \
    size_t kept = 0;                                                                                                  \
    for (size_t row = 0; row < rows; row++) {                                                                         \
      size_t first = kept;                                                                                            \
      if (labels <= 64) {                                                                                             \
        uint64_t bits = 0;                                                                                            \
        for (size_t place = offsets[row]; place < offsets[row + 1]; place++) {                                        \
          uint32_t code = final[codes[place]];                                                                        \
          bits |= (uint64_t)(code != NONE) << (code & 63);                                                            \
        }                                                                                                             \
        for (; bits; bits &= bits - 1) {                                                                              \
          size_t code = (size_t)__builtin_ctzll(bits);                                                                \
          counts[code]++;                                                                                             \
          out[kept++] = (type)code;                                                                                   \
        }                                                                                                             \
      } else if (offsets[row + 1] - offsets[row] > MOST_INSERTED) {                                                   \
        size_t last = first;                                                                                          \
        for (size_t place = offsets[row]; place < offsets[row + 1]; place++)                                          \
          if (final[codes[place]] != NONE) out[last++] = (type)final[codes[place]];                                   \
        qsort(out + first, last - first, sizeof(type), name##_order);                                                 \
        for (size_t place = first; place < last; place++) {                                                           \
          if (kept > first && out[kept - 1] == out[place]) continue;                                                  \
          counts[out[place]]++;                                                                                       \
          out[kept++] = out[place];                                                                                   \
        }                                                                                                             \
      } else {                                                                                                        \
        for (size_t place = offsets[row]; place < offsets[row + 1]; place++) {                                        \
          uint32_t code = final[codes[place]];                                                                        \
          if (code == NONE) continue;                                                                                 \
          size_t position = kept;                                                                                     \
          while (position > first && out[position - 1] > code) position--;                                            \
          if (position > first && out[position - 1] == code) continue;                                                \
          for (size_t move = kept; move > position; move--) out[move] = out[move - 1];                                \
          out[position] = (type)code;                                                                                 \
          counts[code]++;                                                                                             \
          kept++;                                                                                                     \
        }                                                                                                             \
      }                                                                                                               \
      *missing += kept == first;                                                                                      \
      ends[row] = (uint32_t)kept;                                                                                     \
    }                                                                                                                 \
    return kept;                                                                                                      \
  }

SETTLE(tk_settle_1, uint8_t)
SETTLE(tk_settle_2, uint16_t)
SETTLE(tk_settle_4, uint32_t)

size_t tk_rows_of_share(const uint32_t *hashes, size_t count, size_t share, size_t shares, uint32_t *rows) {
  size_t found = 0;
  if (!rows) {
    for (size_t row = 0; row < count; row++)
      found += (hashes[row] != 0) & (((uint64_t)hashes[row] * shares) >> 32 == share);
    return found;
  }
  for (size_t row = 0; row < count; row++) {
    rows[found] = (uint32_t)row;
    found += (hashes[row] != 0) & (((uint64_t)hashes[row] * shares) >> 32 == share);
  }
  return found;
}

size_t tk_suspects(const uint32_t *hashes, const uint32_t *rows, size_t count, uint32_t factor, uint32_t shift,
                   uint64_t *met, uint64_t *again, uint32_t *out) {
  int is_met_again = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t bit = (hashes[rows[i]] * factor) >> shift;
    uint64_t mask = 1ull << (bit & 63), old = met[bit >> 6];
    met[bit >> 6] = old | mask;
    if (old & mask) {
      again[bit >> 6] |= mask;
      is_met_again = 1;
    }
  }
  if (!is_met_again) return 0;
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t row = rows[i], bit = (hashes[row] * factor) >> shift;
    out[kept] = row;
    kept += again[bit >> 6] >> (bit & 63) & 1;
  }
  return kept;
}
