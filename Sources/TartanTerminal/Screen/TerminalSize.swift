import CEditline

/// The columns and rows of the window that output goes to.
public struct TerminalSize: Hashable, Sendable {
  /// How many columns a line has.
  public var columns: Int
  /// How many lines are visible.
  public var rows: Int

  /// Makes a size; less than one column or row becomes one.
  public init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }

  /// Asks the terminal behind standard output, input or error; else `COLUMNS` and `LINES`; else 80 by 24.
  public static func current(_ environment: ProcessEnvironment) -> TerminalSize {
    for descriptor: Int32 in [1, 0, 2] {
      if let size = ofWindow(descriptor) { return size }
    }
    return TerminalSize(
      columns: environment["COLUMNS"].flatMap { Int($0) } ?? 80, rows: environment["LINES"].flatMap { Int($0) } ?? 24)
  }

  private static func ofWindow(_ descriptor: Int32) -> TerminalSize? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard unsafe tartan_window_size(descriptor, &columns, &rows) == 1 else { return nil }
    return TerminalSize(columns: Int(columns), rows: Int(rows))
  }
}
