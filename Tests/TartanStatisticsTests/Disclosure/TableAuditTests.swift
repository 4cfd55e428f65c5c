import TartanStatistics
import Testing

@Suite struct TableAuditTests {
  private func hide(_ places: [TablePlace], _ table: CountTable) -> HiddenPlaces {
    var hidden = HiddenPlaces(rows: table.rows, columns: table.columns)
    for place in places { hidden.insert(place) }
    return hidden
  }

  @Test(arguments: AuditCase.all) func theReferenceIntervalsComeOut(_ example: AuditCase) throws {
    let table = try #require(CountTable(cells: example.cells))
    let hidden = hide(example.intervals.map(\.place), table)
    let audit = TableAudit(table, hidden: hidden)
    let attack = try #require(PublishedAttack(table) { hidden[$0] })
    for (place, range) in example.intervals {
      #expect(audit.interval(of: place) == range)
      #expect(attack.interval(of: place) == range)
    }
    #expect((audit.firstTooNarrow(threshold: 5) == nil) == example.isSafeForFive)
  }

  @Test func aShownNumberIsItself() throws {
    let table = try #require(CountTable(cells: [[2, 9], [8, 12]]))
    let audit = TableAudit(table, hidden: hide([.cell(row: 0, column: 0)], table))
    #expect(audit.interval(of: .rowTotal(0)) == 11...11)
    #expect(audit.interval(of: .total) == 31...31)
  }

  @Test func flowsAndTheSimplexMethodAgreeOnAnyPattern() throws {
    var dice = DisclosureDice(seed: 41)
    for _ in 0..<120 {
      let (rows, columns) = (Int.random(in: 1...4, using: &dice), Int.random(in: 1...4, using: &dice))
      let table = try #require(CountTable(cells: dice.cells(rows: rows, columns: columns)))
      let places = allPlaces(rows: rows, columns: columns).dropLast().filter { _ in
        Int.random(in: 0..<2, using: &dice) == 0
      }
      let hidden = hide(places, table)
      let audit = TableAudit(table, hidden: hidden)
      let attack = try #require(PublishedAttack(table) { hidden[$0] })
      for place in places {
        #expect(audit.interval(of: place) == attack.interval(of: place), "\(table.cells) \(places)")
      }
    }
  }

  @Test func theSimplexMethodFindsWhatTryingEverythingFinds() throws {
    var dice = DisclosureDice(seed: 7)
    for _ in 0..<40 {
      let cells = (0..<2).map { _ in (0..<3).map { _ in Int.random(in: 0...2, using: &dice) } }
      let table = try #require(CountTable(cells: cells))
      let places = allPlaces(rows: 2, columns: 3).dropLast().filter { _ in Int.random(in: 0..<3, using: &dice) > 0 }
      let hidden = hide(places, table)
      let attack = try #require(PublishedAttack(table) { hidden[$0] })
      for (place, range) in everyReading(of: table, hidden) { #expect(attack.interval(of: place) == range) }
    }
  }

  /// Tries all tables with the same total and keeps those that look the same when published.
  private func everyReading(of table: CountTable, _ hidden: HiddenPlaces) -> [TablePlace: ClosedRange<Int>] {
    var ranges: [TablePlace: ClosedRange<Int>] = [:]
    var cells = Array(repeating: 0, count: 6)
    func fill(_ place: Int, _ left: Int) {
      guard place < 5 else {
        cells[5] = left
        guard let other = CountTable(cells: [Array(cells[0..<3]), Array(cells[3..<6])]) else { return }
        let places = allPlaces(rows: 2, columns: 3)
        guard places.allSatisfy({ hidden[$0] || other[$0] == table[$0] }) else { return }
        for place in places where hidden[place] {
          let old = ranges[place] ?? other[place]...other[place]
          ranges[place] = min(old.lowerBound, other[place])...max(old.upperBound, other[place])
        }
        return
      }
      let spot = TablePlace.cell(row: place / 3, column: place % 3)
      for value in hidden[spot] ? 0...left : min(table[spot], left)...min(table[spot], left) {
        cells[place] = value
        fill(place + 1, left - value)
      }
    }
    fill(0, table.total)
    return ranges
  }
}
