#define _GNU_SOURCE
#include "tartan_process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

char **tartan_environment(void) { return environ; }

static int start(char *const arguments[], char *const environment[], int input, pid_t *process) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  // Handlers end with the new program, but what we ignore would stay ignored in it.
  sigset_t ignored, none;
  sigemptyset(&none);
  sigemptyset(&ignored);
  sigaddset(&ignored, SIGINT);
  sigaddset(&ignored, SIGPIPE);
  int problem = posix_spawn_file_actions_init(&actions);
  if (problem != 0) return problem;
  problem = posix_spawnattr_init(&attributes);
  if (problem == 0) {
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawnattr_setsigdefault(&attributes, &ignored);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    problem = posix_spawnp(process, arguments[0], &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return problem;
}

int tartan_spawn_reader(char *const arguments[], char *const environment[], pid_t *process, int *pipe_end) {
  int ends[2];
  if (pipe(ends) != 0) return errno;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  int problem = start(arguments, environment, ends[0], process);
  close(ends[0]);
  if (problem != 0) {
    close(ends[1]);
    return problem;
  }
  *pipe_end = ends[1];
  return 0;
}

int tartan_wait_for(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0)
    if (errno != EINTR) return -1;
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : -1;
}

void tartan_leave_interrupts(int leave) {
  static struct sigaction ours;
  static int is_left;
  if (leave == is_left) return;
  is_left = leave;
  if (leave) {
    struct sigaction ignore;
    ignore.sa_handler = SIG_IGN;
    ignore.sa_flags = 0;
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGINT, &ignore, &ours);
  } else {
    sigaction(SIGINT, &ours, NULL);
  }
}

int tartan_lock(int descriptor, int exclusive) {
  while (flock(descriptor, exclusive ? LOCK_EX : LOCK_SH) != 0)
    if (errno != EINTR) return errno;
  return 0;
}
