/// Cramér's V of resampled statements, for its interval.
public struct CramersVBootstrap: BootstrapStatistic {
  private let table: ContingencyTable
  private let isBiasCorrected: Bool
  /// The cell of each statement.
  private let cells: [Int32]

  /// Prepares it for a table.
  ///
  /// - Parameters:
  ///   - table: the counts.
  ///   - biasCorrected: Bergsma's V instead of the plain one.
  public init(_ table: ContingencyTable, biasCorrected: Bool = true) {
    self.table = table
    isBiasCorrected = biasCorrected
    cells = table.counts.enumerated().flatMap { [Int32](repeating: Int32($0), count: $1) }
  }

  /// How many statements there are.
  public var units: Int { cells.count }

  /// V of these statements; nil where it is undefined.
  public func value(_ chosen: [Int]) -> Double? {
    var counts = [Int](repeating: 0, count: table.counts.count)
    for statement in chosen { counts[Int(cells[statement])] += 1 }
    let test = ContingencyTable(counts, rows: table.rowCount, columns: table.columnCount)?.chiSquared
    return isBiasCorrected ? test?.cramersVBiasCorrected : test?.cramersV
  }
}
