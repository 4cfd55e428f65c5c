#include "csv.h"
#include "tartan_kernels.h"

// Where the cells of regular records end: the marked bytes of 64 at a time, then one step a mark.

// Carried through one call.
typedef struct {
  tk_csv_table *table;
  size_t start;           // where the open record begins
  uint32_t *ends;         // of the open record
  uint32_t cell;          // how many cells of it are closed
  uint32_t escaped;       // TK_ESCAPED if a doubled quote stands in the open cell
  uint64_t inside;        // all ones inside of quotes
  uint64_t after_quote;   // 1 if the last byte was a quote
  uint64_t after_return;  // 1 if the last byte was a carriage return
  uint64_t line;          // of the file, at the start of the block
} cells_state;

// Whether a record surely holds something: a byte that is no blank, quote or delimiter.
CSV_INLINE int has_content(const uint8_t *at, const uint8_t *end, uint8_t delimiter) {
  for (; at < end; at++)
    if (*at > ' ' && *at < 0x80 && *at != '"' && *at != delimiter) return 1;
  return 0;
}

// Whether whoever reads with more care must look at the record.
CSV_INLINE int needs_care(const tk_csv_table *t, size_t start, size_t length) {
  const uint8_t *at = t->bytes + start;
  if (length >= TK_ESCAPED || !has_content(at, at + length, t->delimiter)) return 1;
  return length == t->header_count && memcmp(at, t->header, length) == 0;
}

// Takes down the cells that end in one block; 0 if the open record needs care.
CSV_INLINE int cells_of_block(cells_state *s, csv_masks m, uint64_t parity, size_t base) {
  tk_csv_table *t = s->table;
  uint64_t inside = parity ^ s->inside;
  uint64_t breaks = line_breaks_of(m, s->after_return);
  uint64_t doubled = m.quote & inside & (m.quote << 1 | s->after_quote);
  uint64_t marks = (m.delimiter | breaks) & ~inside;
  while (marks) {
    size_t place = base + (size_t)__builtin_ctzll(marks);
    uint64_t bit = marks & -marks;
    marks &= marks - 1;
    if (__builtin_expect((doubled & (bit - 1)) != 0, 0)) {
      s->escaped = TK_ESCAPED;
      doubled &= ~(bit - 1);
    }
    s->ends[s->cell++] = (uint32_t)(place - s->start) | s->escaped;
    s->escaped = 0;
    if (bit & m.delimiter) {
      if (s->cell == t->columns) return 0;
      continue;
    }
    if (s->cell != t->columns || needs_care(t, s->start, place - s->start)) return 0;
    t->starts[t->rows] = s->start;
    t->lines[t->rows] = (uint32_t)t->line;
    t->rows++;
    t->line = s->line + (uint64_t)__builtin_popcountll(breaks & (bit | (bit - 1)));
    s->ends += t->columns;
    s->cell = 0;
    s->start = place + 1;
    if ((bit & m.carriage_return) && s->start < t->count && t->bytes[s->start] == '\n') s->start++;
    if (t->rows == t->capacity) return 0;
  }
  if (doubled) s->escaped = TK_ESCAPED;
  s->line += (uint64_t)__builtin_popcountll(breaks);
  s->after_quote = m.quote >> 63;
  s->after_return = m.carriage_return >> 63;
  s->inside = (uint64_t)((int64_t)inside >> 63);
  return 1;
}

#define CELLS(NAME, TARGET, MASKS, PARITY)                                                          \
  TARGET static void NAME(cells_state *s, size_t end) {                                             \
    const uint8_t *bytes = s->table->bytes;                                                         \
    uint8_t delimiter = s->table->delimiter;                                                        \
    size_t i = s->start;                                                                            \
    for (; i + 64 <= end; i += 64) {                                                                \
      csv_masks m = MASKS(bytes + i, delimiter);                                                    \
      if (!cells_of_block(s, m, PARITY(m.quote), i)) return;                                        \
    }                                                                                               \
    if (i < end) {                                                                                  \
      uint8_t block[64];                                                                            \
      csv_masks m = cut_off(MASKS(filled_up(bytes + i, end - i, block), delimiter), end - i);       \
      cells_of_block(s, m, PARITY(m.quote), i);                                                     \
    }                                                                                               \
  }

CELLS(cells_plain, , masks_plain, parity_plain)
#if defined(__x86_64__)
CELLS(cells_wide, CSV_WIDE, masks_wide, parity_wide)
#endif

size_t tk_csv_cells(tk_csv_table *table, size_t from, size_t end, int level) {
  if (table->rows >= table->capacity || table->columns == 0) return from;
  cells_state s = {
      .table = table, .start = from, .ends = table->ends + table->rows * table->columns, .line = table->line};
#if defined(__x86_64__)
  if (has_wide(level)) {
    cells_wide(&s, end);
    return s.start;
  }
#else
  (void)level;
#endif
  cells_plain(&s, end);
  return s.start;
}
