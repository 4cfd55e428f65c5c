/// Brings frames to the screen: one write each, only what has changed.
///
/// Invariant: while an entry is shown, the terminal's cursor stands at `shown.cursor`, counted from the first row of
/// `shown`; every row was ended by us and not by the terminal's own wrapping, so rows can be counted.
package struct EntryPainter {
  private var shown: EntryFrame?

  /// Makes a painter on an empty line.
  package init() {}

  /// The bytes that turn what is shown into `frame`; empty where nothing has changed.
  package mutating func paint(_ frame: EntryFrame) -> String {
    defer { shown = frame }
    guard let shown else { return fresh(frame) }
    if shown == frame { return "" }
    var bytes = Self.up(shown.cursor.row) + "\r"
    for (index, row) in frame.rows.enumerated() {
      if index > 0 { bytes += "\r\n" }
      if index < shown.rows.count, shown.rows[index] == row { continue }
      // What was there is wiped before where the row is new, else after: no flicker. A full row needs no wiping, and
      // would lose its last character, on which the cursor still stands.
      bytes += index < shown.rows.count ? row.painted + (row.isFull ? "" : "\u{1B}[K") : "\u{1B}[K" + row.painted
    }
    if shown.rows.count > frame.rows.count { bytes += "\r\n\u{1B}[J\u{1B}[A" }
    return bytes + moved(from: frame.rows.count - 1, to: frame.cursor)
  }

  /// The bytes that wipe what is shown and show it again, after something else has written there.
  package mutating func repaint(_ frame: EntryFrame) -> String {
    let start = shown.map { Self.up($0.cursor.row) + "\r\u{1B}[J" } ?? ""
    shown = nil
    return start + paint(frame)
  }

  /// The bytes that leave the entry as it is and go to the start of the line below.
  package mutating func leave() -> String {
    guard let shown else { return "" }
    self.shown = nil
    return Self.down(shown.rows.count - 1 - shown.cursor.row) + "\r\n"
  }

  /// Forgets what is shown: the screen was cleared.
  mutating func forget() {
    shown = nil
  }

  private func fresh(_ frame: EntryFrame) -> String {
    // What was typed ahead has been echoed here: the first row is wiped before it is written.
    var bytes = "\r"
    for (index, row) in frame.rows.enumerated() {
      if index > 0 { bytes += "\r\n" }
      bytes += "\u{1B}[K" + row.painted
    }
    return bytes + moved(from: frame.rows.count - 1, to: frame.cursor)
  }

  private func moved(from row: Int, to place: EntryFrame.Place) -> String {
    Self.up(row - place.row) + "\r" + (place.column > 0 ? "\u{1B}[\(place.column)C" : "")
  }

  private static func up(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }

  private static func down(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)B" : "" }
}
