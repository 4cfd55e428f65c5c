import TartanModel

/// The columns of one LaTeX table: which of the answer's table, how they are set, and in what size of type.
struct LaTeXColumns: Hashable {
  /// The columns of the answer's table.
  let shown: [Int]
  /// The column specification of `tabular`.
  let specification: String
  /// The size of type.
  let type: LaTeXType
  /// The points that each column may take, at ten points, by its place in the answer's table.
  let widths: [Int: Double]

  /// The width in points of a column of text in the standard classes.
  static let lineWidth = 345.0
  /// The least share of the line that a paragraph gets.
  private static let leastShare = 0.25
  /// The points from which heads are stacked: with some room for several words on a line, then without.
  private static let heads = [60.0, 0]
  /// The points at which words of heads are hyphenated in a table that is cut into parts.
  private static let partHyphenation = 44.0
  /// The points at which words of heads are hyphenated, the widest first, where the table fits no line otherwise.
  private static let hyphenation = stride(from: 60.0, through: 34, by: -2)

  /// Sets a table on one line of text if that can be done so that it is read: with heads stacked, then in smaller type,
  /// then with long words of heads hyphenated. Else cuts it into several, each with the columns that name the rows and
  /// with the margins; all are set in one size.
  ///
  /// - Parameter measure: the table and how wide its columns are.
  /// - Returns: one layout a part, left to right; each holds every row.
  static func parts(of measure: LaTeXMeasure) -> [LaTeXColumns] {
    let all = Array(measure.table.columns.indices)
    for type in LaTeXType.sizes {
      for room in heads {
        let widths = measure.widths(stackingFrom: room)
        if points(all, widths, measure, type) <= lineWidth { return [LaTeXColumns(all, measure, widths, type)] }
      }
    }
    if let narrow = narrow(measure) { return [narrow] }
    let isWrapped = !all.contains(where: measure.isLong)
    var widths = isWrapped ? measure.narrow(hyphenatingFrom: partHyphenation) : measure.widths(stackingFrom: 0)
    let parts = columns(of: measure, widths)
    if isWrapped { widen(&widths, of: measure, to: parts, .smallest) }
    return parts.map { LaTeXColumns($0, measure, widths, .smallest) }
  }

  /// The whole table on one line with names of rows on several lines and words of heads hyphenated.
  private static func narrow(_ measure: LaTeXMeasure) -> LaTeXColumns? {
    let all = Array(measure.table.columns.indices)
    guard !all.contains(where: measure.isLong) else { return nil }
    for type in LaTeXType.narrow {
      for limit in hyphenation {
        var widths = measure.narrow(hyphenatingFrom: limit)
        guard points(all, widths, measure, type) <= lineWidth else { continue }
        widen(&widths, of: measure, to: [all], type)
        return LaTeXColumns(all, measure, widths, type)
      }
    }
    return nil
  }

  /// Gives the names of rows the room that all parts have left.
  private static func widen(
    _ widths: inout [Double], of measure: LaTeXMeasure, to parts: [[Int]], _ type: LaTeXType
  ) {
    var free = parts.map { lineWidth - points($0, widths, measure, type) }.min() ?? 0
    let names = measure.table.stubs.filter { !measure.table.columns[$0].kind.isNumeric }
    for (index, column) in names.enumerated() where free > 0 {
      let share = free / Double(names.count - index)
      let wider = min(measure.whole(column), widths[column] + share / type.scale)
      free -= (wider - widths[column]) * type.scale
      widths[column] = wider
    }
  }

