#pragma once

// One body per kernel, compiled once per processor level; the loader picks at start. The plain build and the wide
// ones run the same C, so they cannot differ in their results.
#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("default", "popcnt", "avx2", "avx512vpopcntdq")))
#else
#define FOR_EACH_PROCESSOR
#endif
