import TartanModel
import TartanText

/// How wide the columns of a LaTeX table are, in points of type of ten points.
struct LaTeXMeasure {
  let table: AnswerTable
  private let heads: [String]
  private let cells: [[String]]

  /// Labels with more letters are set as paragraphs.
  private static let longText = 34

  init(_ table: AnswerTable, _ heads: [String], _ options: RenderOptions) {
    self.table = table
    self.heads = heads
    cells = table.columns.indices.map { column in
      options.rows(of: table).map { table.cell($0, column).text(in: table.columns[column], options) }
    }
  }

  /// Whether the cells of a column are wording, which is set as paragraphs.
  func isLong(_ column: Int) -> Bool {
    guard !table.columns[column].kind.isNumeric else { return false }
    return ([heads[column]] + cells[column]).contains { DisplayWidth.columns(of: $0) > LaTeXMeasure.longText }
  }

  /// Every column with its cells on one line; heads wider than `room` are stacked, none of their words broken.
  func widths(stackingFrom room: Double) -> [Double] {
    widths(names: whole) { head, columns in
      max(LaTeXHead.widestWord(head), min(room * Double(columns), LaTeXWidth.points(of: head)))
    }
  }

  /// Every column as narrow as it can be read: names of rows on several lines, words of heads wider than `limit`
  /// hyphenated.
  func narrow(hyphenatingFrom limit: Double) -> [Double] {
    widths(names: longestWord) { head, _ in LaTeXHead.leastWidth(head, hyphenatingFrom: limit) }
  }

  /// A column of names with each on one line.
  func whole(_ column: Int) -> Double {
    let texts = zip(table.rows, cells[column]).map { row, text in
      LaTeXWidth.points(of: text) + (column == 0 ? LaTeXMeasure.indent(row) : 0)
    }
    return (texts + [LaTeXWidth.points(of: heads[column])]).max() ?? 0
  }

  private func longestWord(_ column: Int) -> Double {
    let texts = zip(table.rows, cells[column]).map { row, text in
      LaTeXHead.widestWord(text) + (column == 0 ? LaTeXMeasure.indent(row) : 0)
    }
    return (texts + [LaTeXHead.widestWord(heads[column])]).max() ?? 0
  }

  /// What stands before the label of a row below another: an em a level.
  private static func indent(_ row: TableRow) -> Double { 10 * Double(min(max(0, row.depth), 20)) }

  private func widths(names: (Int) -> Double, head: (_ text: String, _ columns: Int) -> Double) -> [Double] {
    var widths = table.columns.indices.map { column in
      guard table.columns[column].kind.isNumeric else { return names(column) }
      return max(head(heads[column], 1), cells[column].map(LaTeXWidth.points).max() ?? 0)
    }
    for run in table.groupRuns(Array(table.columns.indices)) {
      guard let group = run.group else { continue }
      let gaps = LaTeXType.leastGap * Double(run.positions.count - 1)
      let missing = head(group, run.positions.count) - widths[run.positions].reduce(gaps, +)
      guard missing > 0 else { continue }
      for position in run.positions { widths[position] += missing / Double(run.positions.count) }
    }
    return widths
  }
}
