import TartanLanguage
import TartanModel

/// One figure of a crosstab's cells: a measure by itself, in brackets behind another, or an end of its interval.
struct CellFigure: Hashable {
  /// What is measured.
  let measure: CellMeasure
  /// How it stands among the others.
  let part: ColumnPart

  /// The figures that `cells` asks for, with the ends of intervals behind each share.
  ///
  /// - Throws: a diagnostic for a measure that is not offered or asked for twice.
  static func figures(_ cells: [CellSyntax], intervals: Bool) throws(Diagnostic) -> [CellFigure] {
    var figures: [CellFigure] = []
    for cell in cells {
      try add(cell.measure, .whole, intervals, to: &figures)
      if let bracketed = cell.bracketed { try add(bracketed, .bracketed, intervals, to: &figures) }
    }
    return figures.isEmpty ? [CellFigure(measure: .count, part: .whole)] : figures
  }

  private static func add(
    _ name: Name, _ part: ColumnPart, _ intervals: Bool, to figures: inout [CellFigure]
  ) throws(Diagnostic) {
    let measure = try CellMeasure.named(name)
    guard !figures.contains(where: { $0.measure == measure }) else {
      throw Diagnostic(
        .badSyntax, at: name.span, "\(measure.word) is asked for twice", hints: ["leave one of them out"])
    }
    figures.append(CellFigure(measure: measure, part: part))
    guard intervals, measure.isShare || measure == .pair(.oddsRatio) else { return }
    figures += [CellFigure(measure: measure, part: .lower), CellFigure(measure: measure, part: .upper)]
  }

  /// The head of its column.
  var head: String {
    switch part {
    case .whole, .bracketed: measure.word
    case .lower: measure.word + " lower"
    case .upper: measure.word + " upper"
    }
  }
}
