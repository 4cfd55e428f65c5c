import TartanStatistics
import Testing

@Suite struct CountListTests {
  @Test(arguments: [
    ([20, 3, 9, 0], [1, 2]), ([20, 3, 2, 30], [1, 2]), ([20, 4, 2, 1, 7], [1, 2, 3]), ([8, 9], []),
  ])
  func smallCountsAreHiddenWithThePartnersTheyNeed(_ counts: [Int], _ expected: [Int]) throws {
    let rule = try #require(SuppressionRule(threshold: 5, guardsAgainstLoneContributors: false))
    let list = try #require(CountList(counts))
    #expect(list.suppressed(by: rule).hidden?.places == expected.map { .rowTotal($0) })
  }

  @Test func oneWhoKnowsHisOwnCountLearnsNothing() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    let list = try #require(CountList([20, 1, 6, 8]))
    // 1 and 6 would do for a stranger; the one behind the 1 would know the 6.
    #expect(list.suppressed(by: rule).hidden?.places == [.rowTotal(1), .rowTotal(2), .rowTotal(3)])
  }

  @Test func anyListIsAsSafeAsAnAttackerFinds() throws {
    var dice = DisclosureDice(seed: 17)
    let rule = try #require(SuppressionRule(threshold: 5, hidesZeros: true))
    for _ in 0..<200 {
      let counts = (0..<Int.random(in: 1...6, using: &dice)).map { _ in dice.count(2) }
      let list = try #require(CountList(counts))
      guard let hidden = list.suppressed(by: rule).hidden else { continue }
      for known in [nil] + counts.indices.filter({ counts[$0] == 1 }).map({ Optional($0) }) {
        let open = counts.indices.filter { hidden[.rowTotal($0)] && $0 != known }
        var terms: [Int: Int] = [:]
        for place in open.indices { terms[place] = 1 }
        guard !open.isEmpty else { continue }
        let rest = open.reduce(0) { $0 + counts[$1] }
        let attack = try #require(WholeSimplex([(terms, rest)], variables: open.count))
        for (variable, place) in open.enumerated() {
          let (low, high) = attack.interval(of: variable)
          #expect((high ?? 0) - (low ?? 0) >= rule.threshold)
          if known == nil { #expect(list.interval(of: place, hidden: hidden) == (low ?? 0)...(high ?? 0)) }
        }
      }
    }
  }

  @Test func listsThatCannotBeShownSaySo() throws {
    let rule = try #require(SuppressionRule(threshold: 5))
    #expect(CountList([3, 1])?.suppressed(by: rule).withholding?.reason == .tooFew(4))
    #expect(CountList([3, 4])?.suppressed(by: rule).withholding?.reason == .nothingLeft)
    #expect(CountList([])?.suppressed(by: rule).hidden?.isEmpty == true)
    #expect(CountList([-1]) == nil)
  }
}
