import TartanEngine
import TartanStatistics

extension WordsTable {
  /// How the figures were computed, with those of the first word worked through.
  var explanations: [FigureExplanation] {
    var figures: [FigureExplanation] = []
    if let word = frequent.first {
      figures.append(
        FigureExplanation(
          "%", formula: "statements with the word / statements with wording",
          worked: "\(word.form): \(Working.share(word.statements, of: counts.inside.statements))"))
    }
    guard other != nil, let line = distinctive.first else { return figures }
    let (x1, n1) = (line.word.statements, counts.inside.statements)
    let (x2, n2) = (line.word.statementsOutside, counts.outside.statements)
    if measures.contains("log-likelihood") {
      let expected = Double(n1) * Double(x1 + x2) / Double(n1 + n2)
      figures.append(
        FigureExplanation(
          measure: "log-likelihood", as: "G²",
          worked: Working.equation(
            "\(line.word.form): O = \(x1) of \(n1) inside and \(x2) of \(n2) outside, E inside = "
              + "\(Working.number(expected, 1)): G²", line.keyness.logLikelihood, decimals: 1)))
    }
    if measures.contains("log-ratio") {
      figures.append(
        FigureExplanation(
          measure: "log-ratio", as: "log ratio",
          worked: Working.equation(
            "\(line.word.form): log2 of (\(x1) + 1/2) / (\(n1) + 1) over (\(x2) + 1/2) / (\(n2) + 1)",
            line.keyness.logRatio, decimals: 2)))
    }
    return figures
  }
}
