import TartanStatistics

extension AgreementTable {
  /// How the figures were computed, with those of the first label worked through.
  var explanations: [FigureExplanation] {
    guard let line = lines.first else { return [] }
    let name = table.labels[line.label]
    let sums = YesSums(line.label, in: table)
    var figures = [
      FigureExplanation(
        measure: "percent-agreement", as: "agreement %",
        worked: "\(name): \(Working.number(sums.agreed, table.coders.count == 2 ? 0 : 2)) / \(table.unitCount) = "
          + (line.figures.percentAgreement.map { Working.number(100 * $0, 1) + " %" } ?? "–")),
      FigureExplanation(
        measure: "alpha",
        worked: Working.equation(
          "\(name): Do = \(Working.number(sums.observed, 3)), "
            + "De = 2 · \(sums.yes) · \(sums.codings - sums.yes) / (\(sums.codings) · \(sums.codings - 1)) = "
            + "\(Working.number(sums.expected, 3)): 1 - Do / De", line.figures.alpha, decimals: 3)),
    ]
    if bootstrap.replicates > 0 {
      let (from, to) = (intervals.first??.interval?.lower, intervals.first??.interval?.upper)
      figures.append(
        FigureExplanation(
          measure: "bootstrap", as: "from, to",
          worked: "\(name): of \(bootstrap.replicates) alphas, 2.5 % are below "
            + "\(from.map { Working.number($0, 3) } ?? "–") and 2.5 % above \(to.map { Working.number($0, 3) } ?? "–")")
      )
    }
    figures += measures.map { measure in explanation(measure, name, line, sums) }
    return figures
  }

  private func explanation(
    _ measure: String, _ name: String, _ line: Line, _ sums: YesSums
  ) -> FigureExplanation {
    let head = AgreementFigures.head(measure)
    guard !AgreementFigures.isOfSets(measure) else {
      return FigureExplanation(
        measure: measure, as: head,
        worked: Working.equation("whole sets: 1 - Do / De", whole.others[measure], decimals: 3))
    }
    let complete = measure == "fleiss" ? YesSums(line.label, in: table, completeOnly: true) : sums
    let observed = complete.agreed / Double(max(1, complete.units))
    let share = complete.meanShare
    let chance: Double =
      switch measure {
      case "kappa": kappaChance(line)
      case "fleiss": share * share + (1 - share) * (1 - share)
      case "ac1": 2 * share * (1 - share)
      default: 0.5
      }
    return FigureExplanation(
      measure: measure, as: head,
      worked: Working.equation(
        "\(name): po = \(Working.number(observed, 3)), pe = \(Working.number(chance, 3)): (po - pe) / (1 - pe)",
        line.figures.others[measure], decimals: 3))
  }

  /// Chance for two coders: the products of their shares of yes and of no.
  private func kappaChance(_ line: Line) -> Double {
    let shares = line.codings.yes.map { Double($0) / Double(max(1, table.unitCount)) }
    guard shares.count == 2 else { return 0 }
    return shares[0] * shares[1] + (1 - shares[0]) * (1 - shares[1])
  }
}

/// The sums that a coefficient of one label is worked through with.
private struct YesSums {
  var units = 0
  var codings = 0
  var yes = 0
  /// The sum over units of the share of pairs of coders that agree.
  var agreed = 0.0
  private var disagreement = 0.0
  private var shares = 0.0

  init(_ label: Int, in table: CodingTable, completeOnly: Bool = false) {
    for unit in 0..<table.unitCount {
      let given = table.codings(of: unit).compactMap { $0 }
      guard given.count >= 2, !completeOnly || given.count == table.coders.count else { continue }
      let yes = given.count { $0.contains(label) }
      let differing = Double(2 * yes * (given.count - yes))
      units += 1
      codings += given.count
      self.yes += yes
      shares += Double(yes) / Double(given.count)
      agreed += 1 - differing / Double(given.count * (given.count - 1))
      disagreement += differing / Double(given.count - 1)
    }
  }

  var meanShare: Double { shares / Double(max(1, units)) }
  /// Do and De of Krippendorff's alpha.
  var observed: Double { disagreement / Double(max(1, codings)) }
  var expected: Double { 2 * Double(yes) * Double(codings - yes) / Double(max(1, codings * (codings - 1))) }
}
