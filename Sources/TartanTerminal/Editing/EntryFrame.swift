/// What the screen is to show for an entry that is being typed: rows, each no wider than the window, and the cursor.
package struct EntryFrame: Equatable {
  /// One row, ready to be written.
  package struct Row: Equatable {
    /// The text with its styles.
    package var painted: String
    /// Whether it reaches the last column.
    package var isFull: Bool
  }

  /// A place in the frame.
  package struct Place: Equatable {
    package var row: Int
    package var column: Int
  }

  package var rows: [Row]
  package var cursor: Place
}
