import TartanModel
import TartanRender
import TartanStatistics

/// How one kind of figure of an answer was computed, with one of them worked through.
///
/// This is what the clause `explain` prints: a command makes one for each kind of figure in its table and hands them to
/// `Answer.explain`.
struct FigureExplanation: Hashable {
  /// The figure as the table calls it: the head of its column.
  let figure: String
  /// The formula in words and symbols.
  let formula: String
  /// One figure of the table worked through: `Data × Support: 23 / 31 = 74.2 %`.
  let worked: String
  /// Whether the formula is in the letters of `MeasureDescription.notation`.
  let usesNotation: Bool

  /// Explains a figure in words of its own.
  init(_ figure: String, formula: String, worked: String) {
    self.figure = figure
    self.formula = formula
    self.worked = worked
    usesNotation = false
  }

  /// Explains a figure that the catalogue of measures describes.
  ///
  /// - Parameters:
  ///   - word: the measure's word or one of its aliases.
  ///   - figure: what the table calls it; nil for the measure's word.
  ///   - worked: one figure worked through.
  init(measure word: String, as figure: String? = nil, worked: String) {
    let measure = MeasureDescription.named(word)
    self.figure = figure ?? measure?.word ?? word
    formula = measure.map { "\($0.name): \($0.formula)" } ?? word
    self.worked = worked
    usesNotation = measure?.subject == .pair
  }

  /// The name of the table of explanations, in JSON too.
  static let tableName = "computation"
}

extension Answer {
  /// Adds how its figures were computed, as a last table; a file of cells alone has it in its notes.
  ///
  /// - Parameter figures: one a kind of figure, in the order of the table's columns.
  mutating func explain(_ figures: [FigureExplanation]) {
    guard !figures.isEmpty else { return }
    tables.append(
      AnswerTable(
        name: FigureExplanation.tableName,
        columns: [
          TableColumn("figure", .label), TableColumn("how it is computed", .text),
          TableColumn("worked through", .text),
        ],
        rows: figures.map { TableRow([.text($0.figure), .text($0.formula), .text($0.worked)]) }))
    if figures.contains(where: \.usesNotation) { notes.append("in formulas: " + MeasureDescription.notation) }
  }
}

/// Sums as they are worked through.
enum Working {
  /// `23 / 31 = 74.2 %`; the dash where there is nothing to divide by.
  static func share(_ part: Int, of whole: Int) -> String {
    "\(part) / \(whole) = \(Wording.percent(part, of: whole))"
  }

  /// `sum = value`, the value rounded as the table has it; the dash where it is not defined.
  static func equation(_ sum: String, _ value: Double?, decimals: Int) -> String {
    guard let value, value.isFinite else { return "\(sum) = –, not defined" }
    return "\(sum) = \(number(value, decimals))"
  }

  /// A number rounded.
  static func number(_ value: Double, _ decimals: Int) -> String { NumberText.fixed(value, decimals: decimals) ?? "–" }
}
