/// What of a table may be printed: everything, or everything but some places.
///
/// A hidden number is replaced by a stand-in before an answer is made from the counts, so that nothing in the answer
/// depends on it; the screen says where the mark stands instead.
struct TableScreen: Hashable, Sendable {
  /// A row or a column.
  typealias Line = CrossLine

  /// The number that stands for each hidden one: smaller than any count that `suppress` shows but 0, so that hidden
  /// lines come after those that are shown, in the order of their names.
  static let standIn = 1

  let rows: Int
  let columns: Int
  private var hidden: [Bool]
  /// Whether anything is hidden.
  private(set) var hidesAny = false

  /// A screen that hides nothing.
  init(rows: Int, columns: Int = 0) {
    self.rows = rows
    self.columns = columns
    hidden = Array(repeating: false, count: (rows + 2) * (columns + 2))
  }

  /// Whether a place is hidden.
  func hides(_ row: Line, _ column: Line = .total) -> Bool { hidesAny && hidden[index(row, column)] }

  /// Whether any of several places is hidden.
  func hides(any places: [(row: Line, column: Line)]) -> Bool { places.contains { hides($0.row, $0.column) } }

  /// Whether a line of the rows must be hidden as a whole because one of its counts is.
  func hidesAny(inRow row: Int) -> Bool {
    hidesAny && (hides(.item(row), .total) || (0..<columns).contains { hides(.item(row), .item($0)) })
  }

  /// Whether the number of statements of a column is hidden.
  var hidesColumnTotals: Bool { hidesAny && (0..<columns).contains { hides(.total, .item($0)) } }

  /// Whether a count of the lines is hidden, be it of a cell or of a whole line.
  var hidesLines: Bool { hidesColumnTotals || (0..<rows).contains(where: hidesAny(inRow:)) }

  /// Hides a place.
  mutating func hide(_ row: Line, _ column: Line = .total) {
    hidden[index(row, column)] = true
    hidesAny = true
  }

  /// Hides a whole row, its margin with it.
  mutating func hide(row: Line) {
    for column in 0..<columns { hide(row, .item(column)) }
    hide(row, .missing)
    hide(row, .total)
  }

  /// Hides a whole column, its margin with it.
  mutating func hide(column: Line) {
    for row in 0..<rows { hide(.item(row), column) }
    hide(.missing, column)
    hide(.total, column)
  }

  /// The count to go on with: itself, or the stand-in.
  func count(_ count: Int, _ row: Line, _ column: Line = .total) -> Int {
    hides(row, column) ? TableScreen.standIn : count
  }

  private func index(_ row: Line, _ column: Line) -> Int {
    position(row, rows) * (columns + 2) + position(column, columns)
  }

  private func position(_ line: Line, _ count: Int) -> Int {
    switch line {
    case .item(let item):
      precondition(item >= 0 && item < count, "a line belongs to its axis")
      return item
    case .missing: return count
    case .total: return count + 1
    }
  }
}
