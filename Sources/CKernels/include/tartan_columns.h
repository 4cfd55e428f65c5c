#pragma once
#include <stddef.h>
#include <stdint.h>

/// Where the cells of a data file stand: record `r` begins at `starts[r]`, and its cell `c` ends so many bytes behind
/// that as `ends[r * columns + c]` says; its top bit is set if the cell holds doubled quotes.
typedef struct {
  const uint8_t *bytes;
  size_t count;
  const uint64_t *starts;
  const uint32_t *ends;
  size_t columns;
} tk_cells;

/// A place of a dictionary's hash table: what tells a string apart at a glance (its first and its last eight bytes and
/// its length; up to 16 bytes that is all there is) and its code plus one; 0 is free.
typedef struct {
  uint64_t first;
  uint64_t last;
  uint32_t length;
  uint32_t code;
} tk_slot;

/// A dictionary of byte strings: string `i` stands in `arena` from `offsets[i]` up to `offsets[i + 1]`; `mask` is the
/// number of slots less one.
typedef struct {
  const tk_slot *slots;
  size_t mask;
  const uint8_t *arena;
  const ptrdiff_t *offsets;
} tk_dictionary;

// Each of the following works on the rows from `row` up to `end` and returns the first one that takes a closer look
// than it can give: a value that is not in the dictionary, doubled quotes, blanks that are not plain, no room. Of that
// row nothing counts as written. `first` is the row for which the first element of what is written stands.

/// Writes each cell's code plus one, 0 for an empty one, and counts them in `counts`.
size_t tk_code_cells(const tk_cells *cells, size_t column, size_t row, size_t end, const tk_dictionary *dictionary,
                     size_t first, uint16_t *codes, ptrdiff_t *counts);

/// Lists of codes while they are read: those of row `r` stand from `offsets[r - first]` up to `offsets[r - first + 1]`.
typedef struct {
  uint32_t *offsets;
  uint32_t *codes;
  size_t used;
  size_t capacity;
} tk_open_lists;

/// Appends the codes of what stands between separators in each cell.
size_t tk_split_cells(const tk_cells *cells, size_t column, size_t row, size_t end, uint8_t separator,
                      const tk_dictionary *dictionary, size_t first, tk_open_lists *lists);

/// Writes where each cell's text begins and how long it is, and, if `hashes` is not null, a hash that is not 0; leaves
/// all as it is for an empty cell. Text that may not be in Unicode NFC takes a closer look.
size_t tk_text_cells(const tk_cells *cells, size_t column, size_t row, size_t end, size_t first, uint64_t *starts,
                     uint32_t *lengths, uint32_t *hashes);

/// Goes on as long as each cell that is not empty comes after the one before, by length and then by bytes. The text of
/// the last one begins at `*start` and has `*length` bytes, 0 for none yet. Takes a closer look too where one does not.
size_t tk_ascending_cells(const tk_cells *cells, size_t column, size_t row, size_t end, ptrdiff_t *start,
                          ptrdiff_t *length);

/// A hash of bytes, the same in every run and on every processor.
uint64_t tk_hash(const uint8_t *bytes, size_t count);

/// Whether UTF-8 text is certainly in Unicode NFC.
int tk_is_nfc(const uint8_t *bytes, size_t count);

/// Brings lists of codes into their final form: `final` has the new code of each, all ones for none; the new codes of a
/// row ascend, none twice. Writes the codes to `out`, each row's end to `ends`, adds to `counts` how many rows have each
/// label and to `missing` how many have none. Returns how many codes were written.
size_t tk_settle_1(const uint32_t *offsets, const uint32_t *codes, size_t rows, const uint32_t *final, size_t labels,
                   uint8_t *out, uint32_t *ends, ptrdiff_t *counts, ptrdiff_t *missing);
/// The same, in two bytes.
size_t tk_settle_2(const uint32_t *offsets, const uint32_t *codes, size_t rows, const uint32_t *final, size_t labels,
                   uint16_t *out, uint32_t *ends, ptrdiff_t *counts, ptrdiff_t *missing);
/// The same, in four bytes.
size_t tk_settle_4(const uint32_t *offsets, const uint32_t *codes, size_t rows, const uint32_t *final, size_t labels,
                   uint32_t *out, uint32_t *ends, ptrdiff_t *counts, ptrdiff_t *missing);

/// Writes the rows whose hash is not 0 and falls into one of `shares` equal ranges of all hashes; `rows` has room for
/// one more than there are. Returns how many. With `rows` null it only counts.
size_t tk_rows_of_share(const uint32_t *hashes, size_t count, size_t share, size_t shares, uint32_t *rows);

/// Writes those of `rows` that have bits of their hashes in common with another one: `(hash * factor) >> shift` of them.
/// `met` and `again` are bitmaps of 2^(32 - shift) zeros. `out` may be `rows`. Returns how many.
size_t tk_suspects(const uint32_t *hashes, const uint32_t *rows, size_t count, uint32_t factor, uint32_t shift,
                   uint64_t *met, uint64_t *again, uint32_t *out);
