import TartanModel

/// Draws hits in their context, one a line, with the hits in one column: names, left context, hit, right context.
struct ConcordanceText {
  private let rows: [Row]
  private let room: Int?
  private let paint: Paint

  private struct Row {
    let name: ShownText
    let left: ShownText
    let hit: ShownText
    let right: ShownText
  }

  /// Nil if the table has not the three columns that a concordance ends with.
  init?(_ table: AnswerTable, _ options: RenderOptions, room: Int?) {
    guard table.columns.count >= 3 else { return nil }
    let first = table.columns.count - 3
    func flat(_ row: TableRow, _ column: Int) -> ShownText {
      ShownText(table.cell(row, column).text(in: table.columns[column], options), flattening: true)
    }
    rows = options.rows(of: table).map { row in
      let names = (0..<first).map { table.cell(row, $0).text(in: table.columns[$0], options) }
      return Row(
        name: ShownText(names.joined(separator: "  ")), left: flat(row, first), hit: flat(row, first + 1),
        right: flat(row, first + 2))
    }
    self.room = room
    paint = Paint(styled: options.styled)
  }

  /// The lines of all hits; contexts that do not fit are cut on their outer side.
  func lines() -> [String] {
    guard !rows.isEmpty else { return [paint("(no hits)", .dim)] }
    let widths = ConcordanceWidths(
      names: rows.map(\.name.columns).max() ?? 0, left: rows.map(\.left.columns).max() ?? 0,
      hit: rows.map(\.hit.columns).max() ?? 0, right: rows.map(\.right.columns).max() ?? 0, room: room)
    return rows.map { line($0, widths) }
  }

  private func line(_ row: Row, _ widths: ConcordanceWidths) -> String {
    let name = row.name.cutInTheMiddle(to: widths.names)
    let left = row.left.cutAtTheStart(to: widths.left)
    let hit = row.hit.cutInTheMiddle(to: widths.hit)
    // A hit shorter than others leaves its room to the context after it.
    let right = row.right.cutAtTheEnd(to: widths.right + widths.hit - hit.columns)
    let gap = widths.names > 0 ? 2 : 0
    let spaces = widths.names - name.columns + gap + widths.left - left.columns
    let line = name.text(paint, .dim) + String(repeating: " ", count: spaces) + left.text(paint)
    return (line + paint(hit.text(Paint(styled: false)), .hit) + right.text(paint)).droppingTrailingSpaces
  }
}

/// How wide the parts of a concordance are.
private struct ConcordanceWidths {
  var names: Int
  var left: Int
  var hit: Int
  var right: Int

  /// The columns that a hit gets before its context does.
  private static let leastHit = 12

  /// Gives the hits up to a third of the line, or what a word needs, and shares the rest between the two contexts.
  init(names: Int, left: Int, hit: Int, right: Int, room: Int?) {
    self.names = names
    self.left = left
    self.hit = hit
    self.right = right
    guard let room, names + (names > 0 ? 2 : 0) + left + hit + right > room else { return }
    self.names = min(names, room / 4)
    let free = max(3, room - self.names - (names > 0 ? 2 : 0))
    self.hit = min(hit, max(free / 3, min(free - 2, ConcordanceWidths.leastHit)))
    let contexts = max(2, free - self.hit)
    self.left = min(left, max(contexts / 2, contexts - right))
    self.right = contexts - self.left
  }
}

extension String {
  /// The text without spaces at its end.
  fileprivate var droppingTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
