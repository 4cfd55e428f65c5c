/// Pearson's chi-square test (1900) of a table, without Yates' correction. Rows and columns without statements leave
/// the test and its degrees of freedom.
public struct ChiSquaredTest: Hashable, Sendable {
  /// X²: the sum of (O - E)² / E.
  public let statistic: Double
  /// (rows - 1)(columns - 1).
  public let degrees: Int
  /// The probability of so large an X² from the chi-square distribution; trust it only where `conditions` hold.
  public let p: Double
  /// Cramér's V (1946): sqrt(X² / (N min(r - 1, c - 1))), 0 to 1.
  public let cramersV: Double
  /// Cramér's V with the correction of Bergsma (2013), which takes away what chance alone gives; nil where a dimension
  /// has nothing left after correction.
  public let cramersVBiasCorrected: Double?
  /// What the chi-square distribution asks of the table.
  public let conditions: CochranConditions

  /// Tests a table; nil where fewer than two rows or two columns have statements.
  public init?(_ table: ContingencyTable) {
    let rows = table.usedRows
    let columns = table.usedColumns
    guard rows.count > 1, columns.count > 1, let conditions = CochranConditions(table) else { return nil }
    let n = Double(table.total)
    var sum = 0.0
    for row in rows {
      for column in columns {
        let count = Double(table[row, column])
        let expected = Double(table.rowTotals[row] * table.columnTotals[column]) / n
        sum += (count - expected) * (count - expected) / expected
      }
    }
    let degrees = (rows.count - 1) * (columns.count - 1)
    guard let p = Distribution.chiSquaredUpperTail(sum, degrees: Double(degrees)) else { return nil }
    statistic = sum
    self.degrees = degrees
    self.p = p
    self.conditions = conditions
    cramersV = (sum / (n * Double(min(rows.count, columns.count) - 1))).squareRoot()
    cramersVBiasCorrected = Self.corrected(sum, n, rows: Double(rows.count), columns: Double(columns.count))
  }

  /// phi²~ = max(0, X²/N - (r-1)(c-1)/(N-1)), r~ = r - (r-1)²/(N-1), c~ alike; sqrt(phi²~ / min(r~-1, c~-1)).
  private static func corrected(_ statistic: Double, _ n: Double, rows r: Double, columns c: Double) -> Double? {
    guard n > 1 else { return nil }
    let square = max(0, statistic / n - (r - 1) * (c - 1) / (n - 1))
    let smaller = min(r - (r - 1) * (r - 1) / (n - 1), c - (c - 1) * (c - 1) / (n - 1)) - 1
    // A table of N cells on a diagonal leaves exactly 0 here, which rounding must not turn into a denominator.
    return smaller <= 1e-12 ? nil : (square / smaller).squareRoot()
  }
}

/// Whether the expected counts of a table are large enough for the chi-square distribution (Cochran 1954): none below 1
/// and at most a fifth of them below 5.
public struct CochranConditions: Hashable, Sendable {
  /// The cells in rows and columns with statements.
  public let cells: Int
  /// Those with an expected count below 5.
  public let cellsBelowFive: Int
  /// The smallest expected count.
  public let smallestExpected: Double

  /// Looks at a table; nil where it has no statement.
  public init?(_ table: ContingencyTable) {
    let rows = table.usedRows
    let columns = table.usedColumns
    guard let least = rows.map({ table.rowTotals[$0] }).min(),
      let narrow = columns.map({ table.columnTotals[$0] }).min()
    else { return nil }
    cells = rows.count * columns.count
    smallestExpected = Double(least * narrow) / Double(table.total)
    // Ri Cj < 5 N in whole numbers: an expected count of exactly 5 is not below 5.
    cellsBelowFive = rows.reduce(0) { sum, row in
      sum + columns.filter { table.rowTotals[row] * table.columnTotals[$0] < 5 * table.total }.count
    }
  }

  /// Whether they hold.
  public var hold: Bool { smallestExpected >= 1 && 5 * cellsBelowFive <= cells }
}

extension ContingencyTable {
  /// The rows with statements.
  public var usedRows: [Int] { rowTotals.indices.filter { rowTotals[$0] > 0 } }

  /// The columns with statements.
  public var usedColumns: [Int] { columnTotals.indices.filter { columnTotals[$0] > 0 } }

  /// The chi-square test of this table.
  public var chiSquared: ChiSquaredTest? { ChiSquaredTest(self) }
}
