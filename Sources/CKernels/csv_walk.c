#include "tartan_kernels.h"

// The rules of cells, one byte after the other. Everything else about quotes is measured by this.

static inline int is_between(uint8_t byte, uint8_t delimiter) {
  return byte == delimiter || byte == '\n' || byte == '\r';
}

size_t tk_csv_walk(const uint8_t *bytes, size_t from, size_t end, uint8_t delimiter, int one_record,
                   tk_csv_position *at) {
  int state = at->state;
  size_t i = from;
  for (; i < end; i++) {
    uint8_t byte = bytes[i];
    int is_line = byte == '\r' || (byte == '\n' && !(i > 0 && bytes[i - 1] == '\r'));
    at->line_breaks += (uint64_t)is_line;
    if (state == TK_INSIDE) {
      if (byte == '"') state = TK_AFTER_QUOTE;
    } else if (byte == '"' && state != TK_CELL) {
      state = TK_INSIDE;
    } else if (is_between(byte, delimiter)) {
      state = TK_BETWEEN;
      if (is_line && byte != delimiter) {
        at->records++;
        if (one_record) {
          i++;
          if (byte == '\r' && i < end && bytes[i] == '\n') i++;
          break;
        }
      }
    } else {
      state = TK_CELL;
    }
  }
  at->state = state;
  return i;
}
