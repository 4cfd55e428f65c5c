import TartanEngine
import TartanPlan
import TartanStatistics

extension CompareTable {
  /// How the figures were computed, with those of the first two groups worked through.
  var explanations: [FigureExplanation] {
    let places = places
    guard places.count >= 2 else { return [] }
    let (one, other) = (places[0], places[1])
    let pair = "\(names[one]) and \(names[other])"
    var figures = [
      FigureExplanation(
        "rate s", formula: "statements of the group with the label / statements of the group",
        worked: rate(of: one))
    ]
    for measure in measures {
      let value = measure.value(profiles[one], profiles[other])
      switch measure {
      case .brayCurtis:
        figures.append(
          FigureExplanation(
            measure: "bray-curtis", worked: Working.equation("\(pair): \(sums(one, other))", value, decimals: 3)))
      case .jaccard:
        let rates = zip(profiles[one].rates, profiles[other].rates)
        let (both, any) = (rates.count { $0 > 0 && $1 > 0 }, rates.count { $0 > 0 || $1 > 0 })
        figures.append(
          FigureExplanation(
            "jaccard", formula: "labels that occur in both groups / labels that occur in either",
            worked: Working.equation("\(pair): \(both) / \(any)", value, decimals: 3)))
      case .cosine:
        figures.append(
          FigureExplanation(
            "cosine", formula: "sum of s s' / square root of (sum of s² times sum of s'²)",
            worked: Working.equation(pair, value, decimals: 3)))
      }
    }
    if order == .likeness, let last = clustering?.merges.last {
      figures.append(
        FigureExplanation(
          measure: "average-linkage", as: "distance of a step",
          worked: Working.equation(
            "step \(names.count - 1): mean distance of each group of the one with each of the other", last.height,
            decimals: 3)))
    }
    return figures
  }

  private func rate(of place: Int) -> String {
    let group = kept[place]
    guard let label = counts.rows.indices.first(where: { counts[$0, group] > 0 }) else { return names[place] }
    return "\(names[place]), \(counts.rows[label].name): \(Working.share(counts[label, group], of: sizes[place]))"
  }

  private func sums(_ one: Int, _ other: Int) -> String {
    let rates = zip(profiles[one].rates, profiles[other].rates)
    let difference = rates.reduce(0.0) { $0 + abs($1.0 - $1.1) }
    let sum = rates.reduce(0.0) { $0 + $1.0 + $1.1 }
    return "\(Working.number(difference, 3)) / \(Working.number(sum, 3))"
  }
}
