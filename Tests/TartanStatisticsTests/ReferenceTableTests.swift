import TartanStatistics
import Testing

@Suite struct ReferenceTableTests {
  @Test(arguments: ReferenceSet.names) func themesByAuthorities(_ name: String) throws {
    let set = try ReferenceSet(name)
    let expected = set.tables["theme_x_authority"]
    let table = try self.table(set)
    #expect(table.rowTotals == expected["row_totals"].list.map(\.integer))
    #expect(table.columnTotals == expected["col_totals"].list.map(\.integer))
    #expect(table.total == expected["n"].integer)
    let cells = table.cellTests
    for row in 0..<table.rowCount {
      for column in 0..<table.columnCount {
        let cell = row * table.columnCount + column
        func close(_ value: Double?, _ key: String) -> Bool { isClose(value, expected[key][row][column]) }
        #expect(table[row, column] == expected["counts"][row][column].integer)
        #expect(close(table.shareOfRow(row, column).map { $0 * 100 }, "row_pct"))
        #expect(close(table.shareOfColumn(row, column).map { $0 * 100 }, "col_pct"))
        #expect(close(table.shareOfAll(row, column).map { $0 * 100 }, "cell_pct"))
        #expect(close(table.expected(row, column), "expected"))
        #expect(close(table.adjustedResidual(row, column), "adj_residuals"))
        #expect(close(cells.pValues[cell], "cell_p"))
        #expect(close(cells.holm[cell], "cell_p_holm") && close(cells.benjaminiHochberg[cell], "cell_p_bh"))
      }
    }
    try check(table.chiSquared, CochranConditions(table), table, expected["test"])
  }

  @Test(arguments: ReferenceSet.names) func exactAndShuffledTestsOfThemesByAuthorities(_ name: String) throws {
    let set = try ReferenceSet(name)
    let expected = set.tables["theme_x_authority"]
    let table = try self.table(set)
    if let exact = expected["exact"]["freeman_halton_p"].number {
      // R's fisher.test, which two of these come from, prints 1e-7 or better.
      #expect(isClose(FreemanHalton.p(table), exact, within: 1e-8))
    }
    let shuffles = 999
    let drawn: [(String, TablePermutation.Statistic)] = [
      ("pearson_mc_p_200k", .pearson), ("freeman_halton_mc_p_200k", .probability),
    ]
    for (key, statistic) in drawn {
      guard let p = expected["monte_carlo_reference"][key].number else { continue }
      let test = try known(TablePermutation(table, statistic: statistic))
      let found = try known(try test.tally(count: shuffles, seed: 7).p)
      #expect(abs(found - p) <= 4 * (p * (1 - p) / Double(shuffles)).squareRoot() + 1 / Double(shuffles))
    }
  }

  @Test(arguments: ReferenceSet.names) func themesByTags(_ name: String) throws {
    let set = try ReferenceSet(name)
    try check(set.grouped(by: set.themes, \.theme), set.tables["theme_x_tag"], set)
  }

  @Test(arguments: ReferenceSet.names) func authoritiesByTags(_ name: String) throws {
    let set = try ReferenceSet(name)
    try check(set.grouped(by: set.authorities, \.authority), set.tables["authority_x_tag"], set)
  }

  private func table(_ set: ReferenceSet) throws -> ContingencyTable {
    let counts = set.themes.flatMap { theme in
      set.authorities.map { authority in set.count { $0.theme == theme && $0.authority == authority } }
    }
    return try known(ContingencyTable(counts, rows: set.themes.count, columns: set.authorities.count))
  }

  private func check(
    _ test: ChiSquaredTest?, _ conditions: CochranConditions?, _ table: ContingencyTable, _ expected: Json
  ) throws {
    #expect(table.usedRows.count == expected["rows_used"].integer)
    #expect(table.usedColumns.count == expected["cols_used"].integer)
    #expect(isClose(test?.statistic, expected["chi2"]) && isClose(test?.p, expected["p"]))
    #expect(test?.degrees == expected["df"].integer)
    #expect(isClose(test?.cramersV, expected["cramers_v"]))
    #expect(isClose(test?.cramersVBiasCorrected, expected["cramers_v_bias_corrected"]))
    #expect(isClose(conditions?.smallestExpected, expected["min_expected"]))
    #expect(conditions?.cells == expected["cells"].integer)
    #expect(conditions?.cellsBelowFive == expected["cells_expected_lt5"].integer)
    #expect(conditions?.hold == expected["cochran_ok"].integer.map { $0 == 1 })
  }

