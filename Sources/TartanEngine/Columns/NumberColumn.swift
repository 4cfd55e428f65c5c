/// A number a statement.
public struct NumberColumn: Sendable {
  /// The values; NaN where there is none.
  public let values: [Double]
  /// How many decimals the values are written with in the source, at most: 0 for years and counts.
  public let decimals: Int

  /// Makes a column of `values`, NaN where there is none.
  public init(values: [Double], decimals: Int) {
    self.values = values
    self.decimals = decimals
  }
}

/// A day, a month or a year a statement, as the interval of days that it covers.
public struct DateColumn: Sendable {
  /// The first day as days since 1970-01-01; `missing` where there is none.
  public let firstDays: [Int32]
  /// The last day; equal to the first for a full date.
  public let lastDays: [Int32]
  /// The value of a statement without a date.
  public static let missing = Int32.min

  /// Makes a column; both arrays have one length.
  public init(firstDays: [Int32], lastDays: [Int32]) {
    precondition(firstDays.count == lastDays.count, "each date has two ends")
    self.firstDays = firstDays
    self.lastDays = lastDays
  }
}
