import Glibc

/// The exact test of Freeman and Halton (1951), Fisher's test for tables of any size: the probability, given the
/// margins, of all tables that are no more probable than the one observed.
///
/// Rows are filled one after another. What is left for the columns is all that later rows see, so ways that leave the
/// same are continued together, as in the network algorithm of Mehta and Patel (1983); the last two rows are looked up
/// in a sorted list. A limit bounds the work, and a table past it is for `TablePermutation`.
public enum FreemanHalton {
  /// The p of the table.
  ///
  /// - Parameters:
  ///   - table: any table; rows and columns without statements are left out.
  ///   - limit: about how many ways to fill a row are tried before giving up; 2 million take about a second.
  /// - Returns: 0 to 1; 1 where fewer than two rows or columns have statements; nil for no statement or too much work.
  public static func p(_ table: ContingencyTable, limit: Int = 2_000_000) -> Double? {
    guard table.total > 0 else { return nil }
    let rows = table.usedRows
    let columns = table.usedColumns
    guard rows.count > 1, columns.count > 1 else { return 1 }
    let lines = rows.map { row in columns.map { table[row, $0] } }
    // Many short rows mean few ways to fill each.
    let upright = rows.count >= columns.count
    let turned = columns.indices.map { column in lines.map { $0[column] } }
    var search = FreemanHaltonSearch(upright ? lines : turned, limit: limit)
    return search?.p()
  }
}

/// The search through the tables with given margins. The weight of a table is 1 over the product of the factorials of
/// its counts; all that is kept is its logarithm.
private struct FreemanHaltonSearch {
  private let rowTotals: [Int]
  private let columnTotals: [Int]
  /// log n! up to the total.
  private let logFactorial: [Double]
  private let observed: Double
  private var budget: Int

  /// Ways to get to the same rest: by the logarithm of their weight on a fine grid, that logarithm, and how much
  /// probability they carry relative to one way.
  private typealias Ways = [Int: (log: Double, count: Double)]

  init?(_ lines: [[Int]], limit: Int) {
    // Short rows first: the rests stay few until the last two rows, which are looked up.
    rowTotals = lines.map { $0.reduce(0, +) }.sorted()
    columnTotals = (lines.first ?? []).indices.map { column in lines.reduce(0) { $0 + $1[column] } }.sorted()
    let total = rowTotals.reduce(0, +)
    guard total <= limit else { return nil }
    var table = [0.0]
    for n in stride(from: 1, through: total, by: 1) {
      guard let value = Distribution.logFactorial(n) else { return nil }
      table.append(value)
    }
    logFactorial = table
    observed = -lines.joined().reduce(0.0) { $0 + table[$1] }
    budget = limit
  }

  mutating func p() -> Double? {
    var rests: [[Int]: Ways] = [columnTotals: [0: (log: 0, count: 1)]]
    for total in rowTotals.dropLast(2) {
      guard let next = filling(total, rests) else { return nil }
      rests = next
    }
    let lastTwo = rowTotals.suffix(2).reduce(0, +)
    let begun =
      logFactorials(rowTotals.dropLast(2)) + logFactorials(columnTotals) - logFactorials([rowTotals.reduce(0, +)])
    var p = 0.0
    // Sums are taken in a fixed order: a dictionary's would change the last digits from run to run.
    for rest in rests.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let endings = endings(rest), let ways = rests[rest] else { return nil }
      let ended = logFactorials(rest) - logFactorials([lastTwo])
      for key in ways.keys.sorted() {
        guard let way = ways[key] else { continue }
        // Equal products of factorials differ by rounding only; R takes the same care (1e-7).
        let bound = observed - way.log + 1e-8
        let place = endings.partition { $0.log > bound }
        if place > 0 { p += way.count * exp(way.log + begun - ended) * endings[place - 1].sum }
      }
    }
    return min(1, p)
  }

  /// Fills one more row in every way.
  private mutating func filling(_ total: Int, _ rests: [[Int]: Ways]) -> [[Int]: Ways]? {
    var next: [[Int]: Ways] = [:]
    for rest in rests.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let ways = rests[rest] else { continue }
      let sorted = ways.keys.sorted().compactMap { ways[$0] }
      var left = budget
      visitRows(total, rest) { row in
        left -= sorted.count
        if left < 0 { return false }
        let log = -row.reduce(0.0) { $0 + logFactorial[$1] }
        let key = rest.indices.map { rest[$0] - row[$0] }.sorted()
        for way in sorted {
          let sum = way.log + log
          next[key, default: [:]][Int((sum * 1e9).rounded()), default: (log: sum, count: 0)].count += way.count
        }
        return true
      }
      budget = left
      if budget < 0 { return nil }
    }
    return next
  }

  /// All ways to fill the last two rows, the least probable first, with the probability of all up to each.
  private mutating func endings(_ rest: [Int]) -> [(log: Double, sum: Double)]? {
    var found: [(log: Double, sum: Double)] = []
    let lastTwo = Array(rowTotals.suffix(2))
    let shift = logFactorials(lastTwo) + logFactorials(rest) - logFactorials([lastTwo.reduce(0, +)])
    var left = budget
    visitRows(lastTwo[0], rest) { row in
      left -= 1
      if left < 0 { return false }
      let log = rest.indices.reduce(0.0) { $0 - logFactorial[row[$1]] - logFactorial[rest[$1] - row[$1]] }
      found.append((log: log, sum: exp(log + shift)))
      return true
    }
    budget = left
    if budget < 0 { return nil }
    found.sort { $0.log < $1.log }
    for place in found.indices.dropFirst() { found[place].sum += found[place - 1].sum }
    return found
  }

  private func logFactorials(_ counts: some Sequence<Int>) -> Double { counts.reduce(0) { $0 + logFactorial[$1] } }

  /// Visits every row with this total that fits into the rest of the columns, until the visitor has enough.
  private func visitRows(_ total: Int, _ rest: [Int], _ visit: ([Int]) -> Bool) {
    var row = [Int](repeating: 0, count: rest.count)
    // What the columns from each one on can take.
    var room = rest
    for column in rest.indices.dropLast().reversed() { room[column] += room[column + 1] }
    func place(_ left: Int, _ column: Int) -> Bool {
      if column == rest.count - 1 {
        row[column] = left
        return visit(row)
      }
      for count in max(0, left - room[column + 1])...max(0, min(left, rest[column])) {
        row[column] = count
        if !place(left - count, column + 1) { return false }
      }
      return true
    }
    if total <= room[0] { _ = place(total, 0) }
  }
}

extension Array {
  /// The first place where the condition holds, in an array in which it holds for none before and all after.
  fileprivate func partition(where holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