  private func check(_ data: GroupedTagSets, _ expected: Json, _ set: ReferenceSet) throws {
    let table = try known(data.table)
    #expect(table.rowStatements == expected["row_statements"].list.map(\.integer))
    #expect(table.rowUntagged == expected["row_untagged"].list.map(\.integer))
    #expect(table.rowTaggings == expected["row_taggings"].list.map(\.integer))
    #expect(table.tagTotals == expected["tag_totals"].list.map(\.integer))
    #expect(table.statements == expected["statements"].integer && table.taggings == expected["taggings"].integer)
    let residuals = table.adjustedResiduals
    for row in 0..<table.rowCount {
      for tag in 0..<table.tagCount {
        func close(_ share: Double?, _ key: String) -> Bool {
          isClose(share.map { $0 * 100 }, expected[key][row][tag])
        }
        #expect(table[row, tag] == expected["counts"][row][tag].integer)
        #expect(close(table.shareOfRowStatements(row, tag), "pct_of_row_statements"))
        #expect(close(table.shareOfRowTaggings(row, tag), "pct_of_row_taggings"))
        #expect(close(table.shareOfTag(row, tag), "pct_of_tag"))
        #expect(close(table.shareOfStatements(row, tag), "pct_of_all_statements"))
        #expect(close(table.shareOfTaggings(row, tag), "pct_of_all_taggings"))
        #expect(isClose(residuals[row * table.tagCount + tag], expected["adj_residuals"][row][tag]))
      }
    }
    try check(marginal: data, table, expected["mmi"], set)
  }

  private func check(marginal data: GroupedTagSets, _ table: TagTable, _ expected: Json, _ set: ReferenceSet) throws {
    guard let test = MarginalIndependence(table) else {
      #expect(expected["x2_sum"].isNull)
      return
    }
    #expect(test.tests.map { set.tags[$0.tag] } == expected["tags_used"].texts)
    #expect(test.tagsLeftOut.map { set.tags[$0] } == expected["tags_left_out"].texts)
    #expect(test.groups.count == expected["groups"].list.count)
    #expect(isClose(test.statistic, expected["x2_sum"]))
    #expect(isClose(test.bonferroniP, expected["bonferroni_p"]))
    let adjusted = [
      ("p_bonferroni", test.pValues(.bonferroni)), ("p_holm", test.pValues(.holm)),
      ("p_bh", test.pValues(.benjaminiHochberg)),
    ]
    for (place, tag) in test.tests.enumerated() {
      let wanted = expected["per_tag"][place]
      #expect(isClose(tag.test.statistic, wanted["chi2"]) && isClose(tag.test.p, wanted["p"]))
      #expect(tag.test.degrees == wanted["df"].integer)
      #expect(isClose(tag.test.conditions.smallestExpected, wanted["min_expected"]))
      for (key, values) in adjusted { #expect(isClose(values[place], wanted[key])) }
    }
    let corrected = RaoScott(marginal: data)
    #expect(isClose(corrected?.statistic, expected["rao_scott2"]["statistic"]))
    #expect(isClose(corrected?.degrees, expected["rao_scott2"]["df"]))
    #expect(isClose(corrected?.p, expected["rao_scott2"]["p"]))
    if let p = expected["permutation"]["p"].number {
      let shuffles = 999
      let found = try known(try MarginalPermutation(data)?.tally(count: shuffles, seed: 7).p)
      let tolerance = try known(expected["permutation"]["tolerance"].number)
      #expect(abs(found - p) <= tolerance + 4 * (p * (1 - p) / Double(shuffles)).squareRoot() + 1 / Double(shuffles))
    }
  }
}
