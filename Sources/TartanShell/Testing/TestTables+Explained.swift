import TartanModel
import TartanPlan
import TartanStatistics

extension TestTables {
  /// How the figures of the test were computed, worked through where one number shows it.
  var explanations: [FigureExplanation] {
    guard !test.figures.isEmpty else { return [] }
    return test.figures.compactMap(explanation) + cellExplanations
  }

  private func explanation(_ figure: TableTest.Figure) -> FigureExplanation? {
    switch figure.name {
    case "X²": FigureExplanation(measure: "chi2", as: figure.name, worked: largestPart)
    case "X²_S":
      FigureExplanation(
        measure: test.tags.isEmpty ? "spmi" : "mmi", as: figure.name,
        worked: test.tags.max { $0.statistic < $1.statistic }.map { tag in
          "largest part, \(tagAxis.items[tag.tag].name): \(Working.number(tag.statistic, 2))"
        } ?? "")
    case "corrected": FigureExplanation(measure: "rao-scott", as: figure.name, worked: "")
    case "V corrected": FigureExplanation(measure: "v", as: figure.name, worked: "")
    case "V": FigureExplanation(measure: "plain-v", as: figure.name, worked: "")
    case let name where name.hasPrefix("p ("): explanation(ofP: name, figure.cell)
    default: nil
    }
  }

  private func explanation(ofP name: String, _ cell: Cell) -> FigureExplanation? {
    guard name.hasSuffix("shuffles)") || name.hasSuffix("shuffle)") else {
      let isExact = name.contains("Fisher") || name.contains("Freeman")
      return isExact ? FigureExplanation(measure: "freeman-halton", as: name, worked: "") : nil
    }
    guard case .number(let p) = cell else { return nil }
    let reached = Int((p * Double(permutations + 1)).rounded()) - 1
    return FigureExplanation(
      measure: "permutation", as: name,
      worked: "(\(reached) + 1) / (\(permutations) + 1) = \(Working.number(p, 4))")
  }

  /// The cell that adds most to X².
  private var largestPart: String {
    func part(_ cell: TableTest.Tested) -> Double {
      let difference = Double(cell.counts.both) - cell.expected
      return difference * difference / cell.expected
    }
    guard let cell = test.cells.max(by: { part($0) < part($1) }) else { return "" }
    return "largest part, \(name(cell)): (\(cell.counts.both) - \(Working.number(cell.expected, 2)))² / "
      + "\(Working.number(cell.expected, 2)) = \(Working.number(part(cell), 2))"
  }

  private var cellExplanations: [FigureExplanation] {
    guard let cell = (test.cells.max { abs($0.residual ?? 0) < abs($1.residual ?? 0) }) else { return [] }
    let residual = FigureExplanation(
      measure: "residual", worked: "\(name(cell)): \(PairMeasure.residual.worked(cell.counts))")
    guard correction != .none else { return [residual] }
    return [residual, FigureExplanation(measure: correction.rawValue, as: correction.head, worked: "")]
  }

  private func name(_ cell: TableTest.Tested) -> String {
    "\(rows.items[cell.row].name) × \(columns.items[cell.column].name)"
  }
}
