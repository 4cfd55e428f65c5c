#include "csv.h"
#include "tartan_kernels.h"

// What one chunk of text says before anybody knows whether it begins inside of quotes: both answers are worked out.

// Carried from one block of 64 bytes to the next.
typedef struct {
  uint64_t inside;         // all ones inside of quotes, if the chunk begins outside
  uint64_t after_quote;    // 1 if the last byte was a quote
  uint64_t after_between;  // 1 if the last byte was a delimiter or a line break, or there was none
  uint64_t after_return;   // 1 if the last byte was a carriage return
  uint64_t odd[2];         // places where a quote is not what parity says, beginning outside or inside
  uint64_t quotes;
  uint64_t high;
  uint64_t zero;
  uint64_t line_breaks;
  uint64_t outside;
} survey_state;

// A quote may open behind a delimiter, a line break or a quote; what follows a closing quote is one of the same. What
// stands before and behind the chunk is looked at by whoever knows it.
CSV_INLINE void survey_block(survey_state *s, csv_masks m, uint64_t parity, uint64_t valid) {
  uint64_t inside = parity ^ s->inside;
  uint64_t between = m.delimiter | m.line_feed | m.carriage_return;
  uint64_t quotes_before = m.quote << 1 | s->after_quote;
  uint64_t cannot_open = m.quote & ~(between << 1 | s->after_between | quotes_before);
  uint64_t cannot_follow = quotes_before & ~(between | m.quote) & valid;
  s->odd[0] |= (cannot_open & inside) | (cannot_follow & ~inside);
  s->odd[1] |= (cannot_open & ~inside) | (cannot_follow & inside);
  uint64_t breaks = line_breaks_of(m, s->after_return);
  s->line_breaks += (uint64_t)__builtin_popcountll(breaks);
  s->outside += (uint64_t)__builtin_popcountll(breaks & ~inside);
  s->quotes |= m.quote;
  s->high |= m.high;
  s->zero |= m.zero;
  s->after_quote = m.quote >> 63;
  s->after_between = between >> 63;
  s->after_return = m.carriage_return >> 63;
  s->inside = (uint64_t)((int64_t)inside >> 63);
}

#define SURVEY(NAME, TARGET, MASKS, PARITY)                                                   \
  TARGET static void NAME(const uint8_t *bytes, size_t count, uint8_t delimiter, survey_state *s) { \
    size_t i = 0;                                                                             \
    for (; i + 64 <= count; i += 64) {                                                        \
      csv_masks m = MASKS(bytes + i, delimiter);                                              \
      survey_block(s, m, PARITY(m.quote), ~(uint64_t)0);                                      \
    }                                                                                         \
    if (i < count) {                                                                          \
      uint8_t block[64];                                                                      \
      csv_masks m = cut_off(MASKS(filled_up(bytes + i, count - i, block), delimiter), count - i); \
      survey_block(s, m, PARITY(m.quote), ((uint64_t)1 << (count - i)) - 1);                  \
    }                                                                                         \
  }

SURVEY(survey_plain, , masks_plain, parity_plain)
#if defined(__x86_64__)
SURVEY(survey_wide, CSV_WIDE, masks_wide, parity_wide)
#endif

// Whether the chunk is text: no NUL, and valid UTF-8 but for a character that the chunk's borders cut.
static int is_text(const uint8_t *bytes, size_t count, int level) {
  size_t from = 0, end = count;
  while (from < 3 && from < count && (bytes[from] & 0xC0) == 0x80) from++;
  // The last lead byte, if what belongs to it does not fit in any more.
  for (size_t back = 1; back <= 3 && back <= count - from; back++) {
    uint8_t byte = bytes[count - back];
    if ((byte & 0xC0) == 0x80) continue;
    size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    if (length > back) end = count - back;
    break;
  }
  return tk_text_fault(bytes, from, end, level) == end;
}

void tk_csv_survey(const uint8_t *bytes, size_t count, uint8_t delimiter, int level, tk_csv_chunk *out) {
  survey_state s = {.after_between = 1};
#if defined(__x86_64__)
  if (has_wide(level)) {
    survey_wide(bytes, count, delimiter, &s);
  } else {
    survey_plain(bytes, count, delimiter, &s);
  }
#else
  survey_plain(bytes, count, delimiter, &s);
#endif
  out->line_breaks = (uint32_t)s.line_breaks;
  out->outside = (uint32_t)s.outside;
  out->ends_inside = s.inside != 0;
  out->is_odd[0] = s.odd[0] != 0;
  out->is_odd[1] = s.odd[1] != 0;
  out->is_text = s.zero == 0 && (s.high == 0 || is_text(bytes, count, level));
}
