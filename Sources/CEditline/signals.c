#define _DEFAULT_SOURCE
#define _XOPEN_SOURCE 700
#include "tartan_signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

// Handlers run in whichever thread the system picks, and the flags are read in others: lock-free atomics, which are
// safe in a handler and between threads.
_Static_assert(ATOMIC_INT_LOCK_FREE == 2, "a signal handler may only touch lock-free atomics");

static atomic_int noted[TARTAN_EVENT_COUNT];
static atomic_int interrupts;
static int wake_pipe[2] = {-1, -1};
static int interrupt_pipe[2] = {-1, -1};

static const int signal_of[TARTAN_EVENT_COUNT] = {SIGINT, SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP};
static struct sigaction before_editing[TARTAN_EVENT_COUNT];
static int is_editing;

static void write_byte(int descriptor) {
  // A full pipe is as good: whoever reads it has not caught up with the bytes before.
  const char byte = 0;
  if (write(descriptor, &byte, 1) < 0) return;
}

static void note(int number) {
  int kept = errno;
  for (int event = 0; event < TARTAN_EVENT_COUNT; event++)
    if (signal_of[event] == number) atomic_store(&noted[event], 1);
  if (number == SIGINT) {
    atomic_fetch_add(&interrupts, 1);
    write_byte(interrupt_pipe[1]);
  }
  write_byte(wake_pipe[1]);
  errno = kept;
}

static int open_pipe(int ends[2], int reader_waits) {
  if (pipe(ends) != 0) return errno;
  for (int end = 0; end < 2; end++) {
    fcntl(ends[end], F_SETFD, FD_CLOEXEC);
    if (end == 1 || !reader_waits) fcntl(ends[end], F_SETFL, fcntl(ends[end], F_GETFL) | O_NONBLOCK);
  }
  return 0;
}

static void handle(int event, struct sigaction *before) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note;
  sigemptyset(&action.sa_mask);
  action.sa_flags = 0;  // no SA_RESTART: a read must end when Ctrl-C is typed
  sigaction(signal_of[event], &action, before);
}

int tartan_signals_install(void) {
  if (wake_pipe[0] >= 0) return 0;
  int problem = open_pipe(interrupt_pipe, 1);
  if (problem == 0) problem = open_pipe(wake_pipe, 0);
  if (problem != 0) return problem;
  for (int event = TARTAN_INTERRUPTED; event <= TARTAN_CONTINUED; event++) handle(event, NULL);
  signal(SIGPIPE, SIG_IGN);
  return 0;
}

void tartan_signals_editing(int on) {
  if (wake_pipe[0] < 0 || on == is_editing) return;
  is_editing = on;
  for (int event = TARTAN_STOPPED; event < TARTAN_EVENT_COUNT; event++) {
    if (on) {
      handle(event, &before_editing[event]);
      // What was ignored by whoever started us (nohup, a shell without job control) stays ignored.
      if (before_editing[event].sa_handler == SIG_IGN) sigaction(signal_of[event], &before_editing[event], NULL);
    } else {
      sigaction(signal_of[event], &before_editing[event], NULL);
    }
  }
}

int tartan_event_take(int event) { return atomic_exchange(&noted[event], 0); }

int tartan_interrupt_count(void) { return atomic_load_explicit(&interrupts, memory_order_relaxed); }

int tartan_wake_descriptor(void) { return wake_pipe[0]; }

void tartan_wake_drain(void) {
  char bytes[64];
  while (read(wake_pipe[0], bytes, sizeof bytes) > 0) {
  }
}

int tartan_await_interrupt(void) {
  char byte;
  for (;;) {
    ssize_t count = read(interrupt_pipe[0], &byte, 1);
    if (count == 1) return 0;
    if (count == 0 || errno != EINTR) return -1;
  }
}

void tartan_default_action(int event) {
  struct sigaction standard, ours;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigemptyset(&standard.sa_mask);
  sigaction(signal_of[event], &standard, &ours);
  raise(signal_of[event]);  // delivered before it returns, unlike kill() in a program with threads
  sigaction(signal_of[event], &ours, NULL);
}
