import TartanEngine
import TartanModel
import TartanPlan
import TartanStatistics

extension CrossTable {
  /// How each kind of figure of the table was computed, worked through for its largest cell.
  var explanations: [FigureExplanation] {
    guard let place = largestPlace else { return [] }
    let counts = cellCounts(.item(place.row), .item(place.column))
    let (row, column) = (rows.items[place.row].name, columns.items[place.column].name)
    let figures = request.figures.filter { $0.part == .whole || $0.part == .bracketed }
    var explanations = figures.map { explanation($0.measure, counts, row, column) }
    if let method = request.intervals, let share = figures.first(where: { $0.measure.isShare }) {
      explanations.append(.interval(method, counts.both, of: counts.whole(of: share.measure) ?? 0))
    }
    return explanations + marginExplanations(place.row)
  }

  private func explanation(
    _ measure: CellMeasure, _ counts: CellCounts, _ row: String, _ column: String
  ) -> FigureExplanation {
    let both = counts.both
    switch measure {
    case .count:
      return FigureExplanation(
        "n", formula: "statements in the row and in the column", worked: "\(row) × \(column): \(both)")
    case .rowPercent:
      return FigureExplanation(
        "row%", formula: "n / \(words(request.percentBase.rowWords(of: columns.title)))",
        worked: "\(row) × \(column): \(Working.share(both, of: counts.rowBase))")
    case .columnPercent:
      return FigureExplanation(
        "column%", formula: "n / the column's statements",
        worked: "\(row) × \(column): \(Working.share(both, of: counts.column))")
    case .totalPercent:
      return FigureExplanation(
        "total%", formula: "n / \(words(request.percentBase.words(of: columns.title)))",
        worked: "\(row) × \(column): \(Working.share(both, of: counts.base))")
    case .pair(let measure):
      let worked = counts.fourfold.map { measure.worked($0) } ?? "–"
      return FigureExplanation(measure: measure.rawValue, worked: "\(row) × \(column): \(worked)")
    }
  }

  /// `of the base` without its first word.
  private func words(_ base: String) -> String { base.hasPrefix("of ") ? String(base.dropFirst(3)) : base }

  private func marginExplanations(_ row: Int) -> [FigureExplanation] {
    guard columns.mayOverlap, columns.field != nil else { return [] }
    let (name, line) = (rows.items[row].name, CrossLine.item(row))
    let untagged = statements(line, .missing)
    var explanations = [
      FigureExplanation(
        "any \(columns.title)", formula: "the row's statements with at least one label of \(columns.title)",
        worked: "\(name): \(statements(line, .total)) - \(untagged) without = \(tagged(line))")
    ]
    if showsTaggings {
      explanations.append(
        FigureExplanation(
          "taggings", formula: "the labels of \(columns.title) on the row's statements, each counted",
          worked: "\(name): \(taggings(line)) on \(Wording.statements(tagged(line)))"))
    }
    return explanations
  }

  /// The cell of the rows and columns shown with most statements, but no label with itself; the first of several.
  private var largestPlace: (row: Int, column: Int)? {
    var largest: (row: Int, column: Int)?
    for row in shownRows {
      for column in shownColumns where !isDiagonal(.item(row), .item(column)) {
        if let most = largest, counts[most.row, most.column] >= counts[row, column] { continue }
        largest = (row, column)
      }
    }
    return largest
  }
}

extension FigureExplanation {
  /// How the interval of a share was computed.
  static func interval(_ method: IntervalMethod, _ part: Int, of whole: Int) -> FigureExplanation {
    let ends = method.interval(part, of: whole).map { interval in
      "\(Working.number(100 * interval.lower, 1)) % to \(Working.number(100 * interval.upper, 1)) %"
    }
    return FigureExplanation(
      measure: method.description?.word ?? method.rawValue, as: "interval",
      worked: "x = \(part), n = \(whole)\(method == .exact ? "" : ", z = 1.96"): \(ends ?? "–, not defined")")
  }
}
