import TartanEngine
import TartanModel

/// A later row of a statement that says something else than the first one.
public struct Contradiction: Hashable, Sendable {
  /// The field.
  public let field: String
  /// The line whose value is not kept.
  public let line: Int
  /// The line on which the statement begins, whose value is kept.
  public let firstLine: Int
}

/// Joins the rows of a field to one value a statement.
struct Joining {
  let rows: Grouping
  let lines: [UInt32]
  /// Values that were not kept because the statement has another one.
  private(set) var contradictions = NoticeList<Contradiction>()

  init(_ rows: Grouping, lines: [UInt32]) {
    self.rows = rows
    self.lines = lines
  }

  /// The field with one value a statement: labels of a multi field together, the first value of any other.
  mutating func join(_ field: BuiltField) -> BuiltField {
    var joined = field
    joined.counts = nil
    joined.missing = nil
    joined.hashes = []
    switch field.column {
    case .multi(let column):
      joined.column = .multi(union(column))
    case .single(let column):
      let chosen = choose(field) {
        column.codes[$0] != SingleColumn.missing
      } equal: {
        column.codes[$0] == column.codes[$1]
      }
      joined.column = .single(SingleColumn(codes: column.codes.at(chosen), labelCount: column.labelCount))
    case .number(let column):
      let chosen = choose(field) {
        !column.values[$0].isNaN
      } equal: {
        column.values[$0] == column.values[$1]
      }
      joined.column = .number(NumberColumn(values: chosen.map { column.values[$0] }, decimals: column.decimals))
    case .date(let column):
      let chosen = choose(field) {
        column.firstDays[$0] != DateColumn.missing
      } equal: {
        column.firstDays[$0] == column.firstDays[$1] && column.lastDays[$0] == column.lastDays[$1]
      }
      joined.column = .date(
        DateColumn(firstDays: chosen.map { column.firstDays[$0] }, lastDays: chosen.map { column.lastDays[$0] }))
    case .text(let column):
      let chosen = choose(field) {
        column.lengths[$0] > 0
      } equal: {
        column.reads($0, like: $1)
      }
      joined.column = .text(
        TextColumn(
          bytes: column.bytes, extra: column.extra, starts: chosen.map { column.starts[$0] },
          lengths: chosen.map { column.lengths[$0] }))
    }
    return joined
  }

  /// The row whose value each statement keeps: the first one that has any.
  private mutating func choose(
    _ field: BuiltField, has: (Int) -> Bool, equal: (Int, Int) -> Bool
  ) -> [Int] {
    var chosen = rows.firstRows.map(Int.init)
    for row in 0..<rows.rows where rows.isRepeat(row) && has(row) {
      let statement = Int(rows.statements[row])
      if !has(chosen[statement]) {
        chosen[statement] = row
      } else if !equal(chosen[statement], row) {
        contradictions.append(
          Contradiction(
            field: field.rule.name, line: Int(lines[row]), firstLine: Int(lines[Int(rows.firstRows[statement])])))
      }
    }
    return chosen
  }

  private func union(_ column: MultiColumn) -> MultiColumn {
    let order = rowsByStatement()
    var lists = LabelLists(rows: rows.count)
    var statement: UInt32 = 0
    for row in order {
      while statement < rows.statements[row] {
        lists.endRow()
        statement += 1
      }
      let places = Int(column.offsets[row])..<Int(column.offsets[row + 1])
      lists.makeRoom(for: places.count)
      for place in places { lists.append(column.codes[place]) }
    }
    if rows.count > 0 { lists.endRow() }
    let final = (0..<column.labelCount).map { UInt32($0) }
    return MultiColumn(settled: [lists.settled(final, labels: column.labelCount)], labelCount: column.labelCount)
  }

  /// All rows, those of one statement together in the order of the file.
  private func rowsByStatement() -> [Int] {
    var next = [Int](repeating: 0, count: rows.count + 1)
    for statement in rows.statements { next[Int(statement) + 1] += 1 }
    for statement in 0..<rows.count { next[statement + 1] += next[statement] }
    var order = [Int](repeating: 0, count: rows.rows)
    for row in 0..<rows.rows {
      let statement = Int(rows.statements[row])
      order[next[statement]] = row
      next[statement] += 1
    }
    return order
  }
}

extension TextColumn {
  /// Whether the pieces of two rows are the same bytes.
  func reads(_ left: Int, like right: Int) -> Bool {
    lengths[left] == lengths[right] && (starts[left] == starts[right] || text(at: left) == text(at: right))
  }
}
