#pragma once

/// What a signal handler notes for the program to see later.
enum tartan_event {
  TARTAN_INTERRUPTED,
  TARTAN_RESIZED,
  TARTAN_CONTINUED,
  TARTAN_STOPPED,
  TARTAN_TERMINATED,
  TARTAN_HUNG_UP,
  TARTAN_EVENT_COUNT
};

/// Notes interrupt, resize and continue from now on, without restarting the calls they break into, and ignores
/// SIGPIPE. A second call does nothing. Returns 0, or an error number.
int tartan_signals_install(void);

/// While a line is edited, stop, terminate and hang up are noted too, so that the terminal can be put back first.
void tartan_signals_editing(int on);

/// Whether the event was noted since it was last taken; forgets it.
int tartan_event_take(int event);

/// How many interrupts there have been.
int tartan_interrupt_count(void);

/// Readable whenever an event was noted; -1 before `tartan_signals_install`.
int tartan_wake_descriptor(void);
void tartan_wake_drain(void);

/// Waits for the next interrupt; for one thread that does nothing else. Returns 0, or -1 when there is no more.
int tartan_await_interrupt(void);

/// Lets the signal of an event do what it does by default: stop or end the program.
void tartan_default_action(int event);
