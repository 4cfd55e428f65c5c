import TartanStatistics
import Testing

@Suite struct ReferenceAuthorityTests {
  @Test(arguments: ReferenceSet.names) func themesAcrossAuthorities(_ name: String) throws {
    let set = try ReferenceSet(name)
    try check(set, set.tables["authorities"]["theme"], set.themes) { $0.theme == $1 }
  }

  @Test(arguments: ReferenceSet.names) func tagsAcrossAuthorities(_ name: String) throws {
    let set = try ReferenceSet(name)
    try check(set, set.tables["authorities"]["tag"], set.tags) { $0.tags.contains($1) }
  }

  @Test(arguments: ReferenceSet.names) func sharesOfTwoAuthorities(_ name: String) throws {
    let expected = try ReferenceSet(name).tables["authorities"]["share_difference"]
    for tag in expected["tags"].list {
      let first = try known(Share(tag["x1"].integer ?? -1, of: tag["n1"].integer ?? -1))
      let second = try known(Share(tag["x2"].integer ?? -1, of: tag["n2"].integer ?? -1))
      let difference = ShareDifference(first, second)
      #expect(isClose(difference?.difference, tag["diff"]))
      #expect(isClose(difference?.interval.lower, tag["newcombe"][0]))
      #expect(isClose(difference?.interval.upper, tag["newcombe"][1]))
    }
  }

  private func check(
    _ set: ReferenceSet, _ expected: Json, _ codes: [String], holds: (ReferenceSet.Row, String) -> Bool
  ) throws {
    let sizes = set.authorities.map { authority in set.count { $0.authority == authority } }
    func count(_ authority: String, _ code: String) -> Int {
      set.count { $0.authority == authority && holds($0, code) }
    }
    for (place, code) in codes.enumerated() {
      let spread = try known(CodeSpread(counts: set.authorities.map { count($0, code) }, statements: sizes))
      check(spread, expected["coverage"][place])
    }
    let compared = set.tables["authorities"]["compared"].texts
    let profiles = try compared.map { authority in
      let size = set.count { $0.authority == authority }
      return try known(Profile(counts: codes.map { count(authority, $0) }, statements: size))
    }
    for (row, profile) in profiles.enumerated() {
      let rates = expected["rates"][compared[row]].list
      #expect(profile.rates.count == rates.count && zip(profile.rates, rates).allSatisfy { isClose($0, $1) })
      for (column, other) in profiles.enumerated() {
        #expect(isClose(profile.jaccard(with: other), expected["jaccard"][row][column]))
        #expect(isClose(profile.brayCurtis(to: other), expected["bray_curtis_dissimilarity"][row][column]))
        #expect(isClose(profile.cosine(with: other), expected["cosine"][row][column]))
      }
      let diversity = expected["diversity"][row]
      #expect(profile.rates.filter { $0 > 0 }.count == diversity["richness"].integer)
      #expect(isClose(profile.diversity?.entropy, diversity["shannon_nats"]))
      #expect(isClose(profile.diversity?.evenness, diversity["pielou_all"]))
    }
    try check(profiles, compared, expected["upgma"])
  }

  private func check(_ spread: CodeSpread, _ expected: Json) {
    #expect(spread.statements == expected["n"].integer)
    #expect(spread.coverage == expected["authorities_with"].integer)
    #expect(spread.authorities == expected["authorities"].integer)
    #expect(isClose(spread.coverageShare, expected["coverage"]))
    #expect(isClose(spread.expectedCoverage, expected["expected_authorities_if_spread"]))
    #expect(spread.band().rawValue == expected["band"].text)
    #expect(isClose(spread.diversity?.entropy, expected["entropy_nats"]))
    #expect(isClose(spread.diversity?.evenness, expected["evenness_all"]))
    #expect(isClose(spread.diversity?.effectiveNumber, expected["effective_number"]))
    #expect(isClose(spread.highestRate, expected["max_share"]))
    #expect(isClose(spread.lowestRate, expected["min_share"]))
  }

  private func check(_ profiles: [Profile], _ names: [String], _ expected: Json) throws {
    guard let distances = Profile.brayCurtis(profiles), !expected.isNull else {
      #expect(expected.isNull)
      return
    }
    let clustering = Clustering(distances)
    #expect(clustering.order.map { names[$0] } == expected["order"].texts)
    // The files call any two equal distances a tie; here it is one that the tie rule decided.
    #expect(!clustering.hadTies || expected["ties_present"].integer == 1)
    #expect(clustering.merges.count == expected["merges"].list.count)
    for (place, merge) in clustering.merges.enumerated() {
      #expect(isClose(merge.height, expected["merges"][place]["height"]))
      #expect(merge.members.map { names[$0] }.sorted() == expected["merges"][place]["members"].texts)
    }
  }
}
