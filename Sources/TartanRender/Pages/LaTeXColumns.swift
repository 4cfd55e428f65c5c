import TartanModel

/// The columns of one LaTeX table: which of the answer's table, how they are set, and in what size of type.
struct LaTeXColumns: Hashable {
  /// The columns of the answer's table.
  let shown: [Int]
  /// The column specification of `tabular`.
  let specification: String
  /// The size of type.
  let type: LaTeXType

  /// The width in points of a column of text in the standard classes.
  private static let lineWidth = 345.0
  /// Labels with more letters are set as paragraphs.
  private static let longText = 34
  /// The least share of the line that a paragraph gets.
  private static let leastShare = 0.25

  /// Cuts a table that no size of type fits on a line into several, each with the columns that name the rows.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - letters: how many letters wide each of its columns is.
  /// - Returns: one layout a part, left to right; each holds every row.
  static func parts(of table: AnswerTable, letters: [Int]) -> [LaTeXColumns] {
    let stubs = Array(table.stubs)
    let runs = table.groupRuns(Array(table.columns.indices.dropFirst(stubs.count)))
    let chunks = runs.flatMap { run -> [[Int]] in
      let columns = run.positions.map { $0 + stubs.count }
      return run.group == nil ? columns.map { [$0] } : [columns]
    }
    var parts: [[Int]] = [stubs]
    for chunk in chunks {
      let candidate = (parts.last ?? []) + chunk
      if parts.last == stubs || points(candidate, table, letters, .smallest) <= lineWidth {
        parts[parts.count - 1] = candidate
      } else {
        parts.append(stubs + chunk)
      }
    }
    return parts.map { LaTeXColumns($0, table, letters) }
  }

  private init(_ shown: [Int], _ table: AnswerTable, _ letters: [Int]) {
    func points(_ columns: [Int], _ type: LaTeXType) -> Double {
      LaTeXColumns.points(columns, table, letters, type)
    }
    let type = LaTeXType.sizes.first { points(shown, $0) <= LaTeXColumns.lineWidth } ?? .smallest
    let long = shown.filter { LaTeXColumns.isLong($0, table, letters) }
    let others = shown.filter { !long.contains($0) }
    let free = 1 - (points(others, type) + type.gap * Double(long.count)) / LaTeXColumns.lineWidth
    let share = max(LaTeXColumns.leastShare / 2, free / Double(max(1, long.count)) - 0.005)
    let shareText = NumberText.fixed(share, decimals: 2) ?? "0.5"
    let kinds = shown.map { column in
      if long.contains(column) { return ">{\\raggedright\\arraybackslash}p{\(shareText)\\linewidth}" }
      return table.columns[column].kind.isNumeric ? "r" : "l"
    }
    self.shown = shown
    self.type = type
    specification = "@{}" + kinds.joined() + "@{}"
  }

  /// Whether the cells of a column are wording, which is set as paragraphs.
  private static func isLong(_ column: Int, _ table: AnswerTable, _ letters: [Int]) -> Bool {
    !table.columns[column].kind.isNumeric && letters[column] > longText
  }

  /// The width of columns; a paragraph counts with the least that it needs.
  private static func points(_ columns: [Int], _ table: AnswerTable, _ letters: [Int], _ type: LaTeXType) -> Double {
    columns.reduce(0) { sum, column in
      let width = isLong(column, table, letters) ? lineWidth * leastShare : Double(letters[column]) * type.letter
      return sum + width + type.gap
    }
  }
}

/// A size of type for a table.
struct LaTeXType: Hashable {
  /// The commands that choose it, with a line break; empty for the document's own size.
  let commands: String
  /// How wide a letter is, in points.
  let letter: Double
  /// How wide the space between two columns is, in points.
  let gap: Double

  /// The sizes, the largest first.
  static let sizes = [
    LaTeXType(commands: "", letter: 5, gap: 12), LaTeXType(commands: "\\small\n", letter: 4.6, gap: 12), smallest,
  ]
  /// The size below which nobody reads a table.
  static let smallest = LaTeXType(
    commands: "\\footnotesize\\setlength{\\tabcolsep}{3pt}\n", letter: 4.25, gap: 6)
}
