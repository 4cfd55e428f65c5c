#include "include/tartan_kernels.h"
#include "levels.h"
#include <string.h>

// Eight lanes of a multiplication of 32 by 32 bits, which processors of every level have as a vector instruction; the
// keys move by one with each stripe, so that stripes that change places change the sum. After XXH3 (Collet, 2019) in
// idea; keys, order and finish are our own, and the bytes are read as little-endian words.
#define LANES 8
#define STRIPE 64
#define KEYS 16
#define GOLDEN 0x9E3779B97F4A7C15u

static uint64_t stir(uint64_t word) {
  word ^= word >> 32;
  word *= 0xD6E8FEB86659FD93u;
  word ^= word >> 32;
  word *= 0xD6E8FEB86659FD93u;
  return word ^ word >> 32;
}

static inline uint64_t little_endian(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

static inline __attribute__((always_inline)) void add_stripe(uint64_t lanes[LANES], const uint8_t *bytes,
                                                             const uint64_t *keys) {
  uint64_t words[LANES];
  for (int lane = 0; lane < LANES; lane++) words[lane] = little_endian(bytes + 8 * lane);
  for (int lane = 0; lane < LANES; lane++) {
    uint64_t keyed = words[lane] ^ keys[lane];
    lanes[lane] += words[lane ^ 1] + (keyed & 0xFFFFFFFFu) * (keyed >> 32);
  }
}

FOR_EACH_PROCESSOR
uint64_t tk_checksum(const uint8_t *bytes, size_t count, uint64_t seed) {
  uint64_t keys[LANES + KEYS];
  uint64_t lanes[LANES];
  for (int key = 0; key < LANES + KEYS; key++) keys[key] = stir(GOLDEN * (uint64_t)(key + 1));
  for (int lane = 0; lane < LANES; lane++) lanes[lane] = stir(seed + GOLDEN * (uint64_t)(lane + 1));
  size_t at = 0;
  size_t stripe = 0;
  for (; count - at >= STRIPE; at += STRIPE, stripe++) {
    add_stripe(lanes, bytes + at, keys + stripe % KEYS);
    if (stripe % KEYS != KEYS - 1) continue;
    for (int lane = 0; lane < LANES; lane++) {
      lanes[lane] = (lanes[lane] ^ lanes[lane] >> 47 ^ keys[lane]) * 0x9E3779B1u;
    }
  }
  uint8_t rest[STRIPE] = {0};
  if (count > at) memcpy(rest, bytes + at, count - at);
  add_stripe(lanes, rest, keys + stripe % KEYS);
  uint64_t sum = stir(seed ^ (uint64_t)count);
  for (int lane = 0; lane < LANES; lane++) sum = stir(sum ^ lanes[lane]) + GOLDEN;
  return stir(sum);
}
