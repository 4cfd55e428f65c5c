import TartanModel

/// The columns of one LaTeX table: which of the answer's table, how they are set, and in what size of type.
struct LaTeXColumns: Hashable {
  /// The columns of the answer's table.
  let shown: [Int]
  /// The column specification of `tabular`.
  let specification: String
  /// The command for the size of type, empty for the document's own.
  let size: String
  /// Whether cells may take several lines.
  let hasParagraphs: Bool

  /// The widths in points that the layout reckons with: a column of text in the standard classes and a letter in it.
  private static let lineWidth = 345.0
  private static let letter = 5.0
  private static let columnGap = 12.0
  /// Labels longer than this are set as paragraphs.
  private static let longText = 34
  /// The least share of the line that a paragraph gets.
  private static let leastShare = 0.25
  /// Sizes of type with how much of the document's own size they take.
  private static let sizes = [("", 1.0), ("\\small\n", 0.9), ("\\footnotesize\n", 0.8)]

  /// Cuts a table that no size of type fits on a line into several, each with the columns that name the rows.
  static func parts(of table: AnswerTable, letters: [Int]) -> [LaTeXColumns] {
    let smallest = sizes.last?.1 ?? 1
    let stubs = Array(table.stubs)
    let runs = table.groupRuns(Array(table.columns.indices.dropFirst(stubs.count)))
    let chunks = runs.flatMap { run -> [[Int]] in
      let columns = run.positions.map { $0 + stubs.count }
      return run.group == nil ? columns.map { [$0] } : [columns]
    }
    var parts: [[Int]] = [stubs]
    for chunk in chunks {
      let candidate = (parts.last ?? []) + chunk
      let isFirst = parts.last == stubs
      if isFirst || points(candidate, table, letters) * smallest <= lineWidth {
        parts[parts.count - 1] = candidate
      } else {
        parts.append(stubs + chunk)
      }
    }
    return parts.map { LaTeXColumns($0, table, letters) }
  }

  private init(_ shown: [Int], _ table: AnswerTable, _ letters: [Int]) {
    let long = shown.filter { LaTeXColumns.isLong($0, table, letters) }
    let width = LaTeXColumns.points(shown, table, letters)
    let fitting = LaTeXColumns.sizes.first { width * $0.1 <= LaTeXColumns.lineWidth } ?? LaTeXColumns.sizes.last
    let others = shown.filter { !long.contains($0) }
    let taken = LaTeXColumns.points(others, table, letters) * (fitting?.1 ?? 1) / LaTeXColumns.lineWidth
    let gaps = 0.04 * Double(long.count)
    let share = max(LaTeXColumns.leastShare / 2, (0.98 - gaps - taken) / Double(max(1, long.count)))
    let width100 = NumberText.fixed(share, decimals: 2) ?? "0.5"
    self.shown = shown
    size = fitting?.0 ?? ""
    hasParagraphs = !long.isEmpty
    let kinds = shown.map { column in
      if long.contains(column) { return ">{\\raggedright\\arraybackslash}p{\(width100)\\linewidth}" }
      return table.columns[column].kind.isNumeric ? "r" : "l"
    }
    specification = "@{}" + kinds.joined() + "@{}"
  }

  private static func isLong(_ column: Int, _ table: AnswerTable, _ letters: [Int]) -> Bool {
    !table.columns[column].kind.isNumeric && letters[column] > longText
  }

  /// The width of columns at the document's size; a paragraph counts with the least that it needs.
  private static func points(_ columns: [Int], _ table: AnswerTable, _ letters: [Int]) -> Double {
    columns.reduce(0) { sum, column in
      let width = isLong(column, table, letters) ? lineWidth * leastShare : Double(letters[column]) * letter
      return sum + width + columnGap
    }
  }
}
