import TartanStatistics
import Testing

@Suite struct ReferenceFamilyTests {
  @Test(arguments: ReferenceSet.names) func twoFamiliesOfTags(_ name: String) throws {
    let set = try ReferenceSet(name)
    let expected = set.tables["tag_family_x_tag_family"]
    if expected.isNull { return }
    let rows = expected["rows"].texts
    let columns = expected["cols"].texts
    let (first, second) = (try set.sets(of: rows), try set.sets(of: columns))
    let test = try known(PairwiseIndependence(first, second))
    #expect(test.firstLeftOut.isEmpty && test.secondLeftOut.isEmpty)
    #expect(isClose(test.statistic, expected["x2_sum"]))
    #expect(isClose(test.bonferroniP, expected["bonferroni_p"]))
    let adjusted = [
      ("p_bonferroni", test.pValues(.bonferroni)), ("p_holm", test.pValues(.holm)),
      ("p_bh", test.pValues(.benjaminiHochberg)),
    ]
    #expect(test.tests.count == expected["cells"].list.count)
    for (place, pair) in test.tests.enumerated() {
      let wanted = expected["cells"][place]
      #expect(rows[pair.first] == wanted["row"].text && columns[pair.second] == wanted["col"].text)
      #expect(pair.counts.both == wanted["n11"].integer)
      #expect(isClose(pair.test.statistic, wanted["chi2"]) && isClose(pair.test.p, wanted["p"]))
      for (key, values) in adjusted { #expect(isClose(values[place], wanted[key])) }
    }
    let corrected = RaoScott(first, second)
    #expect(isClose(corrected?.statistic, expected["rao_scott2"]["statistic"]))
    #expect(isClose(corrected?.degrees, expected["rao_scott2"]["df"]))
    #expect(isClose(corrected?.p, expected["rao_scott2"]["p"]))
  }
}
