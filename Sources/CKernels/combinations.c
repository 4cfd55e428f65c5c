#include <string.h>

#include "tartan_kernels.h"

#include "levels.h"

enum { BLOCK = 512 };

// dst = a & b, and how many bits that sets.
FOR_EACH_PROCESSOR
static uint64_t keep_common(uint64_t *dst, const uint64_t *a, const uint64_t *b, size_t words) {
  uint64_t total = 0;
  for (size_t i = 0; i < words; i++) {
    dst[i] = a[i] & b[i];
    total += (uint64_t)__builtin_popcountll(dst[i]);
  }
  return total;
}

// dst = a & ~b.
FOR_EACH_PROCESSOR
static void keep_rest(uint64_t *dst, const uint64_t *a, const uint64_t *b, size_t words) {
  for (size_t i = 0; i < words; i++) dst[i] = a[i] & ~b[i];
}

// What the halving of one block of rows works with: a buffer of rows for each depth of the tree.
typedef struct {
  const uint64_t *const *sets;
  size_t set_count;
  size_t first;
  size_t words;
  uint64_t *counts;
  uint64_t rows[TK_TREE_SETS][BLOCK];
} tree;

// `rows` are the `total` rows of the block that stand in exactly the sets of `member` among the first `depth`.
static void halve(tree *in, size_t depth, uint32_t member, const uint64_t *rows, uint64_t total) {
  if (total == 0) return;
  if (depth == in->set_count) {
    in->counts[member] += total;
    return;
  }
  const uint64_t *set = in->sets[depth] + in->first;
  uint32_t with = member | (uint32_t)1 << depth;
  if (depth + 1 == in->set_count) {
    uint64_t common = tk_count_and(rows, set, in->words);
    in->counts[with] += common;
    in->counts[member] += total - common;
    return;
  }
  uint64_t *half = in->rows[depth];
  uint64_t common = keep_common(half, rows, set, in->words);
  halve(in, depth + 1, with, half, common);
  if (common == total) return;
  keep_rest(half, rows, set, in->words);
  halve(in, depth + 1, member, half, total - common);
}

void tk_combinations_by_halving(const uint64_t *const *sets, size_t set_count, const uint64_t *base, size_t first,
                                size_t end, uint64_t *counts) {
  tree in = {.sets = sets, .set_count = set_count, .counts = counts};
  for (size_t word = first; word < end; word += BLOCK) {
    in.first = word;
    in.words = end - word < BLOCK ? end - word : BLOCK;
    halve(&in, 0, 0, base + word, tk_count(base + word, in.words));
  }
}

void tk_combinations_by_rows(const uint64_t *const *sets, size_t set_count, const uint64_t *base, size_t first,
                             size_t end, uint64_t *counts) {
  for (size_t word = first; word < end; word++) {
    uint64_t any = 0;
    for (size_t s = 0; s < set_count; s++) any |= sets[s][word];
    counts[0] += (uint64_t)__builtin_popcountll(base[word] & ~any);
    uint32_t members[64];
    memset(members, 0, sizeof members);
    for (size_t s = 0; s < set_count; s++)
      for (uint64_t left = sets[s][word] & base[word]; left; left &= left - 1)
        members[__builtin_ctzll(left)] |= (uint32_t)1 << s;
    for (uint64_t left = any & base[word]; left; left &= left - 1) counts[members[__builtin_ctzll(left)]]++;
  }
}
