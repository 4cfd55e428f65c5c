import TartanStatistics
import Testing

@Suite struct FisherTests {
  /// Sums of binomial coefficients in Python's whole numbers; the last two from R 4.2 fisher.test.
  @Test(arguments: [
    ([3, 1, 1, 3], 0.4857142857142857), ([10, 40, 5, 45], 0.2623394573533714),
    ([500, 300, 200, 1000], 1.219819712610169e-99), ([60, 40, 90, 310], 2.9595927295062864e-12),
    ([0, 20, 20, 0], 1.4508889103849688e-11), ([1, 99, 9, 991], 1.0), ([250, 250, 250, 250], 1.0),
    ([300, 200, 200, 300], 3.3526116319717367e-10), ([2, 23, 1, 74], 0.1533704390847248),
    ([10_300, 89_700, 89_700, 810_300], 0.000892856591012343),
    ([10_000, 90_000, 90_100, 809_900], 0.915972460059357),
  ]) func tablesOfAllSizes(_ counts: [Int], _ expected: Double) throws {
    let table = try known(
      FourfoldCounts(both: counts[0], firstOnly: counts[1], secondOnly: counts[2], neither: counts[3]))
    #expect(isClose(FisherExact.twoSided(table), expected))
  }

  @Test func tiesAreExact() throws {
    // Margins 9 and 9 of 18: 5 and 4 statements with both are equally probable, so every table is as improbable.
    let even = try known(FourfoldCounts(both: 5, first: 9, second: 9, total: 18))
    #expect(FisherExact.twoSided(even) == 1)
    // Other counts, the same product of factorials: 1! 1! 1! 4! = 0! 2! 2! 3!, and 1! 1! 3! 8! = 0! 2! 4! 7!.
    for (first, second, total) in [(2, 2, 7), (2, 5, 7), (2, 3, 10), (2, 4, 13), (2, 9, 13)] {
      for both in max(0, first + second - total)...min(first, second) {
        let table = try known(FourfoldCounts(both: both, first: first, second: second, total: total))
        #expect(isClose(FisherExact.twoSided(table), try slowly(table)))
      }
    }
  }

  @Test func aTableFarFromChanceHasPZeroNotNaN() throws {
    let far = try known(FourfoldCounts(both: 100_000, first: 100_000, second: 100_000, total: 1_000_000))
    #expect(FisherExact.twoSided(far) == 0)
  }

  @Test func everyTableOfTwelveStatementsIsAsTheDefinitionSays() throws {
    for first in 0...12 {
      for second in first...12 {
        for both in max(0, first + second - 12)...first {
          let table = try known(FourfoldCounts(both: both, first: first, second: second, total: 12))
          #expect(isClose(FisherExact.twoSided(table), try slowly(table)))
        }
      }
    }
  }

  /// The definition, in whole numbers: small tables only.
  private func slowly(_ table: FourfoldCounts) throws -> Double {
    func choose(_ n: Int, _ k: Int) -> Int { (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) } }
    func weight(_ both: Int) -> Int {
      choose(table.first, both) * choose(table.total - table.first, table.second - both)
    }
    let range = max(0, table.first + table.second - table.total)...min(table.first, table.second)
    let observed = weight(table.both)
    let extreme = range.map(weight).filter { $0 <= observed }.reduce(0, +)
    return Double(extreme) / Double(range.map(weight).reduce(0, +))
  }
}

@Suite struct FreemanHaltonTests {
  /// R 4.2 fisher.test; the first is the job satisfaction table of its help page (Agresti 2002, p. 57).
  @Test func tablesOfRHelp() throws {
    let job = try known(ContingencyTable([1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11], rows: 4, columns: 4))
    #expect(isClose(FreemanHalton.p(job), 0.782684938965639, within: 1e-8))
    let small = try known(ContingencyTable([3, 2, 1, 1, 2, 0, 0, 5, 4], rows: 3, columns: 3))
    #expect(isClose(FreemanHalton.p(small), 0.149306575777163, within: 1e-8))
  }

  @Test func aFourfoldTableHasFishersP() throws {
    for counts in [[3, 1, 1, 3], [10, 40, 5, 45], [60, 40, 90, 310], [500, 300, 200, 1000], [0, 20, 20, 0]] {
      let pair = try known(
        FourfoldCounts(both: counts[0], firstOnly: counts[1], secondOnly: counts[2], neither: counts[3]))
      let table = try known(ContingencyTable(counts, rows: 2, columns: 2))
      let fisher = try known(FisherExact.twoSided(pair))
      #expect(isClose(FreemanHalton.p(table), fisher, within: 1e-7))
    }
  }

  @Test func smallTablesAreAsTheDefinitionSays() throws {
    var random = Xoshiro256(seed: 5)
    for _ in 0..<12 {
      let rows = 2 + random.next(below: 3)
      let columns = 2 + random.next(below: 2)
      let counts = (0..<rows * columns).map { _ in random.next(below: 3) }
      let table = try known(ContingencyTable(counts, rows: rows, columns: columns))
      if table.total == 0 { continue }
      #expect(isClose(FreemanHalton.p(table), slowly(table), within: 1e-9))
    }
  }

  @Test func tooMuchWorkIsNil() throws {
    let wide = try known(ContingencyTable([Int](repeating: 9, count: 130), rows: 10, columns: 13))
    #expect(FreemanHalton.p(wide, limit: 100_000) == nil)
    #expect(FreemanHalton.p(try known(ContingencyTable([5, 7], rows: 1, columns: 2))) == 1)
    #expect(FreemanHalton.p(try known(ContingencyTable([], rows: 0, columns: 0))) == nil)
  }

  /// Every table with these margins, cell by cell.
  private func slowly(_ table: ContingencyTable) -> Double {
    var rows = table.rowTotals
    var columns = table.columnTotals
    func factorial(_ n: Int) -> Double { (0..<n).reduce(1.0) { $0 * Double($1 + 1) } }
    let observed = table.counts.reduce(1.0) { $0 * factorial($1) }
    var (extreme, all) = (0.0, 0.0)
    func fill(_ cell: Int, _ product: Double) {
      if cell == table.counts.count {
        if rows.allSatisfy({ $0 == 0 }), columns.allSatisfy({ $0 == 0 }) {
          all += 1 / product
          if product >= observed * (1 - 1e-9) { extreme += 1 / product }
        }
        return
      }
      let (row, column) = (cell / columns.count, cell % columns.count)
      for count in 0...min(rows[row], columns[column]) {
        rows[row] -= count
        columns[column] -= count
        fill(cell + 1, product * factorial(count))
        rows[row] += count
        columns[column] += count
      }
    }
    fill(0, 1)
    return extreme / all
  }
}
