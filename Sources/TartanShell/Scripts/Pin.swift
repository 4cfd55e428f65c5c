import TartanModel
import TartanRender

/// What a result said when it was pinned: enough to tell later which of its cells moved.
struct Pin: Hashable, Sendable {
  /// The number of the result in the sett.
  let number: Int
  /// The command, to name the result by.
  let command: String
  /// A short digest of the values.
  let digest: String
  /// The values, one line a row, first the heads; empty where there were too many to keep.
  let lines: [[String]]

  /// How many cells are kept at most; a larger result is pinned by its digest alone.
  static let mostCells = 5_000

  /// Pins an answer.
  init(number: Int, command: String, answer: Answer) {
    self.number = number
    self.command = command
    let lines = Pin.lines(of: answer)
    digest = Digest.short(of: lines.map { $0.joined(separator: "\u{1F}") }.joined(separator: "\u{1E}"))
    let cells = lines.reduce(0) { $0 + $1.count }
    self.lines = cells > Pin.mostCells ? [] : lines
  }

  /// A pin as read from a sett.
  init(number: Int, command: String, digest: String, lines: [[String]]) {
    self.number = number
    self.command = command
    self.digest = digest
    self.lines = lines
  }

  /// The values of an answer, free of titles, notes and explanations: those may change without changing a figure.
  private static func lines(of answer: Answer) -> [[String]] {
    var lines: [[String]] = []
    for table in answer.tables where table.name != FigureExplanation.tableName {
      lines.append(heads(of: table))
      lines += table.rows.map { $0.cells.map(text) }
    }
    return lines
  }

  /// The heads of a table, each with the head over it.
  static func heads(of table: AnswerTable) -> [String] {
    table.columns.map { [$0.group, $0.name].compactMap { $0 }.joined(separator: " ") }
  }

  private static func text(_ cell: Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text), .marked(let text, _), .figures(let text): text
    case .count(let count): String(count)
    case .percent(let value): NumberText.fixed(value, decimals: 6) ?? "–"
    case .number(let value): NumberText.fixed(value, decimals: 6) ?? "–"
    case .undefined: "–"
    case .withheld: Cell.confidential
    }
  }
}
