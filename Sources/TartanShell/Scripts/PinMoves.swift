import TartanModel

extension Pin {
  /// One cell that differs: where it stands, and both values.
  struct Move: Hashable, Sendable {
    /// What names the row; nothing in a table whose rows have no names.
    let row: [String]
    /// The head of the column.
    let column: String
    /// The value pinned.
    let before: String
    /// The value now.
    let after: String

    /// Where it stands, in words.
    var place: String { (row + [column]).filter { !$0.isEmpty }.joined(separator: " × ") }
  }

  /// Which cells differ, told by the names of row and column so that a row more does not shift the rest.
  ///
  /// - Parameters:
  ///   - new: the result now.
  ///   - tables: the tables of the result now: they say which lines are heads and how many columns name the rows.
  ///   - names: labels that have another name now, by their old name.
  /// - Returns: what differs, in the order of the table; nothing where only the order of lines does.
  func moves(to new: Pin, _ tables: [AnswerTable], renamed names: [String: String] = [:]) -> [Move] {
    let heads = Dictionary(
      tables.map { (Pin.heads(of: $0), $0.stubCount) }, uniquingKeysWith: { first, _ in first })
    let old = PinnedCells(lines.map { $0.map { Pin.renamed($0, names) } }, heads)
    let now = PinnedCells(new.lines, heads)
    var moves: [Move] = []
    for key in old.order where now.values[key] != old.values[key] {
      moves.append(Move(key, before: old.values[key] ?? "", after: now.values[key] ?? "not there"))
    }
    for key in now.order where old.values[key] == nil {
      moves.append(Move(key, before: "not there", after: now.values[key] ?? ""))
    }
    return moves
  }

  /// A name in a table with its label's new name: the label itself, or `not` before it.
  private static func renamed(_ name: String, _ names: [String: String]) -> String {
    if let new = names[name] { return new }
    if name.hasPrefix("not "), let new = names[String(name.dropFirst(4))] { return "not " + new }
    return name
  }
}

extension Pin.Move {
  fileprivate init(_ place: PinnedCells.Place, before: String, after: String) {
    self.init(row: place.row, column: place.column, before: before, after: after)
  }
}

/// The cells of a pinned result by what names their row and column.
private struct PinnedCells {
  struct Place: Hashable {
    let row: [String]
    let column: String
    let repeated: Int
  }

  private(set) var order: [Place] = []
  private(set) var values: [Place: String] = [:]

  init(_ lines: [[String]], _ known: [[String]: Int]) {
    var heads: [String] = []
    var stubs = 1
    for line in lines {
      if let count = known[line] {
        (heads, stubs) = (line, count)
        continue
      }
      guard heads.count == line.count, !line.isEmpty, line != heads else {
        (heads, stubs) = (line, line.count > 1 ? 1 : 0)
        continue
      }
      for index in line.indices.dropFirst(stubs) {
        var repeated = 0
        func place() -> Place { Place(row: Array(line.prefix(stubs)), column: heads[index], repeated: repeated) }
        while values[place()] != nil { repeated += 1 }
        order.append(place())
        values[place()] = line[index]
      }
    }
  }
}