  /// The columns of each part.
  private static func columns(of measure: LaTeXMeasure, _ widths: [Double]) -> [[Int]] {
    let table = measure.table
    func fits(_ columns: [Int]) -> Bool { points(columns, widths, measure, .smallest) <= lineWidth }
    let stubs = Array(table.stubs)
    let others = table.columns.indices.dropFirst(stubs.count)
    var margins = Array(others.reversed().prefix { table.columns[$0].isMargin }.reversed())
    var chunks = wholes(Array(others.dropLast(margins.count)), of: table)
    // What is spare stands once, behind the last column.
    let spare = margins.filter { table.columns[$0].isSpare }
    margins.removeAll(where: spare.contains)
    // Margins that leave no room for anything beside them stand behind the last column, once.
    if !chunks.allSatisfy({ fits(stubs + $0 + margins) }) {
      chunks += wholes(margins, of: table)
      margins = []
    }
    func gather(atMost limit: Int) -> [[Int]] {
      var parts: [(columns: [Int], chunks: Int)] = []
      for chunk in chunks {
        if let last = parts.last, last.chunks < limit, fits(last.columns + chunk + margins) {
          parts[parts.count - 1] = (last.columns + chunk, last.chunks + 1)
        } else {
          parts.append((stubs + chunk, 1))
        }
      }
      return parts.map { $0.columns + margins }
    }
    let full = gather(atMost: .max)
    guard !full.isEmpty else { return [Array(table.columns.indices)] }
    let even = gather(atMost: (chunks.count + full.count - 1) / full.count)
    var parts = even.count == full.count ? even : full
    guard !spare.isEmpty, let last = parts.popLast() else { return parts }
    let wider = last.dropLast(margins.count) + spare + margins
    return parts + (fits(Array(wider)) ? [Array(wider)] : [last, stubs + spare + margins])
  }

  /// What stands in one part as a whole: the columns under one head, or one column without.
  private static func wholes(_ columns: [Int], of table: AnswerTable) -> [[Int]] {
    table.groupRuns(columns).map { run in run.positions.map { columns[$0] } }
  }

  private init(
    _ shown: [Int], _ measure: LaTeXMeasure, _ widths: [Double], _ type: LaTeXType
  ) {
    let long = shown.filter(measure.isLong)
    let others = shown.filter { !long.contains($0) }
    let taken = LaTeXColumns.points(others, widths, measure, type) + type.gap * Double(long.count)
    let free = 1 - taken / LaTeXColumns.lineWidth
    let share = max(LaTeXColumns.leastShare / 2, free / Double(max(1, long.count)) - 0.005)
    let kinds = shown.map { column in
      if long.contains(column) {
        return LaTeXColumns.paragraph("\(NumberText.fixed(share, decimals: 2) ?? "0.5")\\linewidth")
      }
      if measure.table.columns[column].kind.isNumeric { return "r" }
      guard widths[column] < measure.whole(column) else { return "l" }
      let points = NumberText.fixed(widths[column] * type.scale, decimals: 1) ?? "80"
      return LaTeXColumns.paragraph("\(points)pt", hanging: true)
    }
    self.shown = shown
    self.type = type
    self.widths = Dictionary(uniqueKeysWithValues: shown.map { ($0, widths[$0]) })
    specification = "@{}" + kinds.joined() + "@{}"
  }

  private static func paragraph(_ width: String, hanging: Bool = false) -> String {
    ">{\\raggedright\\arraybackslash\(hanging ? "\\hangindent=1em " : "")}p{\(width)}"
  }

  /// The width of columns beside one another; a paragraph counts with the least that it needs.
  private static func points(
    _ columns: [Int], _ widths: [Double], _ measure: LaTeXMeasure, _ type: LaTeXType
  ) -> Double {
    let points = columns.map { measure.isLong($0) ? lineWidth * leastShare : widths[$0] * type.scale }
    return points.reduce(0, +) + type.gap * Double(max(0, columns.count - 1))
  }
}

/// A size of type for a table.
struct LaTeXType: Hashable {
  /// The commands that choose it, with a line break; empty for the document's own size.
  let commands: String
  /// How wide a letter is beside one of ten points. Small letters are cut wider.
  let scale: Double
  /// How wide the space between two columns is, in points.
  let gap: Double

  /// The sizes, the largest first.
  static let sizes = [
    LaTeXType(commands: "", scale: 1, gap: 12), LaTeXType(commands: "\\small\n", scale: 0.925, gap: 12),
    LaTeXType(commands: "\\small\\setlength{\\tabcolsep}{4pt}\n", scale: 0.925, gap: 8), smallest,
  ]
  /// The size below which nobody reads a table.
  static let smallest = LaTeXType(
    commands: "\\footnotesize\\setlength{\\tabcolsep}{3pt}\n", scale: 0.855, gap: 6)
  /// The same with columns as near to one another as numbers under narrow heads can stand.
  static let narrow = [
    smallest, LaTeXType(commands: "\\footnotesize\\setlength{\\tabcolsep}{2pt}\n", scale: 0.855, gap: leastGap),
  ]
  /// The least space between two columns.
  static let leastGap = 4.0
}
