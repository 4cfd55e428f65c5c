import TartanEngine
import TartanModel
import TartanPlan

/// Every combination of several sets, as the rows of an UpSet plot.
struct CombinationTable {
  let counts: CombinationCounts
  /// Which of the counts are printed.
  let protected: ProtectedCombinations
  let top: Int?
  let minimum: Int?
  /// How intervals of shares are computed; nil for none.
  let intervals: IntervalMethod?

  private var items: [AxisItem] { counts.items }
  private var base: Int { counts.base }

  private var present: [CombinationCount] {
    counts.combinations.filter { $0.exclusive >= (minimum ?? 1) }
  }

  private func members(_ mask: UInt32) -> [Int] { items.indices.filter { mask & (1 << UInt32($0)) != 0 } }

  private func name(_ mask: UInt32) -> String {
    let members = members(mask)
    return members.isEmpty ? "none of them" : members.map { items[$0].name }.joined(separator: " + ")
  }

  /// One row a combination that some statement has exactly, most statements first.
  var answerTable: AnswerTable {
    let unit = ColumnKind.count(unit: "statements")
    var rows = present.prefix(top ?? present.count).map(row)
    if counts.inNone > 0 { rows.append(noneRow) }
    // A statement is in many combinations: what is at least these has no total.
    rows.append(
      TableRow(
        [.text("statements"), .empty, .count(base)] + ShareColumns.total(base, intervals) + [.empty], role: .total))
    let left = present.count - min(present.count, top ?? present.count)
    return AnswerTable(
      columns: [
        TableColumn("combination", .label), TableColumn("sets", .number), TableColumn("exactly these", unit),
      ] + ShareColumns.heads("%", of: "of the base", intervals) + [TableColumn("at least these", unit)], rows: rows,
      omitted: left > 0 ? ["\(present.count - left) of \(Wording.counted(present.count, "combination")) shown"] : [])
  }

  private func row(_ count: CombinationCount) -> TableRow {
    TableRow(
      [.text(name(count.members)), .count(members(count.members).count)]
        + ([.count(count.exclusive)] + ShareColumns.cells(count.exclusive, of: base, intervals))
        .hidden(protected.hidesExactly(count.members))
        + [.count(count.inclusive).hidden(protected.hidesAtLeast(count.members))])
  }

  private var noneRow: TableRow {
    TableRow(
      [.text(name(0)), .count(0)]
        + ([.count(counts.inNone)] + ShareColumns.cells(counts.inNone, of: base, intervals))
        .hidden(protected.hidesExactly(0)) + [.empty], role: .missing)
  }

  /// The sets themselves.
  var sets: AnswerTable {
    AnswerTable(
      name: "sets",
      columns: [
        TableColumn("set", .label), TableColumn("statements", .count(unit: "statements")),
      ] + ShareColumns.heads("%", of: "of the base", intervals),
      rows: items.indices.map { index in
        TableRow(
          [.text(items[index].name)]
            + ([.count(counts.itemCounts[index])] + ShareColumns.cells(counts.itemCounts[index], of: base, intervals))
            .hidden(protected.hidesAtLeast(1 << UInt32(index))))
      })
  }

  /// How to read it.
  var notes: [String] {
    let empty = (1 << items.count) - 1 - counts.combinations.count { $0.exclusive > 0 }
    var notes =
      protected.presenter.notes + [
        "exactly these: in the named sets and in none of the others listed; each statement counts once"
      ]
    let small = counts.combinations.count { $0.exclusive > 0 && $0.exclusive < minimum ?? 1 }
    if small > 0, let minimum {
      notes.append("\(Wording.counted(small, "combination")) with fewer than \(minimum) statements left out")
    }
    if empty > 0, minimum != 0 {
      notes.append("\(Wording.counted(empty, "combination")) that no statement has exactly left out")
    }
    guard !protected.presenter.isProtected else {
      return notes + (intervals.map { FigureNotes.intervals($0) } ?? [])
    }
    notes += FigureNotes.smallBase(base)
    return notes + (intervals.map { FigureNotes.intervals($0) } ?? [])
  }

  /// How the figures were computed, worked through for the largest combination.
  var explanations: [FigureExplanation] {
    guard let count = present.first else { return [] }
    let name = name(count.members)
    return [
      FigureExplanation(
        "exactly these", formula: "statements in all of the named sets and in none of the others listed",
        worked: "\(name): \(count.exclusive)"),
      FigureExplanation(
        "%", formula: "exactly these / the base", worked: "\(name): \(Working.share(count.exclusive, of: base))"),
      FigureExplanation(
        "at least these", formula: "statements in all of the named sets, whatever else they are in",
        worked: "\(name): \(count.inclusive)"),
    ] + (intervals.map { [.interval($0, count.exclusive, of: base)] } ?? [])
  }

  /// The statements of each combination, exclusive.
  var cellSets: [(name: String, set: SetPlan)] {
    let combined = ([0] + counts.combinations.map(\.members)).map { (mask: UInt32) -> (name: String, set: SetPlan) in
      let parts = items.indices.map { index -> SetPlan in
        mask & (1 << UInt32(index)) != 0 ? items[index].set : items[index].set.negated
      }
      return (name: name(mask), set: .intersection(parts))
    }
    return combined + items.map { (name: $0.name, set: $0.set) }
  }
}
