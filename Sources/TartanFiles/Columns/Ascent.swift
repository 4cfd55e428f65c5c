/// Whether the values of a column grow from row to row, by length and then by bytes, as numbered identities do: then
/// none repeats, and nothing needs to be remembered to know it.
struct Ascent: Sendable {
  /// The first value that is not blank.
  private var first: RecordTable.Cell?
  /// The last one so far.
  private var last: RecordTable.Cell?
  /// Whether some value does not follow the one before it.
  private(set) var isBroken = false

  /// What is known of values that were not looked at.
  static let unknown = Ascent(isBroken: true)

  /// Nothing has been looked at.
  init() {}

  private init(isBroken: Bool) { self.isBroken = isBroken }

  /// Looks at the next rows; stops at the first value that does not follow.
  mutating func add(_ rows: Range<Int>, _ column: Int, of table: RecordTable, in bytes: borrowing RawSpan) {
    if isBroken { return }
    guard var last = last ?? start(rows, column, of: table, in: bytes) else { return }
    var key = ByteKey(bytes, last.range)
    for row in rows {
      let cell = table.cell(row, column, in: bytes)
      if cell.isEmpty || cell.start == last.start { continue }
      let next = ByteKey(bytes, cell.range)
      if cell.isEscaped || !Ascent.follows(key, last, next, cell, in: bytes) {
        isBroken = true
        return
      }
      last = cell
      key = next
    }
    self.last = last
  }

  /// Keeps the first value of all as the one that the next must follow.
  private mutating func start(
    _ rows: Range<Int>, _ column: Int, of table: RecordTable, in bytes: borrowing RawSpan
  ) -> RecordTable.Cell? {
    for row in rows {
      let cell = table.cell(row, column, in: bytes)
      if cell.isEmpty { continue }
      isBroken = cell.isEscaped
      first = cell
      last = cell
      return isBroken ? nil : cell
    }
    return nil
  }

  @inline(__always)
  private static func follows(
    _ key: ByteKey, _ last: RecordTable.Cell, _ next: ByteKey, _ cell: RecordTable.Cell, in bytes: borrowing RawSpan
  ) -> Bool {
    if key.length != next.length { return key.length < next.length }
    return key.precedes(next) ?? bytes.precedes(last.range, cell.range)
  }

  /// Whether the values of all parts ascend, one part after the other.
  static func holds(_ parts: [Ascent], in bytes: borrowing RawSpan) -> Bool {
    var last: RecordTable.Cell?
    for part in parts {
      if part.isBroken { return false }
      guard let first = part.first else { continue }
      if let last, !follows(ByteKey(bytes, last.range), last, ByteKey(bytes, first.range), first, in: bytes) {
        return false
      }
      last = part.last
    }
    return true
  }
}
