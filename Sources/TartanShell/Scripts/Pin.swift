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
      lines.append(table.columns.map { [$0.group, $0.name].compactMap { $0 }.joined(separator: " ") })
      lines += table.rows.map { $0.cells.map(text) }
    }
    return lines
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

extension Pin {
  /// One cell that differs: where it stands, and both values.
  struct Move: Hashable, Sendable {
    let row: String
    let column: String
    let before: String
    let after: String
  }

  /// Which cells differ, told by the names of row and column so that a row more does not shift the rest.
  func moves(to new: Pin) -> [Move] {
    let (old, now) = (cells, new.cells)
    var moves: [Move] = []
    for key in old.order where now.values[key] != old.values[key] {
      moves.append(
        Move(row: key.row, column: key.column, before: old.values[key] ?? "", after: now.values[key] ?? "not there"))
    }
    for key in now.order where old.values[key] == nil {
      moves.append(Move(row: key.row, column: key.column, before: "not there", after: now.values[key] ?? ""))
    }
    return moves
  }

  private struct Place: Hashable {
    let row: String
    let column: String
    let repeated: Int
  }

  /// The cells by the names of their row and column; the first cell names the row, a line of names the columns.
  private var cells: (order: [Place], values: [Place: String]) {
    var order: [Place] = []
    var values: [Place: String] = [:]
    var heads: [String] = []
    for line in lines {
      guard heads.count == line.count, !line.isEmpty, line != heads else {
        heads = line
        continue
      }
      for index in line.indices.dropFirst(line.count > 1 ? 1 : 0) {
        var repeated = 0
        while values[Place(row: line[0], column: heads[index], repeated: repeated)] != nil { repeated += 1 }
        let place = Place(row: line[0], column: heads[index], repeated: repeated)
        order.append(place)
        values[place] = line[index]
      }
    }
    return (order, values)
  }
}
