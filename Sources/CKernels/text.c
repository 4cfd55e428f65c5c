#include "cells.h"

/// The hash of some bytes; `seen` gets a word whose top bits say whether one of them is not ASCII.
static inline uint64_t hash_of(const uint8_t *p, size_t count, uint64_t *seen) {
  const uint8_t *end = p + count;
  uint64_t left = count, right = FACTOR, all = 0;
  if (count < 8) {
    for (size_t i = count; i > 0; i--) all = all << 8 | p[i - 1];
    *seen = all;
    return mix(join(all, left), FACTOR);
  }
  // Two chains of products: one alone would wait for itself.
  for (; end - p >= 32; p += 32) {
    uint64_t a = eight(p), b = eight(p + 8), c = eight(p + 16), d = eight(p + 24);
    all |= a | b | c | d;
    left = join(left ^ a, b);
    right = join(right ^ c, d);
  }
  for (; end - p >= 8; p += 8) {
    uint64_t word = eight(p);
    all |= word;
    left = mix(left, word);
  }
  uint64_t last = eight(end - 8);
  *seen = all | last;
  return mix(join(left, right), last);
}

uint64_t tk_hash(const uint8_t *bytes, size_t count) {
  uint64_t seen;
  return hash_of(bytes, count, &seen);
}

/// Blocks of Unicode whose scalars are in NFC and never join the one before: Greek, Cyrillic, punctuation, symbols,
/// kana, Han, Hangul syllables, wide forms, emoji.
static int is_safe(uint32_t scalar) {
  static const uint32_t blocks[][2] = {
      {0x0370, 0x0373}, {0x0375, 0x037D}, {0x037F, 0x0386}, {0x0388, 0x0482},   {0x048A, 0x0590},  {0x2002, 0x20CF},
      {0x2100, 0x2125}, {0x2127, 0x2129}, {0x212C, 0x2328}, {0x232B, 0x2ADB},   {0x3000, 0x3029},  {0x3030, 0x3098},
      {0x309B, 0xA66E}, {0xAC00, 0xD7A3}, {0xFE00, 0xFE0F}, {0xFF00, 0xFFEF}, {0x1F000, 0x1FAFF}, {0x20000, 0x2A6DF},
  };
  for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
    if (scalar >= blocks[i][0] && scalar <= blocks[i][1]) return 1;
  return 0;
}

int tk_is_nfc(const uint8_t *bytes, size_t count) {
  const uint64_t tops = 0x8080808080808080ull;
  size_t i = 0;
  while (i < count) {
    // Up to U+02FF nothing changes and nothing joins: bytes below 0xCC.
    if (count - i >= 8) {
      uint64_t word = eight(bytes + i);
      if ((word & ((word & ~tops) + 0x3434343434343434ull) & tops) == 0) {
        i += 8;
        continue;
      }
    }
    uint8_t lead = bytes[i];
    // A byte within a scalar, where a word ended inside one, or a scalar up to U+02FF.
    if (lead < 0xCC) {
      i++;
      continue;
    }
    size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (count - i < length) return 0;
    uint32_t scalar = lead & (0xFFu >> (length + 1));
    for (size_t k = 1; k < length; k++) scalar = scalar << 6 | (bytes[i + k] & 0x3F);
    if (!is_safe(scalar)) return 0;
    i += length;
  }
  return 1;
}

size_t tk_text_cells(const tk_cells *cells, size_t column, size_t row, size_t end, size_t first, uint64_t *starts,
                     uint32_t *lengths, uint32_t *hashes) {
  for (; row < end; row++) {
    const uint8_t *from, *to;
    if (!plain_cell(cells, row, column, &from, &to)) return row;
    if (from == to) continue;
    uint64_t seen, hash = hash_of(from, (size_t)(to - from), &seen);
    if (seen & 0x8080808080808080ull && !tk_is_nfc(from, (size_t)(to - from))) return row;
    starts[row - first] = (uint64_t)(from - cells->bytes);
    lengths[row - first] = (uint32_t)(to - from);
    if (hashes) {
      uint32_t half = (uint32_t)(hash ^ hash >> 32);
      hashes[row - first] = half ? half : 1;
    }
  }
  return end;
}
