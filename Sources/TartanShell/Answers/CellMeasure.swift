import TartanEngine
import TartanLanguage
import TartanModel

/// What the cells of a crosstab can hold.
enum CellMeasure: String, CaseIterable, Hashable {
  /// Statements with both labels.
  case count = "n"
  /// Their share of the row's statements.
  case rowPercent = "row%"
  /// Their share of the column's statements.
  case columnPercent = "column%"
  /// Their share of the base.
  case totalPercent = "total%"
  /// What would be expected if rows and columns were unrelated.
  case expected
  /// Statements with both of those with either.
  case jaccard
  /// Observed over expected.
  case lift

  /// The measure of that name.
  ///
  /// - Throws: a diagnostic that lists the measures.
  static func named(_ name: Name) throws(Diagnostic) -> CellMeasure {
    switch name.text.lowercased() {
    case "n", "count", "counts": return .count
    case "row%", "row": return .rowPercent
    case "column%", "column", "col%": return .columnPercent
    case "total%", "total", "cell%": return .totalPercent
    case let typed:
      if let measure = CellMeasure(rawValue: typed) { return measure }
      throw Diagnostic(
        .badValue, at: name.span, "no cell measure '\(name.text)'",
        hints: ["cells \(allCases.map(\.rawValue).joined(separator: ", "))"])
    }
  }

  /// The head of a column that holds it.
  var head: String { rawValue }

  /// The kind of a column that holds it.
  ///
  /// - Parameters:
  ///   - row: what a row percentage is of.
  ///   - column: what a column percentage is of.
  /// - Returns: the kind, with its unit or its decimals.
  func columnKind(row: String, column: String) -> ColumnKind {
    switch self {
    case .count: .count(unit: "statements")
    case .rowPercent: .percent(of: row)
    case .columnPercent: .percent(of: column)
    case .totalPercent: .percent(of: "of the base")
    case .expected: .measure(decimals: 1)
    case .jaccard, .lift: .measure(decimals: 3)
    }
  }

  /// The cell for `both` statements in a row of `row` and a column of `column`, out of `base`.
  func cell(both: Int, row: Int, column: Int, base: Int) -> Cell {
    switch self {
    case .count: .count(both)
    case .rowPercent: .share(both, of: row)
    case .columnPercent: .share(both, of: column)
    case .totalPercent: .share(both, of: base)
    case .expected: .measure(measures(both, row, column, base).expected)
    case .jaccard: .measure(measures(both, row, column, base).jaccard)
    case .lift: .measure(measures(both, row, column, base).lift)
    }
  }

  private func measures(_ both: Int, _ row: Int, _ column: Int, _ base: Int) -> OverlapMeasures {
    OverlapMeasures(OverlapCounts(both: both, inFirst: row, inSecond: column, base: base))
  }
}
