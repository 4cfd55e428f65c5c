#include "tartan_kernels.h"

#include "levels.h"

// Words in a block: a 4 x 4 tile of sets, 32 KiB, stays in the first-level cache while it is counted.
enum { BLOCK = 512, SIDE = 4 };

// Counts one tile of 4 x 4 cells over `words` words; sixteen sums stay in registers, each load serves four of them.
FOR_EACH_PROCESSOR
static void count_tile(const uint64_t *const a[SIDE], const uint64_t *const b[SIDE], size_t words,
                       uint64_t sums[SIDE * SIDE]) {
  const uint64_t *a0 = a[0], *a1 = a[1], *a2 = a[2], *a3 = a[3];
  const uint64_t *b0 = b[0], *b1 = b[1], *b2 = b[2], *b3 = b[3];
  uint64_t s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
  uint64_t s8 = 0, s9 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0, s14 = 0, s15 = 0;
#define BITS(x, y) (uint64_t)__builtin_popcountll((x) & (y))
  for (size_t i = 0; i < words; i++) {
    uint64_t p0 = b0[i], p1 = b1[i], p2 = b2[i], p3 = b3[i];
    s0 += BITS(a0[i], p0), s1 += BITS(a0[i], p1), s2 += BITS(a0[i], p2), s3 += BITS(a0[i], p3);
    s4 += BITS(a1[i], p0), s5 += BITS(a1[i], p1), s6 += BITS(a1[i], p2), s7 += BITS(a1[i], p3);
    s8 += BITS(a2[i], p0), s9 += BITS(a2[i], p1), s10 += BITS(a2[i], p2), s11 += BITS(a2[i], p3);
    s12 += BITS(a3[i], p0), s13 += BITS(a3[i], p1), s14 += BITS(a3[i], p2), s15 += BITS(a3[i], p3);
  }
#undef BITS
  uint64_t all[SIDE * SIDE] = {s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15};
  for (size_t i = 0; i < SIDE * SIDE; i++) sums[i] = all[i];
}

// Adds the cells of one tile to the table; sets beyond the last stand in twice and are left out here.
static void add_tile(const uint64_t sums[SIDE * SIDE], size_t row, size_t row_count, size_t column,
                     size_t column_count, uint64_t *counts) {
  for (size_t r = 0; r < SIDE && row + r < row_count; r++)
    for (size_t c = 0; c < SIDE && column + c < column_count; c++)
      counts[(row + r) * column_count + column + c] += sums[r * SIDE + c];
}

void tk_cross(const uint64_t *const *rows, size_t row_count, const uint64_t *const *columns, size_t column_count,
              const uint64_t *mask, size_t first, size_t end, int upper_only, int level, uint64_t *counts) {
  uint64_t masked[SIDE][BLOCK];
  for (size_t word = first; word < end; word += BLOCK) {
    size_t words = end - word < BLOCK ? end - word : BLOCK;
    for (size_t row = 0; row < row_count; row += SIDE) {
      const uint64_t *a[SIDE];
      for (size_t r = 0; r < SIDE; r++) {
        const uint64_t *source = rows[row + r < row_count ? row + r : row_count - 1] + word;
        if (mask)
          for (size_t i = 0; i < words; i++) masked[r][i] = source[i] & mask[word + i];
        a[r] = mask ? masked[r] : source;
      }
      for (size_t column = upper_only ? row : 0; column < column_count; column += SIDE) {
        // With 256-bit vectors and no count of their own one pair after the other is cheaper than sixteen at once.
        if (level == 2) {
          for (size_t r = row; r < row + SIDE && r < row_count; r++)
            for (size_t c = upper_only && column < r ? r : column; c < column + SIDE && c < column_count; c++)
              counts[r * column_count + c] += tk_count_and_at(level, a[r - row], columns[c] + word, words);
          continue;
        }
        const uint64_t *b[SIDE];
        uint64_t sums[SIDE * SIDE];
        for (size_t c = 0; c < SIDE; c++)
          b[c] = columns[column + c < column_count ? column + c : column_count - 1] + word;
        count_tile(a, b, words, sums);
        add_tile(sums, row, row_count, column, column_count, counts);
      }
    }
  }
}
