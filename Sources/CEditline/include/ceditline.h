#pragma once

// What Swift cannot say itself: variadic calls, the standard streams, signal handlers, file actions of a new process.
// No decision is taken here; each function is one call or a few that belong together.

#include <histedit.h>
#include <signal.h>
#include <stddef.h>
#include <sys/types.h>
#include <wchar.h>

#include "tartan_process.h"
#include "tartan_signals.h"

typedef unsigned char (*tartan_edit_function)(EditLine *, int);
typedef int (*tartan_edit_reader)(EditLine *, wchar_t *);

/// An editor on the terminal at descriptors 0 and 1 that draws nothing: its own output is thrown away.
EditLine *tartan_edit_open(const char *program);

void tartan_edit_set_client(EditLine *editor, void *client);
void *tartan_edit_client(EditLine *editor);

/// Where keys come from.
int tartan_edit_set_reader(EditLine *editor, tartan_edit_reader reader);

/// Names a function that keys can be bound to; both strings must outlive the editor.
int tartan_edit_add_function(EditLine *editor, const char *name, const char *help, tartan_edit_function function);

/// Binds a key, written as in editrc(5); `command_mode` is vi's second map.
int tartan_edit_bind(EditLine *editor, int command_mode, const char *key, const char *function);
int tartan_edit_unbind(EditLine *editor, int command_mode, const char *key);

int tartan_edit_set_editor(EditLine *editor, const char *name);
const char *tartan_edit_editor(EditLine *editor);

/// 0 once `edit off` stood in a configuration file.
int tartan_edit_is_enabled(EditLine *editor);

/// Runs one line of a configuration file; -1 where it is not understood.
int tartan_edit_configure(EditLine *editor, const char *line);

/// Makes the picture of the screen that libedit keeps, and that nobody sees, so large that it need not fold or scroll.
void tartan_edit_enlarge_picture(EditLine *editor);

/// Raw mode on or off, for a stop in the middle of a line.
void tartan_edit_prepare_terminal(EditLine *editor, int raw);

int tartan_edit_use_history(EditLine *editor, HistoryW *history);
int tartan_history_set_size(HistoryW *history, int size);
int tartan_history_enter(HistoryW *history, const wchar_t *text);

/// Sets the character classes of the environment's locale, or of C.UTF-8 where those are not UTF-8.
void tartan_use_utf8_locale(void);

/// The window of a terminal; 0 where `descriptor` is none.
int tartan_window_size(int descriptor, int *columns, int *rows);
