import TartanModel

/// Two runs of a command, or two results, cell by cell.
struct DifferenceTable {
  /// The two answers as they are shown.
  let before: Answer
  let after: Answer
  /// The two in full: a row that one of them cuts off or leaves out for want of statements has its figures here.
  var whole: (before: Answer, after: Answer)?
  /// What the two are called at the heads of columns.
  let heads: (before: String, after: String)

  /// A table whose figures stand in few columns is set side by side; of a wider one the cells that differ are listed.
  private static let mostColumns = 2

  private var pairs: [(before: Figures, after: Figures)] {
    let shown = DifferenceTable.matched(before, after)
    guard let whole else { return shown }
    let full = DifferenceTable.matched(whole.before, whole.after)
    return zip(shown, full).map { shown, full in
      let rows = Set(shown.before.rows + shown.after.rows)
      let columns = Set(shown.before.columns + shown.after.columns)
      // The order is that of the answers as shown; what only the full ones have there comes behind.
      return (
        full.before.cut(to: rows, columns, like: shown.before), full.after.cut(to: rows, columns, like: shown.after)
      )
    }
  }

  /// The tables of one name in both, by turns.
  private static func matched(_ before: Answer, _ after: Answer) -> [(before: Figures, after: Figures)] {
    let now = Figures.tables(of: after)
    var used: Set<Int> = []
    return Figures.tables(of: before).compactMap { name, figures in
      guard let index = now.indices.first(where: { !used.contains($0) && now[$0].name == name }) else { return nil }
      used.insert(index)
      return (figures, now[index].figures)
    }
  }

  /// Whether they have a cell in common.
  var isOfOneShape: Bool {
    pairs.contains { before, after in
      before.rows.contains { after.roles[$0] != nil } && !common(before, after).isEmpty
    }
  }

  private func common(_ before: Figures, _ after: Figures) -> [Figures.Column] {
    before.columns.filter(after.columns.contains)
  }

  /// The tables.
  var tables: [AnswerTable] {
    pairs.flatMap { before, after -> [AnswerTable] in
      let columns = before.columns + after.columns.filter { !before.columns.contains($0) }
      let rows = DifferenceTable.joined(before, after)
      return columns.count <= DifferenceTable.mostColumns
        ? [sideBySide(before, after, rows, columns)] : lists(before, after, rows, columns)
    }
  }

  /// All rows, those that only the second has before the totals.
  private static func joined(_ before: Figures, _ after: Figures) -> [[String]] {
    let new = after.rows.filter { before.roles[$0] == nil }
    let body = before.rows.prefix { before.roles[$0] == .body }
    return body + new.filter { after.roles[$0] == .body } + before.rows.dropFirst(body.count)
      + new.filter { after.roles[$0] != .body }
  }

  private func stubColumns(_ figures: Figures) -> [TableColumn] { figures.stubs.map { TableColumn($0, .label) } }

  private func cells(_ before: Cell?, _ after: Cell?) -> [Cell] {
    guard let before, let after else { return [before ?? .empty, after ?? .empty, .empty] }
    return [before, after, before.change(to: after)]
  }

  private func sideBySide(
    _ before: Figures, _ after: Figures, _ rows: [[String]], _ columns: [Figures.Column]
  ) -> AnswerTable {
    let heads = columns.flatMap { column in
      [
        TableColumn(self.heads.before, column.kind, group: column.name),
        TableColumn(self.heads.after, column.kind, group: column.name),
        TableColumn("change", column.kind.ofChanges, group: column.name),
      ]
    }
    return AnswerTable(
      columns: stubColumns(before) + heads, stubCount: before.stubs.count,
      rows: rows.map { row in
        TableRow(
          row.map(Cell.text) + columns.flatMap { cells(before[row, $0.name], after[row, $0.name]) },
          role: before.roles[row] ?? after.roles[row] ?? .body)
      })
  }

  /// The cells that differ, a table for each kind of figure.
  private func lists(
    _ before: Figures, _ after: Figures, _ rows: [[String]], _ columns: [Figures.Column]
  ) -> [AnswerTable] {
    var kinds: [ColumnKind] = []
    for column in columns where !kinds.contains(column.kind) { kinds.append(column.kind) }
    return kinds.map { kind in list(before, after, rows, columns.filter { $0.kind == kind }, kind) }.filter {
      !$0.rows.isEmpty
    }
  }

  private func list(
    _ before: Figures, _ after: Figures, _ rows: [[String]], _ columns: [Figures.Column], _ kind: ColumnKind
  ) -> AnswerTable {
    // A kind of figure that one column has alone is called by it.
    let names = columns.count > 1
    let group = names ? kind.inWords : columns.first?.name ?? ""
    var listed: [TableRow] = []
    var same = 0
    for row in rows {
      for column in columns {
        let (old, new) = (before[row, column.name], after[row, column.name])
        if old == nil, new == nil { continue }
        if old == new {
          same += 1
        } else {
          listed.append(TableRow(row.map(Cell.text) + (names ? [.text(column.name)] : []) + cells(old, new)))
        }
      }
    }
    return AnswerTable(
      columns: stubColumns(before) + (names ? [TableColumn("column", .label)] : []) + [
        TableColumn(heads.before, kind, group: group), TableColumn(heads.after, kind, group: group),
        TableColumn("change", kind.ofChanges, group: group),
      ], stubCount: before.stubs.count + (names ? 1 : 0), rows: listed,
      omitted: same > 0 ? ["\(Wording.counted(same, "cell")) that \(same == 1 ? "does" : "do") not differ"] : [])
  }

  // MARK: Notes

  /// How many cells differ, and which rows and columns only one of the two has.
  var notes: [String] {
    var (cells, changed) = (0, 0)
    var only: [(name: String, isBefore: Bool)] = []
    for (before, after) in pairs {
      let columns = common(before, after)
      for row in before.rows where after.roles[row] != nil {
        for column in columns {
          let (old, new) = (before[row, column.name], after[row, column.name])
          guard old != nil || new != nil else { continue }
          cells += 1
          if old != new { changed += 1 }
        }
      }
      only += before.rows.filter { after.roles[$0] == nil }.map { (DifferenceTable.name($0), true) }
      only += after.rows.filter { before.roles[$0] == nil }.map { (DifferenceTable.name($0), false) }
      only += before.columns.filter { !after.columns.contains($0) }.map { ($0.name, true) }
      only += after.columns.filter { !before.columns.contains($0) }.map { ($0.name, false) }
    }
    var notes = ["\(changed) of the \(Wording.counted(cells, "cell")) that both have differ\(changed == 1 ? "s" : "")"]
    for (isBefore, head) in [(true, heads.before), (false, heads.after)] {
      let names = only.filter { $0.isBefore == isBefore }.map(\.name)
      if !names.isEmpty { notes.append("only \(head): \(Wording.few(names))") }
    }
    if pairs.contains(where: { $0.before.columns.contains { if case .percent = $0.kind { true } else { false } } }) {
      notes.append("the change of a percentage is in percentage points")
    }
    if let old = before.base, let new = after.base, old != new {
      notes.append("base \(heads.before): \(old.sentence); base \(heads.after): \(new.sentence)")
    }
    return notes
  }

  private static func name(_ row: [String]) -> String { row.joined(separator: " × ") }

  /// The sentences of both, each with its head.
  var sentences: [String] {
    guard before.sentences != after.sentences else { return before.sentences }
    return before.sentences.map { "\(heads.before): \($0)" } + after.sentences.map { "\(heads.after): \($0)" }
  }
}
