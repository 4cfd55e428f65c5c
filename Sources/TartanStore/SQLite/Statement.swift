import CSQLite

/// One prepared command of a connection, with the row that it stands at. Cannot be copied, ends itself.
///
/// It must not outlive its connection: it is made and used inside of one function.
@safe struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private let connection: OpaquePointer

  init(_ handle: OpaquePointer, of connection: OpaquePointer) {
    unsafe self.handle = handle
    unsafe self.connection = connection
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Goes to the next row; false when there is none.
  mutating func step() throws(DatabaseFailure) -> Bool {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let status: throw unsafe DatabaseFailure(status, connection)
    }
  }

  /// Runs the command for its effect and makes it ready for the next values.
  mutating func execute() throws(DatabaseFailure) {
    while try step() {}
    unsafe sqlite3_reset(handle)
  }

  /// Gives a place of the command its value; places count from 1.
  func bind(_ value: Int, at place: Int) { unsafe sqlite3_bind_int64(handle, Int32(place), Int64(value)) }

  /// As above, the bits of a sum.
  func bind(_ value: UInt64, at place: Int) {
    unsafe sqlite3_bind_int64(handle, Int32(place), Int64(bitPattern: value))
  }

  func bind(_ value: Double, at place: Int) { unsafe sqlite3_bind_double(handle, Int32(place), value) }

  func bindNothing(at place: Int) { unsafe sqlite3_bind_null(handle, Int32(place)) }

  /// As above; SQLite takes a copy.
  func bind(_ text: String, at place: Int) throws(DatabaseFailure) {
    // SAFETY: SQLite reads `count` bytes within the call and keeps a copy of them.
    let status = unsafe tartan_sqlite_bind_text(handle, Int32(place), text, Int32(text.utf8.count))
    guard status == SQLITE_OK else { throw unsafe DatabaseFailure(status, connection) }
  }

  /// Gives a place some bytes, runs the command, and takes the bytes away again before they can change.
  mutating func execute(_ bytes: Span<UInt8>, at place: Int) throws(DatabaseFailure) {
    // SAFETY: SQLite reads the bytes in place; the command has run, and its place is cleared, when the call ends.
    let failure: DatabaseFailure? = unsafe bytes.withUnsafeBufferPointer { buffer in
      let status =
        if let start = buffer.baseAddress {
          unsafe sqlite3_bind_blob64(handle, Int32(place), start, UInt64(buffer.count), nil)
        } else {
          unsafe sqlite3_bind_zeroblob(handle, Int32(place), 0)
        }
      guard status == SQLITE_OK else { return unsafe DatabaseFailure(status, connection) }
      do throws(DatabaseFailure) {
        while try step() {}
      } catch {
        return error
      }
      unsafe sqlite3_reset(handle)
      unsafe sqlite3_bind_null(handle, Int32(place))
      return nil
    }
    if let failure { throw failure }
  }

  /// The number in a column of the row; columns count from 0.
  func integer(_ column: Int) -> Int { unsafe Int(sqlite3_column_int64(handle, Int32(column))) }

  /// The text in a column of the row.
  func text(_ column: Int) -> String {
    unsafe sqlite3_column_text(handle, Int32(column)).map { unsafe String(cString: $0) } ?? ""
  }

  /// Calls `body` with the bytes in a column of the row, for the time of the call.
  func withBytes<Result: ~Copyable>(_ column: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let start = unsafe sqlite3_column_blob(handle, Int32(column))
    let count = unsafe Int(sqlite3_column_bytes(handle, Int32(column)))
    // SAFETY: SQLite keeps `count` bytes at `start` until the statement takes its next step.
    let buffer = unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
    return unsafe buffer.withMemoryRebound(to: UInt8.self) { bytes in unsafe body(bytes.span) }
  }
}
