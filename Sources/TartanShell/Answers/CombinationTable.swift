import TartanEngine
import TartanModel
import TartanPlan

/// Every combination of several sets, as the rows of an UpSet plot.
struct CombinationTable {
  let items: [AxisItem]
  let totals: [Int]
  let counts: [CombinationCount]
  let base: Int
  let top: Int?
  let minimum: Int?

  private var present: [CombinationCount] {
    counts.filter { $0.exclusive >= (minimum ?? 1) && $0.mask != 0 }
  }

  private func members(_ mask: UInt32) -> [Int] { items.indices.filter { mask & (1 << UInt32($0)) != 0 } }

  private func name(_ mask: UInt32) -> String {
    let members = members(mask)
    return members.isEmpty ? "none of them" : members.map { items[$0].name }.joined(separator: " + ")
  }

  /// One row a combination that some statement has exactly, most statements first.
  var answerTable: AnswerTable {
    let unit = ColumnKind.count(unit: "statements")
    var rows = present.prefix(top ?? present.count).map { row($0, role: .body) }
    if let none = counts.first(where: { $0.mask == 0 }), none.exclusive > 0 { rows.append(row(none, role: .missing)) }
    rows.append(
      TableRow([.text("statements"), .empty, .count(base), .share(base, of: base), .count(base)], role: .total))
    let left = present.count - min(present.count, top ?? present.count)
    return AnswerTable(
      columns: [
        TableColumn("combination", .label), TableColumn("sets", .number), TableColumn("exactly these", unit),
        TableColumn("%", .percent(of: "of the base")), TableColumn("at least these", unit),
      ], rows: rows, omitted: left > 0 ? ["\(Wording.counted(left, "combination")) with fewer statements left out"] : [])
  }

  private func row(_ count: CombinationCount, role: TableRow.Role) -> TableRow {
    TableRow(
      [
        .text(name(count.mask)), .count(members(count.mask).count), .count(count.exclusive),
        .share(count.exclusive, of: base), count.mask == 0 ? .empty : .count(count.inclusive),
      ], role: role)
  }

  /// The sets themselves.
  var sets: AnswerTable {
    AnswerTable(
      name: "sets",
      columns: [
        TableColumn("set", .label), TableColumn("statements", .count(unit: "statements")),
        TableColumn("%", .percent(of: "of the base")),
      ],
      rows: items.indices.map { index in
        TableRow([.text(items[index].name), .count(totals[index]), .share(totals[index], of: base)])
      })
  }

  /// How to read it.
  var notes: [String] {
    let empty = (1 << items.count) - 1 - counts.count { $0.mask != 0 && $0.exclusive > 0 }
    var notes = ["exactly these: in the named sets and in none of the others listed; each statement counts once"]
    if empty > 0 { notes.append("\(Wording.counted(empty, "combination")) that no statement has exactly left out") }
    return notes
  }

  /// The statements of each combination, exclusive.
  var cellSets: [(name: String, set: SetPlan)] {
    let combined = counts.map { count -> (name: String, set: SetPlan) in
      let parts = items.indices.map { index -> SetPlan in
        count.mask & (1 << UInt32(index)) != 0 ? items[index].set : items[index].set.negated
      }
      return (name: name(count.mask), set: .intersection(parts))
    }
    return combined + items.map { (name: $0.name, set: $0.set) }
  }
}
