// sched_getaffinity and the sets of processors are the system's own, not C's.
#define _GNU_SOURCE
#include <sched.h>
#include <unistd.h>

#include "tartan_kernels.h"

int tk_usable_cores(void) {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return CPU_COUNT(&set);
  long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online > 0 ? (int)online : 1;
}
