#pragma once
#include <stddef.h>
#include <stdint.h>

/// Number of bits set in both `a` and `b`, over `words` 64-bit words.
/// Uses the widest population count that the processor has, found at the first call.
uint64_t tk_count_and(const uint64_t *a, const uint64_t *b, size_t words);

/// Number of bits set in `a`, over `words` 64-bit words.
uint64_t tk_count(const uint64_t *a, size_t words);

/// 0 = portable, 1 = POPCNT, 2 = AVX2, 3 = AVX-512 VPOPCNTDQ.
int tk_level(void);
