#include "cells.h"

/// The code plus one of a string that is not empty; 0 if the dictionary does not have it. `limit` is the end of the
/// memory that the string stands in.
static inline uint32_t find(const tk_dictionary *dictionary, const uint8_t *start, const uint8_t *end,
                            const uint8_t *limit) {
  size_t length = (size_t)(end - start);
  uint64_t first, last = 0, middle = length;
  if (length >= 8) {
    first = eight(start);
    last = eight(end - 8);
    for (const uint8_t *p = start + 8; length > 16 && p < end - 8; p += 8) middle = mix(middle, eight(p));
  } else if (limit - start >= 8) {
    first = eight(start) & ((1ull << (8 * length)) - 1);
  } else {
    first = 0;
    for (size_t i = length; i > 0; i--) first = first << 8 | start[i - 1];
  }
  size_t place = (size_t)join(first, last ^ middle) & dictionary->mask;
  for (;; place = (place + 1) & dictionary->mask) {
    const tk_slot *slot = dictionary->slots + place;
    if (slot->code == 0) return 0;
    if (slot->first != first || slot->last != last || slot->length != length) continue;
    if (length <= 16) return slot->code;
    if (memcmp(dictionary->arena + dictionary->offsets[slot->code - 1] + 8, start + 8, length - 16) == 0)
      return slot->code;
  }
}

/// Brings the bytes of records that come soon into the cache: the reader skips most of each, which no processor foresees.
static inline void foresee(const tk_cells *cells, size_t row, size_t end) {
  if (row + 12 < end) __builtin_prefetch(cells->bytes + cells->starts[row + 12]);
}

size_t tk_code_cells(const tk_cells *cells, size_t column, size_t row, size_t end, const tk_dictionary *dictionary,
                     size_t first, uint16_t *codes, ptrdiff_t *counts) {
  const uint8_t *limit = cells->bytes + cells->count;
  for (; row < end; row++) {
    const uint8_t *from, *to;
    foresee(cells, row, end);
    if (!plain_cell(cells, row, column, &from, &to)) return row;
    uint32_t code = 0;
    if (from < to && (code = find(dictionary, from, to, limit)) == 0) return row;
    codes[row - first] = (uint16_t)code;
    counts[code]++;
  }
  return end;
}

size_t tk_ascending_cells(const tk_cells *cells, size_t column, size_t row, size_t end, ptrdiff_t *start,
                          ptrdiff_t *length) {
  const uint8_t *last = cells->bytes + *start;
  size_t count = (size_t)*length;
  for (; row < end; row++) {
    const uint8_t *from, *to;
    foresee(cells, row, end);
    if (!plain_cell(cells, row, column, &from, &to)) break;
    size_t next = (size_t)(to - from);
    if (next == 0) continue;
    if (next < count || (next == count && memcmp(last, from, next) >= 0)) break;
    last = from;
    count = next;
  }
  *start = last - cells->bytes;
  *length = (ptrdiff_t)count;
  return row;
}

static inline int is_plain_blank(uint8_t byte) { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D); }

/// The first `byte` from `at` on, or `end`.
static inline const uint8_t *position(const uint8_t *at, const uint8_t *end, uint8_t byte) {
  const uint64_t ones = 0x0101010101010101ull;
  for (; end - at >= 8; at += 8) {
    uint64_t word = eight(at) ^ (ones * byte);
    uint64_t found = (word - ones) & ~word & (ones << 7);
    if (found) return at + (__builtin_ctzll(found) >> 3);
  }
  while (at < end && *at != byte) at++;
  return at;
}

/// Appends the codes of one cell; 0 if one of them takes a closer look.
static inline int split(const uint8_t *from, const uint8_t *to, const uint8_t *limit, uint8_t separator,
                        const tk_dictionary *dictionary, tk_open_lists *lists) {
  // No two pieces without a byte between them.
  if (lists->capacity - lists->used < (size_t)(to - from) / 2 + 1) return 0;
  size_t used = lists->used;
  for (;;) {
    const uint8_t *stop = position(from, to, separator);
    const uint8_t *last = stop;
    while (from < last && is_plain_blank(*from)) from++;
    while (from < last && is_plain_blank(last[-1])) last--;
    if (from < last) {
      if ((*from >= 0x80 && may_begin_blank(*from)) || (last[-1] >= 0x80 && may_end_blank(from, last))) return 0;
      uint32_t code = find(dictionary, from, last, limit);
      if (code == 0) return 0;
      lists->codes[used++] = code - 1;
    }
    if (stop == to) break;
    from = stop + 1;
  }
  lists->used = used;
  return 1;
}

size_t tk_split_cells(const tk_cells *cells, size_t column, size_t row, size_t end, uint8_t separator,
                      const tk_dictionary *dictionary, size_t first, tk_open_lists *lists) {
  const uint8_t *limit = cells->bytes + cells->count;
  for (; row < end; row++) {
    const uint8_t *from, *to;
    if (!plain_cell(cells, row, column, &from, &to)) return row;
    if (from < to && !split(from, to, limit, separator, dictionary, lists)) return row;
    lists->offsets[row - first + 1] = (uint32_t)lists->used;
  }
  return end;
}
