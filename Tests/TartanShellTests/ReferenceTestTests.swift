import TartanModel
import Testing

/// The tests of tables, from the typed line to the answer, beside values that other programs computed.
@Suite struct ReferenceTestTests {
  @Test(arguments: ReferenceData.names) func themesByAuthorities(_ name: String) throws {
    let data = try ReferenceData(name)
    let expected = data.expected["theme_x_authority"]
    let line = "cross theme by authority min 0 test chi2 "
    let answer = data.ask(line)
    let bh = data.ask(line + "correction bh")
    #expect(expected["test"]["chi2"].isClose(to: answer.figure("X²")), "\(answer.printed)")
    #expect(expected["test"]["df"].isClose(to: answer.figure("df")))
    #expect(expected["test"]["p"].isClose(to: answer.p))
    #expect(expected["test"]["cramers_v"].isClose(to: answer.figure("V")))
    #expect(expected["test"]["cramers_v_bias_corrected"].isClose(to: answer.figure("V corrected")))
    let conditions = answer.rows("conditions", "cells", "expected below 5", "smallest expected").first ?? []
    for (place, key) in ["cells", "cells_expected_lt5", "min_expected"].enumerated() where !conditions.isEmpty {
      #expect(expected["test"][key].isClose(to: conditions[place].value))
    }
    let cells = answer.rows(
      "all cells", "theme", "authority", "statements", "expected", "residual", "p", "p (Holm)")
    let corrected = bh.rows("all cells", "p (BH)")
    let used = (expected["test"]["rows_used"].number ?? 0) * (expected["test"]["cols_used"].number ?? 0)
    #expect(answer.figure("X²") == nil || Double(cells.count) == used)
    for (place, cell) in cells.enumerated() {
      let row = try #require(data.themes.firstIndex(of: cell[0].label))
      let column = try #require(data.authorities.firstIndex(of: cell[1].label))
      let keys = ["counts", "expected", "adj_residuals", "cell_p", "cell_p_holm"]
      for (key, value) in zip(keys, cell.dropFirst(2)) {
        #expect(expected[key][row][column].isClose(to: value.value), "\(cell) \(key)")
      }
      #expect(expected["cell_p_bh"][row][column].isClose(to: corrected[place][0].value))
    }
  }

  @Test(arguments: ReferenceData.names) func exactAndShuffledTestsOfThemesByAuthorities(_ name: String) throws {
    let data = try ReferenceData(name)
    let expected = data.expected["theme_x_authority"]
    if expected["exact"]["freeman_halton_p"].number != nil {
      let answer = data.ask("cross theme by authority test exact")
      #expect(expected["exact"]["freeman_halton_p"].isClose(to: answer.p, within: 1e-8), "\(answer.printed)")
    }
    guard let p = expected["monte_carlo_reference"]["pearson_mc_p_200k"].number else { return }
    let answer = data.ask("cross theme by authority test permutation permutations 1999 seed 7")
    let found = try #require(answer.p, "\(answer.printed)")
    #expect(abs(found - p) <= 4 * (p * (1 - p) / 1999).squareRoot() + 1 / 1999)
  }

  @Test(arguments: ReferenceData.names, ["theme", "authority"]) func groupsByTags(_ name: String, _ groups: String)
    throws
  {
    let data = try ReferenceData(name)
    let table = data.expected["\(groups)_x_tag"]
    let expected = table["mmi"]
    for line in ["cross \(groups) by tag", "cross tag by \(groups)"] {
      let answer = data.ask("\(line) min 0 test rao-scott")
      #expect(expected["x2_sum"].isClose(to: answer.figure("X²_S")), "\(answer.printed)")
      #expect(expected["rao_scott2"]["statistic"].isClose(to: answer.figure("corrected")))
      #expect(expected["rao_scott2"]["df"].isClose(to: answer.figure("df")))
      #expect(expected["rao_scott2"]["p"].isClose(to: answer.p))
      let bh = data.ask("\(line) min 0 test rao-scott correction bh").rows("all labels", "p (BH)")
      let labels = answer.rows("all labels", "tag", "X²", "p", "p (Holm)")
      #expect(labels.map(\.first?.label) == expected["tags_used"].texts)
      for (place, label) in labels.enumerated() {
        let wanted = expected["per_tag"][place]
        for (key, value) in zip(["chi2", "p", "p_holm"], label.dropFirst()) {
          #expect(wanted[key].isClose(to: value.value), "\(label) \(key)")
        }
        #expect(wanted["p_bh"].isClose(to: bh[place][0].value))
      }
      let rows = groups == "theme" ? data.themes : data.authorities
      for cell in answer.rows("all cells", groups, "tag", "statements", "residual") {
        let row = try #require(rows.firstIndex(of: cell[0].label))
        let column = try #require(data.tags.firstIndex(of: cell[1].label))
        #expect(table["counts"][row][column].isClose(to: cell[2].value))
        #expect(table["adj_residuals"][row][column].isClose(to: cell[3].value))
      }
    }
  }

  @Test(arguments: ReferenceData.names, ["theme", "authority"]) func shuffledGroupsByTags(
    _ name: String, _ groups: String
  ) throws {
    let data = try ReferenceData(name)
    let expected = data.expected["\(groups)_x_tag"]["mmi"]["permutation"]
    guard let p = expected["p"].number else { return }
    let answer = data.ask("cross \(groups) by tag test permutations 1999 seed 7")
    let found = try #require(answer.p, "\(answer.printed)")
    let tolerance = try #require(expected["tolerance"].number)
    #expect(abs(found - p) <= tolerance + 4 * (p * (1 - p) / 1999).squareRoot() + 1 / 1999)
  }

  @Test(arguments: [
    "cross theme by authority test permutation", "cross theme by tag test", "cross theme by authority bootstrap 200",
  ])
  func noResultDependsOnTheNumberOfThreads(_ line: String) throws {
    let data = try ReferenceData("p2_workshop")
    _ = data.ask("set threads 1")
    let one = data.ask(line)
    _ = data.ask("set threads 5")
    #expect(data.ask(line).answer == one.answer)
    #expect(one.answer != nil)
  }
}
