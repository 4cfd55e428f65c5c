#define _DEFAULT_SOURCE
#define _XOPEN_SOURCE 700
#include "ceditline.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

EditLine *tartan_edit_open(const char *program) {
  FILE *nowhere = fopen("/dev/null", "we");
  if (nowhere == NULL) return NULL;
  // Streams to nowhere, descriptors on the terminal: libedit edits and sets the terminal's modes, we draw.
  EditLine *editor = el_init_fd(program, stdin, nowhere, nowhere, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO);
  if (editor == NULL) {
    fclose(nowhere);
    return NULL;
  }
  // With EL_SIGNAL on, libedit would send signals to the whole process group.
  el_set(editor, EL_SIGNAL, 0);
  return editor;
}

void tartan_edit_set_client(EditLine *editor, void *client) { el_set(editor, EL_CLIENTDATA, client); }

void *tartan_edit_client(EditLine *editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

int tartan_edit_set_reader(EditLine *editor, tartan_edit_reader reader) {
  return el_wset(editor, EL_GETCFN, reader);
}

int tartan_edit_add_function(EditLine *editor, const char *name, const char *help, tartan_edit_function function) {
  return el_set(editor, EL_ADDFN, name, help, function);
}

int tartan_edit_bind(EditLine *editor, int command_mode, const char *key, const char *function) {
  if (command_mode) return el_set(editor, EL_BIND, "-a", key, function, (char *)NULL);
  return el_set(editor, EL_BIND, key, function, (char *)NULL);
}

int tartan_edit_unbind(EditLine *editor, int command_mode, const char *key) {
  if (command_mode) return el_set(editor, EL_BIND, "-a", "-r", key, (char *)NULL);
  return el_set(editor, EL_BIND, "-r", key, (char *)NULL);
}

int tartan_edit_set_editor(EditLine *editor, const char *name) { return el_set(editor, EL_EDITOR, name); }

const char *tartan_edit_editor(EditLine *editor) {
  const char *name = NULL;
  el_get(editor, EL_EDITOR, &name);
  return name;
}

int tartan_edit_is_enabled(EditLine *editor) {
  int enabled = 1;
  el_get(editor, EL_EDITMODE, &enabled);
  return enabled;
}

int tartan_edit_configure(EditLine *editor, const char *line) {
  Tokenizer *tokenizer = tok_init(NULL);
  if (tokenizer == NULL) return -1;
  int count = 0;
  const char **words = NULL;
  int result = -1;
  if (tok_str(tokenizer, line, &count, &words) == 0 && count > 0) result = el_parse(editor, count, words);
  tok_end(tokenizer);
  return result;
}

void tartan_edit_enlarge_picture(EditLine *editor) {
  el_set(editor, EL_SETTC, "li", "128", (char *)NULL);
  el_set(editor, EL_SETTC, "co", "8192", (char *)NULL);
}

void tartan_edit_prepare_terminal(EditLine *editor, int raw) { el_set(editor, EL_PREP_TERM, raw); }

int tartan_edit_use_history(EditLine *editor, HistoryW *history) {
  return el_wset(editor, EL_HIST, history_w, history);
}

int tartan_history_set_size(HistoryW *history, int size) {
  HistEventW event;
  return history_w(history, &event, H_SETSIZE, size);
}

int tartan_history_enter(HistoryW *history, const wchar_t *text) {
  HistEventW event;
  return history_w(history, &event, H_ENTER, text);
}

void tartan_use_utf8_locale(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
  if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) setlocale(LC_CTYPE, "en_US.UTF-8");
}

int tartan_window_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return 0;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 1;
}
