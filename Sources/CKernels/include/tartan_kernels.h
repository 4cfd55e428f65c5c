#pragma once
#include <stddef.h>
#include <stdint.h>

#include "tartan_columns.h"

/// Number of bits set in both `a` and `b`, over `words` 64-bit words.
/// Uses the widest population count that the processor has, found at the first call.
uint64_t tk_count_and(const uint64_t *a, const uint64_t *b, size_t words);

/// The same as at a level of processor (as `tk_level` counts them, none above it).
uint64_t tk_count_and_at(int level, const uint64_t *a, const uint64_t *b, size_t words);

/// Number of bits set in `a`, over `words` 64-bit words.
uint64_t tk_count(const uint64_t *a, size_t words);

/// Adds to `counts[r * column_count + c]` the number of bits set in row set `r`, column set `c` and `mask` together,
/// over the words from `first` up to `end`.
///
/// `rows` and `columns` hold one pointer a set; `mask` may be null for no mask. With `upper_only` the two sides are the
/// same sets, and cells with c < r may stay as they are. Every `level` (as `tk_level` counts them, none above it) gives
/// the same counts.
void tk_cross(const uint64_t *const *rows, size_t row_count, const uint64_t *const *columns, size_t column_count,
              const uint64_t *mask, size_t first, size_t end, int upper_only, int level, uint64_t *counts);

/// Lists of codes below `items`, of `width` bytes each (1, 2 or 4): those of row r are from `offsets[r]` up to
/// `offsets[r + 1]` in `codes`, which has `count` of them. What lies outside of that is read as the code `items`.
typedef struct {
  const uint32_t *offsets;
  const void *codes;
  size_t count;
  size_t items;
  int width;
} tk_lists;

/// Adds one to `counts[a * (items + 1) + b]` for each two codes a <= b of each row whose bit is set in `mask`, in the
/// words from `first` up to `end`; a code with itself too.
void tk_pairs_by_rows(const tk_lists *lists, const uint64_t *mask, size_t first, size_t end, uint32_t *counts);

/// The same rows in a table of `codes` (of `code_width` bytes, those above `code_items` read as that) and lists: adds
/// one to `counts[code * (items + 1) + b]` for each code b of a row's list, with b = `items` for an empty list, and one
/// to `totals[code]`.
void tk_cross_by_rows(const void *codes, int code_width, size_t code_items, const tk_lists *lists,
                      const uint64_t *mask, size_t first, size_t end, uint32_t *counts, uint32_t *totals);

/// The most sets that `tk_combinations_by_halving` takes.
#define TK_TREE_SETS 16

/// Adds to `counts[m]`, for each m below 2^set_count, the rows of `base` that stand in exactly the sets whose bit is
/// set in m, over the words from `first` up to `end`. At most TK_TREE_SETS sets; cost: words x 2^set_count.
void tk_combinations_by_halving(const uint64_t *const *sets, size_t set_count, const uint64_t *base, size_t first,
                                size_t end, uint64_t *counts);

/// The same, for at most 32 sets; cost: words x set_count, and one step for each row in each of its sets.
void tk_combinations_by_rows(const uint64_t *const *sets, size_t set_count, const uint64_t *base, size_t first,
                             size_t end, uint64_t *counts);

/// Writes one bit a value, lowest first: whether lower <= value <= upper. NaN gives 0. `out` has (count + 63) / 64 words.
void tk_between(const double *values, size_t count, double lower, double upper, uint64_t *out);

/// Pieces of wording: piece `i` has `lengths[i]` bytes from `starts[i]` on in `bytes`, or, from `bytes_count` on, in
/// `extra`. A piece that does not lie in its buffer counts as empty.
typedef struct {
  const uint8_t *bytes;
  size_t bytes_count;
  const uint8_t *extra;
  size_t extra_count;
  const uint64_t *starts;
  const uint32_t *lengths;
} tk_pieces;

/// A run of bytes to find: byte `i` of the text fits if (byte | folds[i]) == values[i]. `first` < `second` are the
/// two positions that are compared first; both are the same for a run of one byte. With `starts_word` the run fits only
/// where no letter or digit of ASCII stands before it in its piece.
typedef struct {
  const uint8_t *values;
  const uint8_t *folds;
  size_t count;
  size_t first;
  size_t second;
  int starts_word;
} tk_needle;

/// A place in a piece where a needle stands.
typedef struct {
  uint32_t row;
  uint32_t offset;
} tk_place;

