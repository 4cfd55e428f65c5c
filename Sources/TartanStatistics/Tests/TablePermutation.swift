public import TartanModel

/// Deals the row labels of a table's statements out again: the p of a statistic when expected counts are too small for
/// the chi-square distribution.
public struct TablePermutation: PermutationTest, Hashable {
  /// What is compared; the choice matters, so it is named beside every p.
  public enum Statistic: String, Hashable, Sendable, CaseIterable {
    /// Pearson's X².
    case pearson
    /// How improbable the table is given its margins: the order of Freeman and Halton.
    case probability
  }

  /// What is compared.
  public let statistic: Statistic
  private let rowCount: Int
  private let columnCount: Int
  /// The row of each statement, before any shuffle.
  private let labels: [Int32]
  /// The column of the statements on the first places; the rest are in the largest column.
  private let columns: [Int32]
  private let rowTotals: [Int32]
  /// What one cell adds to the statistic for each count it can have, or what its squared count is multiplied by.
  private let weights: [Double]
  private let threshold: Double
  private let columnTotals: [Int32]
  /// log n! where shuffled tables are drawn by their counts; nil where the statements themselves are shuffled.
  private let logFactorials: LogFactorials?

  /// So many statements a cell make it quicker to draw its count: some 5 ns a statement, 500 ns a count.
  private static let statementsPerCell = 100

  /// Prepares a test; nil where fewer than two rows or columns have statements.
  ///
  /// - Parameters:
  ///   - table: the counts; rows and columns without statements are left out.
  ///   - statistic: what is compared.
  public init?(_ table: ContingencyTable, statistic: Statistic = .pearson) {
    self.init(table, statistic: statistic, statementsPerCell: Self.statementsPerCell)
  }

  /// The same with another limit, from which on tables are drawn by their counts.
  package init?(_ table: ContingencyTable, statistic: Statistic, statementsPerCell: Int) {
    let rows = table.usedRows
    let used = table.usedColumns.sorted { (table.columnTotals[$0], $0) < (table.columnTotals[$1], $1) }
    guard rows.count > 1, used.count > 1 else { return nil }
    self.statistic = statistic
    rowCount = rows.count
    columnCount = used.count
    let isByCounts = table.total > statementsPerCell * rows.count * used.count
    logFactorials = isByCounts ? LogFactorials(upTo: table.total) : nil
    columnTotals = used.map { Int32(table.columnTotals[$0]) }
    labels = isByCounts ? [] : rows.enumerated().flatMap { [Int32](repeating: Int32($0), count: table.rowTotals[$1]) }
    columns =
      isByCounts
      ? [] : used.dropLast().enumerated().flatMap { [Int32](repeating: Int32($0), count: table.columnTotals[$1]) }
    rowTotals = rows.map { Int32(table.rowTotals[$0]) }
    switch statistic {
    case .pearson:
      weights = rows.flatMap { row in
        used.map { 1 / (Double(table.rowTotals[row]) * Double(table.columnTotals[$0])) }
      }
    case .probability:
      let largest = rows.flatMap { row in used.map { table[row, $0] } }.max() ?? 0
      let reach = max(largest, min(table.rowTotals.max() ?? 0, table.columnTotals.max() ?? 0))
      weights = (0...reach).map { Distribution.logFactorial($0) ?? 0 }
    }
    let counts = rows.flatMap { row in used.map { Int32(table[row, $0]) } }
    let observed = Self.value(counts, statistic, weights)
    threshold = PermutationTally.threshold(observed)
  }

  /// Shuffles once for each replicate and counts.
  ///
  /// - Parameters:
  ///   - replicates: numbers of replicates; a whole run is 0 up to B.
  ///   - seed: what the user says, or sees printed.
  ///   - stop: read once a replicate.
  /// - Returns: how often the observed statistic was reached.
  /// - Throws: `StopRequested`; nothing half done is returned.
  public func tally(
    _ replicates: Range<Int>, seed: UInt64, stop: StopFlag
  ) throws(StopRequested) -> PermutationTally {
    var tally = PermutationTally(parts: 0)
    var counts = [Int32](repeating: 0, count: rowCount * columnCount)
    for replicate in replicates {
      try stop.check()
      var random = Xoshiro256(seed: seed, replicate: replicate)
      if let logFactorials {
        draw(&random, logFactorials, into: &counts)
      } else {
        var dealt = labels
        random.shuffle(first: columns.count, of: &dealt)
        count(dealt, into: &counts)
      }
      tally.count(Self.value(counts, statistic, weights) >= threshold)
    }
    return tally
  }

  /// Counts the statements on the first places; the largest column gets what is left of each row.
  private func count(_ dealt: [Int32], into counts: inout [Int32]) {
    for cell in counts.indices { counts[cell] = 0 }
    for place in columns.indices { counts[Int(dealt[place]) &* columnCount &+ Int(columns[place])] &+= 1 }
    for row in 0..<rowCount {
      let cells = row * columnCount..<(row + 1) * columnCount - 1
      counts[cells.upperBound] = rowTotals[row] - counts[cells].reduce(0, &+)
    }
  }

  /// Draws a table with these margins as a shuffle of its statements would give it, cell by cell.
  private func draw(_ random: inout Xoshiro256, _ logFactorials: LogFactorials, into counts: inout [Int32]) {
    var columnsLeft = columnTotals.map(Int.init)
    var left = columnsLeft.reduce(0, +)
    for row in 0..<rowCount {
      var rowLeft = Int(rowTotals[row])
      var others = left
      left -= rowLeft
      for column in 0..<columnCount {
        let drawn = Hypergeometric.draw(
          drawn: rowLeft, marked: columnsLeft[column], total: others, logFactorials, &random)
        counts[row &* columnCount &+ column] = Int32(drawn)
        others -= columnsLeft[column]
        columnsLeft[column] -= drawn
        rowLeft -= drawn
      }
    }
  }

  /// The sum of n² / (Ri Cj), which is 1 + X²/N, or the sum of log n!, which grows as the table gets less probable.
  private static func value(_ counts: [Int32], _ statistic: Statistic, _ weights: [Double]) -> Double {
    var sum = 0.0
    switch statistic {
    case .pearson:
      for cell in counts.indices { sum += Double(counts[cell]) * Double(counts[cell]) * weights[cell] }
    case .probability:
      for count in counts { sum += weights[Int(count)] }
    }
    return sum
  }
}
