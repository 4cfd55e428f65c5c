/// A cell of a page that can be opened to see the statements behind it.
public struct PageOpening: Hashable, Sendable {
  /// The table, among those that people read.
  public let table: Int
  /// The row.
  public let row: Int
  /// The column.
  public let column: Int
  /// The set of statements, by its place in the page's data.
  public let set: Int

  /// Names a cell and its set.
  public init(table: Int, row: Int, column: Int, set: Int) {
    self.table = table
    self.row = row
    self.column = column
    self.set = set
  }
}

/// A statement as a page shows it.
public struct PageStatement: Hashable, Sendable {
  /// The identity.
  public let id: String
  /// The labels, in a line.
  public let labels: String
  /// The wording.
  public let wording: String

  /// Makes a statement of a page.
  public init(id: String, labels: String, wording: String) {
    self.id = id
    self.labels = labels
    self.wording = wording
  }
}

/// The statements behind a cell.
public struct PageSet: Hashable, Sendable {
  /// What the cell is about: `Data × Quality assurance`.
  public let title: String
  /// How many statements there are.
  public let count: Int
  /// Those that the page carries, by their places among its statements.
  public let members: [Int]

  /// Makes a set of a page.
  public init(title: String, count: Int, members: [Int]) {
    self.title = title
    self.count = count
    self.members = members
  }
}
