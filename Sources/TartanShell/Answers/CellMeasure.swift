import TartanLanguage
import TartanModel
import TartanStatistics

/// What the cells of a crosstab can hold.
enum CellMeasure: Hashable {
  /// Statements with both labels.
  case count
  /// Their share of the row's statements.
  case rowPercent
  /// Their share of the column's statements.
  case columnPercent
  /// Their share of the base.
  case totalPercent
  /// How the two labels go together.
  case pair(PairMeasure)

  /// All of them, in the order in which they are offered.
  static let all: [CellMeasure] =
    [.count, .rowPercent, .columnPercent, .totalPercent]
    + ([.expected, .residual] + PairMeasure.allCases.filter { $0 != .expected && $0 != .residual }).map { .pair($0) }

  /// The word that is typed; also the head of a column that holds it.
  var word: String {
    switch self {
    case .count: "n"
    case .rowPercent: "row%"
    case .columnPercent: "column%"
    case .totalPercent: "total%"
    case .pair(let measure): measure.rawValue
    }
  }

  /// Whether it is a share, which can have an interval.
  var isShare: Bool { [.rowPercent, .columnPercent, .totalPercent].contains(self) }

  /// The measure of that name.
  ///
  /// - Throws: a diagnostic that lists the measures, or says why one is not offered.
  static func named(_ name: Name) throws(Diagnostic) -> CellMeasure {
    switch name.text.lowercased() {
    case "n", "count", "counts": return .count
    case "row%", "row": return .rowPercent
    case "column%", "column", "col%": return .columnPercent
    case "total%", "total", "cell%": return .totalPercent
    default:
      return .pair(try PairMeasure.named(name, hint: "cells \(all.map(\.word).joined(separator: ", "))"))
    }
  }
}
