import CSQLite
import TartanModel

/// What SQLite reports when it cannot do what it was asked for.
struct DatabaseFailure: Error, Hashable {
  /// The kinds that a user is told apart.
  enum Kind: Hashable { case full, damaged, other }

  /// Which kind.
  let kind: Kind
  /// SQLite's words.
  let message: String
}

/// One connection to an SQLite file. Cannot be copied, closes itself.
@safe struct Database: ~Copyable {
  private let connection: OpaquePointer

  /// Opens the file at `path` to read it, and trusts nothing in it: no schema of it runs code, and nothing is written,
  /// no lock and no log beside it.
  static func reading(_ path: String) throws(DatabaseFailure) -> Database {
    let database = try Database(
      "file:" + escaped(path) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX)
    for (option, value) in [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
    ] {
      let status = unsafe tartan_sqlite_set(database.connection, Int32(option), Int32(value))
      guard status == SQLITE_OK else { throw database.failure(status) }
    }
    // Pages of blocks are looked at once: a small cache that stays in the processor's is the fast one.
    try database.run("PRAGMA cache_size = 8")
    return database
  }

  /// Opens the empty file at `path` to fill it. Nothing protects it while it is filled: it takes the place of another
  /// file only when it is whole.
  static func filling(_ path: String, pageSize: Int) throws(DatabaseFailure) -> Database {
    let database = try Database(
      "file:" + escaped(path), SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX)
    try database.run("PRAGMA page_size = \(pageSize)")
    // Said although it is the default: a system's library may be built with another.
    try database.run("PRAGMA auto_vacuum = NONE")
    try database.run("PRAGMA encoding = 'UTF-8'")
    try database.run("PRAGMA journal_mode = OFF")
    try database.run("PRAGMA synchronous = OFF")
    try database.run("PRAGMA locking_mode = EXCLUSIVE")
    return database
  }

  private init(_ address: String, _ flags: Int32) throws(DatabaseFailure) {
    var opened: OpaquePointer?
    let status = unsafe sqlite3_open_v2(address, &opened, flags, nil)
    guard status == SQLITE_OK, let opened = unsafe opened else {
      let failure =
        unsafe opened.map { unsafe DatabaseFailure(status, $0) }
        ?? DatabaseFailure(kind: .other, message: "there is no memory for a connection")
      // A connection that failed to open must be closed too.
      unsafe sqlite3_close(opened)
      throw failure
    }
    unsafe connection = opened
  }

  deinit { unsafe sqlite3_close(connection) }

  /// Runs SQL that gives no rows, or whose rows nobody wants.
  func run(_ sql: String) throws(DatabaseFailure) {
    var statement = try prepare(sql)
    while try statement.step() {}
  }

  /// Prepares one SQL command.
  func prepare(_ sql: String) throws(DatabaseFailure) -> Statement {
    var handle: OpaquePointer?
    let status = unsafe sqlite3_prepare_v3(connection, sql, -1, 0, &handle, nil)
    guard status == SQLITE_OK, let handle = unsafe handle else { throw failure(status) }
    return unsafe Statement(handle, of: connection)
  }

  private func failure(_ status: Int32) -> DatabaseFailure { unsafe DatabaseFailure(status, connection) }

  /// A path as the address of a file: what has a meaning in an address is written as its number.
  private static func escaped(_ path: String) -> String {
    var address: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "%"):
        let digits = Array("0123456789ABCDEF".utf8)
        address += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: address.append(byte)
      }
    }
    return String(decoding: address, as: UTF8.self)
  }
}

extension DatabaseFailure {
  /// What the connection says of its last failure.
  init(_ status: Int32, _ connection: OpaquePointer) {
    kind =
      switch status & 0xFF {
      case SQLITE_FULL: .full
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_IOERR: .damaged
      default: .other
      }
    message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) } ?? "error \(status)"
  }
}