/// Places where one of the needles stands, in the pieces in which one of the others stands somewhere (if there are
/// any): from byte `*offset` of piece `*row` on, in the pieces before `end`, and only in those whose bit is set in
/// `mask` if that is not null. Only the first place of each piece, or with `every` all of them, overlapping ones too.
///
/// Writes up to `room` places, ascending, and returns how many; where it returns fewer there are no more. `*row` and
/// `*offset` are where to go on. Every `level` (as `tk_level` counts them, none above it) finds the same places.
size_t tk_search(const tk_pieces *pieces, const tk_needle *needles, size_t needle_count, const tk_needle *others,
                 size_t other_count, const uint64_t *mask, size_t end, int every, int level, size_t *row,
                 size_t *offset, tk_place *places, size_t room);

/// Writes one bit a piece from `first` (a multiple of 64) up to `end`, into the words of `out` that `mask` has for
/// them: whether its bit is set in `mask`, and it is one of the names as a whole, or has a byte beyond ASCII.
void tk_named(const tk_pieces *pieces, const tk_needle *names, size_t name_count, const uint64_t *mask, size_t first,
              size_t end, uint64_t *out);

/// Sets bit `i - first` of `out` for each piece `i` from `first` up to `end` that holds a character whose full case
/// folding is longer than itself and has ASCII in it: ſ ŉ ß İ ẚ ẞ and the ligatures of f and st.
void tk_expanding(const tk_pieces *pieces, size_t first, size_t end, uint64_t *out);

/// The place of the first byte of `bytes` from `from` on that is NUL or no part of a whole UTF-8 character, or `end`.
/// `level` is what `tk_level` says, or less to do without what a processor has.
size_t tk_text_fault(const uint8_t *bytes, size_t from, size_t end, int level);

/// What one piece of a data file says by itself, without what stands before and behind it.
typedef struct {
  /// How many line breaks there are: LF, CR LF or a lone CR.
  uint32_t line_breaks;
  /// How many of them stand outside of quotes, if the piece begins outside.
  uint32_t outside;
  /// Whether it ends inside of quotes, if it begins outside.
  uint8_t ends_inside;
  /// Whether a quote stands where the rules of CSV have none, if it begins outside [0] or inside [1] of quotes. Its
  /// first byte is taken for well placed, and what follows its last one too.
  uint8_t is_odd[2];
  /// Whether it is UTF-8 without NUL, but for characters that its borders cut.
  uint8_t is_text;
} tk_csv_chunk;

/// Looks at one piece of a data file.
void tk_csv_survey(const uint8_t *bytes, size_t count, uint8_t delimiter, int level, tk_csv_chunk *out);

/// What a byte of a data file is, as far as the next one depends on it: behind a delimiter, a line break or nothing;
/// inside a cell without quotes; inside of quotes; behind a quote that may have closed its cell.
enum { TK_BETWEEN, TK_CELL, TK_INSIDE, TK_AFTER_QUOTE };

/// How far a walk has come.
typedef struct {
  /// One of the four above.
  int state;
  /// How many line breaks were passed, in all and at the end of a record.
  uint64_t line_breaks;
  uint64_t records;
} tk_csv_position;

/// Walks over the bytes from `from` up to `end` one by one, by the rules of cells; with `one_record` only up to the next
/// record. Returns where it stopped.
size_t tk_csv_walk(const uint8_t *bytes, size_t from, size_t end, uint8_t delimiter, int one_record,
                   tk_csv_position *at);

/// Set in a cell's end when the cell holds doubled quotes.
#define TK_ESCAPED 0x80000000u

/// The records of a data file, as far as they are read.
typedef struct {
  const uint8_t *bytes;
  size_t count;
  /// The bytes of the first record, which may stand again between the others.
  const uint8_t *header;
  size_t header_count;
  uint32_t columns;
  uint8_t delimiter;
  /// Where each record begins, the line that this is on, and where each of its cells ends, counted from its start.
  uint64_t *starts;
  uint32_t *lines;
  uint32_t *ends;
  /// How many records there are and may be.
  size_t rows;
  size_t capacity;
  /// The line of the next record.
  uint64_t line;
} tk_csv_table;

/// Reads the records from `from` on that end before `end`, where no quote is odd, and stops at the first one that has
/// another number of cells, surely no content, the bytes of the header, or 2 GB. Returns where the first record begins
/// that was not read.
size_t tk_csv_cells(tk_csv_table *table, size_t from, size_t end, int level);

/// 0 = portable, 1 = POPCNT, 2 = AVX2, 3 = AVX-512 VPOPCNTDQ.
int tk_level(void);

/// How many processors this process may use, at least one: those that its affinity allows, which a container or
/// taskset may narrow.
int tk_usable_cores(void);

/// A 64-bit sum of `count` bytes, at the speed of memory: tells a damaged block from a whole one, and with the block's
/// number as `seed` one block from another. The same on every processor. No protection against forgery.
uint64_t tk_checksum(const uint8_t *bytes, size_t count, uint64_t seed);
