#pragma once

#include <sys/types.h>

/// The environment, as a list that ends with NULL.
char **tartan_environment(void);

/// Starts a program that reads from a pipe and writes where this one does, with all signals at their defaults.
/// Returns 0 and the writing end of the pipe, or an error number.
int tartan_spawn_reader(char *const arguments[], char *const environment[], pid_t *process, int *pipe);

/// Waits for the program; its exit status, 128 + signal, or -1.
int tartan_wait_for(pid_t process);

/// Leaves SIGINT to a program that was started, and takes it back.
void tartan_leave_interrupts(int leave);

/// A lock on a whole file that goes away with the descriptor; waits for it. Returns 0, or an error number.
int tartan_lock(int descriptor, int exclusive);
