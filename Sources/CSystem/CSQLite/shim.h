#include <sqlite3.h>

// `sqlite3_db_config` takes a variable list of arguments, which Swift does not import.
static inline int tartan_sqlite_set(sqlite3 *connection, int option, int value) {
  int now = -1;
  int status = sqlite3_db_config(connection, option, value, &now);
  return status == SQLITE_OK && now != value ? SQLITE_ERROR : status;
}

// `SQLITE_TRANSIENT` is a number cast to a function, which Swift does not import.
static inline int tartan_sqlite_bind_text(sqlite3_stmt *statement, int place, const char *text, int count) {
  return sqlite3_bind_text(statement, place, text, count, SQLITE_TRANSIENT);
}
