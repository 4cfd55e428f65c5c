/// The places of one table that are not shown: a set with the table's shape.
///
/// A list of counts is a table without columns: its counts are row totals.
public struct HiddenPlaces: Hashable, Sendable {
  let grid: TableGrid
  private(set) var flags: [Bool]
  /// How many places are hidden, margins included.
  public private(set) var count = 0

  /// Nothing hidden in a table of this shape.
  ///
  /// - Parameters:
  ///   - rows: how many rows the table has, margins not counted.
  ///   - columns: how many columns it has; 0 for a list of counts.
  public init(rows: Int, columns: Int) {
    self.init(TableGrid(rows: rows, columns: columns))
  }

  init(_ grid: TableGrid) {
    self.grid = grid
    flags = Array(repeating: false, count: grid.count)
  }

  /// How many rows the table has, margins not counted.
  public var rows: Int { grid.rows }
  /// How many columns the table has, margins not counted.
  public var columns: Int { grid.columns }
  /// Whether everything may be shown.
  public var isEmpty: Bool { count == 0 }

  /// Whether a place is hidden.
  public subscript(_ place: TablePlace) -> Bool { flags[grid.index(place)] }

  /// The hidden places in reading order, margins after their row and below their column.
  public var places: [TablePlace] { indices.map { grid.place($0) } }

  var indices: [Int] { flags.indices.filter { flags[$0] } }

  /// Hides one more place.
  public mutating func insert(_ place: TablePlace) { insert(index: grid.index(place)) }

  mutating func insert(index: Int) {
    guard !flags[index] else { return }
    flags[index] = true
    count += 1
  }

  /// Shows what stands in the other set; both have one shape.
  mutating func subtract(_ other: HiddenPlaces) {
    precondition(grid == other.grid, "sets of places belong to tables of one shape")
    for index in other.indices { remove(index: index) }
  }

  mutating func remove(index: Int) {
    guard flags[index] else { return }
    flags[index] = false
    count -= 1
  }

  /// Hides what the other set hides as well; both have one shape.
  public mutating func formUnion(_ other: HiddenPlaces) {
    precondition(grid == other.grid, "sets of places belong to tables of one shape")
    for index in other.indices { insert(index: index) }
  }
}
