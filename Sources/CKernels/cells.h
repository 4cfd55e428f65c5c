#pragma once
#include <string.h>

#include "tartan_columns.h"

#define ESCAPED 0x80000000u

static inline uint64_t eight(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

static inline uint64_t fold_product(uint64_t left, uint64_t right) {
  unsigned __int128 product = (unsigned __int128)left * right;
  return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

#define FACTOR 0x9E3779B97F4A7C15ull
#define SECOND 0xD6E8FEB86659FD93ull

static inline uint64_t mix(uint64_t hash, uint64_t word) {
  unsigned __int128 product = (unsigned __int128)(hash ^ word) * SECOND;
  return ((uint64_t)(product >> 64) ^ (uint64_t)product) + FACTOR;
}

static inline uint64_t join(uint64_t left, uint64_t right) { return fold_product(left ^ FACTOR, right ^ SECOND); }

/// Whether a text that begins with this byte may begin with a blank.
static inline int may_begin_blank(uint8_t byte) {
  return byte <= 0x20 || byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;
}

/// Whether the text from `start` up to `end`, which is not empty, may end with a blank.
static inline int may_end_blank(const uint8_t *start, const uint8_t *end) {
  uint8_t last = end[-1];
  if (last < 0x80) return last <= 0x20;
  if (end - start >= 2 && end[-2] == 0xC2) return 1;
  if (end - start < 3) return 0;
  uint8_t lead = end[-3];
  return lead == 0xE1 || lead == 0xE2 || lead == 0xE3 || lead == 0xEF;
}

/// The text of a cell without its quotes; 0 if it takes a closer look.
static inline int plain_cell(const tk_cells *cells, size_t row, size_t column, const uint8_t **start,
                             const uint8_t **end) {
  const uint32_t *ends = cells->ends + row * cells->columns + column;
  size_t base = cells->starts[row];
  size_t from = column ? base + (ends[-1] & ~ESCAPED) + 1 : base;
  size_t to = base + (ends[0] & ~ESCAPED);
  *start = *end = cells->bytes;
  if (from >= to) return 1;
  if (ends[0] & ESCAPED || to > cells->count) return 0;
  if (cells->bytes[from] == '"') {
    if (to - from < 2 || cells->bytes[to - 1] != '"') return 0;
    from++;
    to--;
    if (from == to) return 1;
  }
  *start = cells->bytes + from;
  *end = cells->bytes + to;
  return !may_begin_blank(**start) && !may_end_blank(*start, *end);
}
