import TartanStatistics
import Testing

@Suite struct TagPairTests {
  /// Three codes on random statements: how often each of the eight patterns occurs.
  private func tableOf(_ patterns: [Int]) -> TagPairTable? {
    func count(_ codes: Int) -> Int { patterns.indices.reduce(0) { $0 + ($1 & codes == codes ? patterns[$1] : 0) } }
    return TagPairTable(
      rowCodes: [0, 1, 2], columnCodes: [0, 1, 2], totals: (0..<3).map { count(1 << $0) },
      cells: (0..<3).map { row in (0..<3).map { count(1 << row | 1 << $0) } }, statements: patterns.reduce(0, +))
  }

  /// All sets of statements that look the same when published, by trying each way to deal them to the eight patterns.
  private func exactRanges(_ patterns: [Int], hidden: HiddenPlaces) -> [TablePlace: ClosedRange<Int>] {
    guard let truth = values(patterns) else { return [:] }
    let places = allPlaces(rows: 3, columns: 3).dropLast()
    var ranges: [TablePlace: ClosedRange<Int>] = [:]
    var dealt = Array(repeating: 0, count: 8)
    func deal(_ pattern: Int, _ left: Int) {
      guard pattern < 7 else {
        dealt[7] = left
        guard let other = values(dealt) else { return }
        let fits = zip(places, zip(truth, other)).allSatisfy { hidden[$0] || $1.0 == $1.1 }
        guard fits else { return }
        for (place, value) in zip(places, other) where hidden[place] {
          let old = ranges[place] ?? value...value
          ranges[place] = min(old.lowerBound, value)...max(old.upperBound, value)
        }
        return
      }
      for count in 0...left {
        dealt[pattern] = count
        deal(pattern + 1, left - count)
      }
    }
    deal(0, patterns.reduce(0, +))
    return ranges
  }

  private func values(_ patterns: [Int]) -> [Int]? {
    func count(_ codes: Int) -> Int { patterns.indices.reduce(0) { $0 + ($1 & codes == codes ? patterns[$1] : 0) } }
    return allPlaces(rows: 3, columns: 3).dropLast().map { place in
      switch place {
      case .cell(let row, let column): count(1 << row | 1 << column)
      case .rowTotal(let code), .columnTotal(let code): count(1 << code)
      case .total: 0
      }
    }
  }

  @Test func noSetOfStatementsGivesAHiddenCountAway() throws {
    let rule = try #require(SuppressionRule(threshold: 2, guardsAgainstLoneContributors: false))
    var dice = DisclosureDice(seed: 23)
    var published = 0
    for _ in 0..<14 {
      var patterns = Array(repeating: 0, count: 8)
      for _ in 0..<6 { patterns[Int.random(in: 0..<8, using: &dice)] += 1 }
      let table = try #require(tableOf(patterns))
      guard let hidden = table.suppressed(by: rule).hidden, !hidden.isEmpty else { continue }
      published += 1
      for (place, range) in exactRanges(patterns, hidden: hidden) {
        #expect(range.isWiderThan(2), "\(place) \(range) of \(patterns), hidden \(hidden.places)")
        let claimed = table.interval(of: place, hidden: hidden)
        #expect(claimed.lowerBound <= range.lowerBound && claimed.upperBound >= range.upperBound)
      }
    }
    #expect(published > 4)
  }

  @Test func totalsThatBoundAPairAreHiddenWithIt() throws {
    // 16 + 14 of 30 statements: a pair of 2 lies in 0...14, but with 28 of 30 a pair of 12 among 14 is between 12 and
    // 14.
    let table = try #require(
      TagPairTable(rowCodes: [0], columnCodes: [1], totals: [7, 28], cells: [[6]], statements: 30))
    let rule = try #require(SuppressionRule(threshold: 5, guardsAgainstLoneContributors: false))
    var also = HiddenPlaces(rows: 1, columns: 1)
    also.insert(.cell(row: 0, column: 0))
    let hidden = try #require(table.suppressed(by: rule, also: also).hidden)
    #expect(hidden[.rowTotal(0)] && !hidden[.columnTotal(0)])
    #expect(table.interval(of: .cell(row: 0, column: 0), hidden: hidden).isWiderThan(5))
  }

  @Test func aPairIsHiddenOnBothSidesOfTheDiagonal() throws {
    let table = try #require(
      TagPairTable(
        rowCodes: [0, 1], columnCodes: [0, 1], totals: [20, 15], cells: [[20, 3], [3, 15]], statements: 60))
    let rule = try #require(SuppressionRule(threshold: 5))
    let hidden = try #require(table.suppressed(by: rule).hidden)
    #expect(hidden.places == [.cell(row: 0, column: 1), .cell(row: 1, column: 0)])
    #expect(table.interval(of: .cell(row: 0, column: 1), hidden: hidden) == 0...15)
  }

  @Test func countsThatNoSetsHaveAreRefused() {
    #expect(TagPairTable(rowCodes: [0], columnCodes: [1], totals: [3, 4], cells: [[4]], statements: 9) == nil)
    #expect(TagPairTable(rowCodes: [0], columnCodes: [1], totals: [8, 8], cells: [[4]], statements: 9) == nil)
    #expect(TagPairTable(rowCodes: [0], columnCodes: [2], totals: [3, 4], cells: [[1]], statements: 9) == nil)
  }
}
