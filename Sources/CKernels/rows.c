#include <string.h>

#include "tartan_kernels.h"

// One body for each width of codes; a code is never used as an index before it is compared with the table.
#define LEAST(a, b) ((a) < (b) ? (a) : (b))

// Calls BODY(row) for each row of the mask in the words.
#define EACH_ROW(BODY)                                                    \
  for (size_t word = first; word < end; word++) {                         \
    uint64_t left = mask[word];                                           \
    if (left == UINT64_MAX) {                                             \
      for (size_t row = word * 64; row < word * 64 + 64; row++) BODY(row) \
      continue;                                                           \
    }                                                                     \
    for (; left; left &= left - 1) {                                      \
      size_t row = word * 64 + (size_t)__builtin_ctzll(left);             \
      BODY(row)                                                           \
    }                                                                     \
  }

#define PAIRS(name, type)                                                                                      \
  static void name(const tk_lists *lists, const uint64_t *mask, size_t first, size_t end, uint32_t *counts) { \
    const uint32_t *offsets = lists->offsets;                                                                  \
    const type *codes = lists->codes;                                                                          \
    size_t items = lists->items, count = lists->count;                                                         \
    EACH_ROW(PAIRS_OF_ROW)                                                                                     \
  }
// The pairs of a list of a length that is known here: no loop, so nothing for the processor to guess but the length.
#define PAIRS_OF(length)                                                          \
  case length: {                                                                  \
    size_t at[length];                                                            \
    _Pragma("unroll") for (size_t i = 0; i < length; i++) at[i] = LEAST((size_t)list[i], items); \
    _Pragma("unroll") for (size_t i = 0; i < length; i++)                         \
      _Pragma("unroll") for (size_t j = i; j < length; j++) counts[at[i] * (items + 1) + at[j]]++; \
    break;                                                                        \
  }
#define PAIRS_OF_ROW(row)                                                         \
  {                                                                               \
    size_t start = offsets[row], stop = LEAST(offsets[row + 1], count);           \
    if (start >= stop) continue;                                                  \
    const __typeof__(*codes) *list = codes + start;                               \
    switch (stop - start) {                                                       \
      PAIRS_OF(1)                                                                 \
      PAIRS_OF(2)                                                                 \
      PAIRS_OF(3)                                                                 \
      PAIRS_OF(4)                                                                 \
      PAIRS_OF(5)                                                                 \
      PAIRS_OF(6)                                                                 \
      default:                                                                    \
        for (size_t i = 0; i < stop - start; i++) {                               \
          uint32_t *line = counts + LEAST((size_t)list[i], items) * (items + 1);  \
          for (size_t j = i; j < stop - start; j++) line[LEAST((size_t)list[j], items)]++; \
        }                                                                         \
    }                                                                             \
  }

PAIRS(pairs_1, uint8_t)
PAIRS(pairs_2, uint16_t)
PAIRS(pairs_4, uint32_t)

void tk_pairs_by_rows(const tk_lists *lists, const uint64_t *mask, size_t first, size_t end, uint32_t *counts) {
  switch (lists->width) {
    case 1: return pairs_1(lists, mask, first, end, counts);
    case 2: return pairs_2(lists, mask, first, end, counts);
    default: return pairs_4(lists, mask, first, end, counts);
  }
}

// The cells of a table that rows fall into are first written one after the other, eight at a time whatever the length of
// the list, and then counted: nothing for the processor to guess.
enum { ROOM = 1024, SHORT = 8 };

#define CROSS(name, code_type, type)                                                                           \
  static void name(const code_type *codes, size_t code_items, const tk_lists *lists, const uint64_t *mask,     \
                   size_t first, size_t end, uint32_t *counts, uint32_t *totals) {                             \
    const uint32_t *offsets = lists->offsets;                                                                  \
    const type *items_of = lists->codes;                                                                       \
    size_t items = lists->items, count = lists->count;                                                         \
    uint32_t lines[ROOM + SHORT];                                                                              \
    type listed[ROOM + SHORT];                                                                                 \
    size_t filled = 0;                                                                                         \
    EACH_ROW(CROSS_OF_ROW)                                                                                     \
    CROSS_FLUSH                                                                                                \
  }
#define CROSS_FLUSH                                                                                            \
  {                                                                                                            \
    for (size_t i = 0; i < filled; i++) counts[lines[i] + LEAST((size_t)listed[i], items)]++;                  \
    filled = 0;                                                                                                \
  }
#define CROSS_OF_ROW(row)                                                                     \
  {                                                                                           \
    size_t code = LEAST((size_t)codes[row], code_items), line = code * (items + 1);           \
    size_t start = offsets[row], stop = LEAST(offsets[row + 1], count);                       \
    totals[code]++;                                                                           \
    counts[line + items] += start >= stop;                                                    \
    size_t length = start < stop ? stop - start : 0;                                          \
    if (length > SHORT || start + SHORT > count) {                                            \
      for (size_t i = 0; i < length; i++) counts[line + LEAST((size_t)items_of[start + i], items)]++; \
    } else {                                                                                  \
      for (size_t i = 0; i < SHORT; i++) lines[filled + i] = (uint32_t)line;                           \
      memcpy(listed + filled, items_of + start, SHORT * sizeof *listed);                      \
      filled += length;                                                                       \
      if (filled >= ROOM) CROSS_FLUSH                                                         \
    }                                                                                         \
  }

CROSS(cross_1_1, uint8_t, uint8_t)
CROSS(cross_1_2, uint8_t, uint16_t)
CROSS(cross_1_4, uint8_t, uint32_t)
CROSS(cross_2_1, uint16_t, uint8_t)
CROSS(cross_2_2, uint16_t, uint16_t)
CROSS(cross_2_4, uint16_t, uint32_t)
CROSS(cross_4_1, uint32_t, uint8_t)
CROSS(cross_4_2, uint32_t, uint16_t)
CROSS(cross_4_4, uint32_t, uint32_t)

void tk_cross_by_rows(const void *codes, int code_width, size_t code_items, const tk_lists *lists,
                      const uint64_t *mask, size_t first, size_t end, uint32_t *counts, uint32_t *totals) {
  switch (code_width * 8 + lists->width) {
    case 9: return cross_1_1(codes, code_items, lists, mask, first, end, counts, totals);
    case 10: return cross_1_2(codes, code_items, lists, mask, first, end, counts, totals);
    case 12: return cross_1_4(codes, code_items, lists, mask, first, end, counts, totals);
    case 17: return cross_2_1(codes, code_items, lists, mask, first, end, counts, totals);
    case 18: return cross_2_2(codes, code_items, lists, mask, first, end, counts, totals);
    case 20: return cross_2_4(codes, code_items, lists, mask, first, end, counts, totals);
    case 33: return cross_4_1(codes, code_items, lists, mask, first, end, counts, totals);
    case 34: return cross_4_2(codes, code_items, lists, mask, first, end, counts, totals);
    default: return cross_4_4(codes, code_items, lists, mask, first, end, counts, totals);
  }
}
