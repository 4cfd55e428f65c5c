import TartanEngine
import TartanPlan
import TartanStatistics

extension SpreadTable {
  /// How the figures were computed, with those of the first label worked through.
  var explanations: [FigureExplanation] {
    guard let row = kept.first, groupCount > 0 else { return [] }
    let (name, spread) = (counts.rows[row].name, spreads[row])
    let counted = Wording.counted(groupCount, group: groups.title)
    var figures = [
      FigureExplanation(
        measure: "coverage", as: "in", worked: "\(name): its statements are in \(spread.coverage) of \(counted)"),
      FigureExplanation(
        measure: "expected-coverage", as: "expected",
        worked: Working.equation(
          "\(name): n = \(statements(row)), N = \(counts.inAnyColumn), "
            + "Ng = \(Wording.few(spread.sizes.map(String.init), 12)): sum", expected(row), decimals: 1)),
      FigureExplanation(
        "band",
        formula: "core: in at least \(Working.number(core * 100, 0)) % of the \(Wording.plural(groups.title)); "
          + "shared: in two or more; local: in one; absent: in none",
        worked: "\(name): \(Working.share(spread.coverage, of: groupCount)): \(spread.band(core: core).rawValue)"),
    ]
    if let most = spread.rates.indices.max(by: { spread.rates[$0] < spread.rates[$1] }) {
      figures.append(
        FigureExplanation(
          "lowest %, highest %",
          formula: "statements of the group with the label / statements of the group: the least "
            + "and the greatest of all groups",
          worked: "\(name), highest: \(Working.share(spread.counts[most], of: spread.sizes[most]))"))
    }
    return figures + measureExplanations(name, spread)
  }

  private func measureExplanations(_ name: String, _ spread: CodeSpread) -> [FigureExplanation] {
    var figures: [FigureExplanation] = []
    let entropy = spread.diversity.map { Working.number($0.entropy, 3) } ?? "–"
    if measures.contains("evenness") {
      figures.append(
        FigureExplanation(
          measure: "evenness",
          worked: Working.equation(
            "\(name): \(entropy) / ln \(groupCount)", spread.diversity?.evenness, decimals: 3)))
    }
    if measures.contains("effective-number") {
      figures.append(
        FigureExplanation(
          measure: "effective-number", as: "effective number",
          worked: Working.equation("\(name): exp(\(entropy))", spread.diversity?.effectiveNumber, decimals: 1)))
    }
    return figures
  }
}
