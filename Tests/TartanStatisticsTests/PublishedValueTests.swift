import TartanStatistics
import Testing

/// Numbers that third parties printed, from data that they printed too.
@Suite struct PublishedValueTests {
  @Test func allThatAreKnownComeOut() throws {
    let computed = try values()
    var unknown: [String] = []
    for entry in try Json.file("published_values.json").list {
      guard let value = computed[entry["what"].text] else {
        unknown.append(entry["what"].text)
        continue
      }
      let published = try known(entry["published"].number)
      let tolerance = try known(entry["tolerance"].number)
      #expect(abs(value - published) <= tolerance, "\(entry["what"].text)")
      #expect(isClose(value, try known(entry["recomputed"].number)), "\(entry["what"].text)")
    }
    // The data of single farmers are in no text that can be cited: only the table of the first is printed in books.
    #expect(unknown.filter { !$0.hasPrefix("MRCV farmer") } == [])
  }

  private func values() throws -> [String: Double] {
    var values: [String: Double] = [:]
    let c = FourfoldCounts(both: 5, first: 100, second: 10, total: 1000)
    values["c-coefficient n1=100 n2=10 n12=5"] = c?.jaccard

    // Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), examples A, B and C.
    let exampleA = try ratings(["0100000010", "1110010000"])
    values["Krippendorff alpha nominal, example A (binary)"] = NominalAgreement(exampleA).krippendorffAlpha
    let exampleB = try ratings(["001132224330", "101112224333"])
    values["Krippendorff alpha nominal, example B"] = NominalAgreement(exampleB).krippendorffAlpha
    let exampleC = try ratings(
      ["123321412...", "1233224125.3", ".3332342251.", "1233244125 1."].map { $0.filter { $0 != " " } })
    values["Krippendorff alpha nominal, example C (4 coders, missing)"] = NominalAgreement(exampleC).krippendorffAlpha
    values["Gwet AC1, cac.raw4raters"] = NominalAgreement(exampleC).gwetAC1

    let abstractors = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]
    let pair = try known(
      CoderPair(counts: known(ContingencyTable(Array(abstractors.joined()), rows: 3, columns: 3))))
    values["Cohen kappa, cont3x3abstractors"] = pair.cohenKappa
    var units: [[Int?]] = []
    for row in 0..<3 {
      for column in 0..<3 { for _ in 0..<abstractors[row][column] { units.append([row, column]) } }
    }
    let agreement = NominalAgreement(try known(NominalRatings(units, coders: 2, categories: 3)))
    values["Gwet AC1, cont3x3abstractors"] = agreement.gwetAC1
    values["Brennan-Prediger, cont3x3abstractors"] = agreement.brennanPrediger
    values["Krippendorff alpha, cont3x3abstractors"] = agreement.krippendorffAlpha
    let paradox = try known(CoderPair(counts: known(ContingencyTable([130, 56, 9, 5], rows: 2, columns: 2))))
    values["kappa paradox table 130,56,9,5"] = paradox.cohenKappa

    var remainders = [Int](repeating: 0, count: 40)
    for number in 0..<150 { remainders[number % 10 * 4 + number % 4] += 1 }
    let test = try known(ContingencyTable(remainders, rows: 10, columns: 4)?.chiSquared)
    values["Cramer's V, number%10 x number%4, 150 rows"] = test.cramersV
    values["bias-corrected V, same"] = test.cramersVBiasCorrected

    let tea = try known(FourfoldCounts(both: 3, firstOnly: 1, secondOnly: 1, neither: 3))
    values["Fisher two-sided, tea tasting [[3,1],[1,3]]"] = FisherExact.twoSided(tea)
    values["Wilson 81/263 lower"] = Share(81, of: 263)?.wilson()?.lower
    values["Wilson 81/263 upper"] = Share(81, of: 263)?.wilson()?.upper
    values["Clopper-Pearson 0/20 upper"] = Share(0, of: 20)?.clopperPearson()?.upper
    let difference = ShareDifference(try known(Share(56, of: 70)), try known(Share(48, of: 80)))
    values["Newcombe difference 56/70 - 48/80 lower"] = difference?.interval.lower
    values["Newcombe difference upper"] = difference?.interval.upper
    values["MASI distance {1,2} vs {1,2,3,4}"] = SetDistance.masi.between([1, 2], [1, 2, 3, 4])

    // 262 Kansas farmers, education by sources of veterinary information (Loughin and Scherer 1998; Agresti, "Categorical
    // Data Analysis", as an example of several answers a person).
    let farmers = TagTable(
      [19, 38, 29, 47, 40, 2, 6, 8, 8, 4, 1, 13, 10, 17, 14, 19, 29, 40, 53, 29, 3, 4, 8, 6, 6], tags: 5,
      rowStatements: [88, 16, 31, 113, 14], rowUntagged: [0, 0, 0, 0, 0])
    values["MRCV farmer1 X2_S (no 0.5 added)"] = farmers.flatMap(MarginalIndependence.init)?.statistic
    return values
  }

  /// One line of digits for each coder, a dot for a missing coding.
  private func ratings(_ lines: [String]) throws -> NominalRatings {
    let coders = lines.map { $0.map(\.wholeNumberValue) }
    let units = try known(coders.first).indices.map { unit in coders.map { $0[unit] } }
    return try known(NominalRatings(units, coders: lines.count, categories: 6))
  }
}
