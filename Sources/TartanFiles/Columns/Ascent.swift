/// Whether the values of a column grow from row to row, by length and then by bytes, as numbered identities do: then
/// none repeats, and nothing needs to be remembered to know it.
struct Ascent: Sendable {
  /// Where the first value stands; empty if there was none.
  private var first = 0..<0
  /// Where the last one so far stands.
  private var last = 0..<0
  /// Whether some value does not follow the one before it.
  private(set) var isBroken = false

  /// What is known of values that were not looked at.
  static let unknown = Ascent(isBroken: true)

  /// Nothing has been looked at.
  init() {}

  private init(isBroken: Bool) { self.isBroken = isBroken }

  /// Looks at the next rows; stops at the first value that does not follow.
  mutating func add(_ rows: Range<Int>, _ column: Int, of table: RecordTable, in bytes: borrowing RawSpan) {
    var row = rows.lowerBound
    while !isBroken, row < rows.upperBound {
      if !first.isEmpty {
        row = table.ascent(column, row..<rows.upperBound, after: &last)
        if row == rows.upperBound { return }
      }
      let cell = table.cell(row, column, in: bytes)
      row += 1
      if cell.isEmpty { continue }
      isBroken = cell.isEscaped || !Ascent.follows(last, cell.range, in: bytes)
      last = cell.range
      if first.isEmpty { first = last }
    }
  }

  private static func follows(_ last: Range<Int>, _ next: Range<Int>, in bytes: borrowing RawSpan) -> Bool {
    last.count == next.count ? bytes.precedes(last, next) : last.count < next.count
  }

  /// Whether the values of all parts ascend, one part after the other.
  static func holds(_ parts: [Ascent], in bytes: borrowing RawSpan) -> Bool {
    var last = 0..<0
    for part in parts {
      if part.isBroken { return false }
      if part.first.isEmpty { continue }
      if !follows(last, part.first, in: bytes) { return false }
      last = part.last
    }
    return true
  }
}
