import TartanModel
import TartanPlan

/// The table of `count by FIELD`: each label with its statements and its share of the base.
struct FrequencyTable {
  let axis: AxisPlan
  let counts: [Int]
  let order: LineOrder
  let base: Int
  let missing: Int?
  let limit: Int?
  let minimum: Int?
  let catalog: Catalog

  private var items: [AxisItem] { axis.items }
  private var total: Int { counts.reduce(0, +) }

  /// The lines that are shown, and how many each reason leaves out.
  private var shown: (lines: [Int], empty: Int, small: Int, beyond: Int) {
    let least = minimum ?? 1
    let sorted = order.positions(names: items.map(\.name), totals: counts)
    let lines = sorted.filter { counts[$0] >= least || (minimum == nil && axis.field == nil) }
    let empty = items.indices.count { counts[$0] == 0 }
    let small = items.count - lines.count - (least > 0 ? min(empty, items.count - lines.count) : 0)
    let kept = Array(lines.prefix(limit ?? lines.count))
    return (kept, least > 0 ? min(empty, items.count - lines.count) : 0, small, lines.count - kept.count)
  }

  /// The table.
  var answerTable: AnswerTable {
    let lines = shown
    var rows = lines.lines.map { line in
      TableRow(
        [.text(items[line].name), .count(counts[line]), .share(counts[line], of: base)], depth: items[line].depth)
    }
    if let missing, missing > 0 {
      rows.append(TableRow([.text("no \(axis.title)"), .count(missing), .share(missing, of: base)], role: .missing))
    }
    rows.append(TableRow([.text("statements"), .count(base), .share(base, of: base)], role: .total))
    var omitted: [String] = []
    if lines.beyond > 0 { omitted.append("\(lines.beyond) rows more") }
    return AnswerTable(
      columns: [
        TableColumn(axis.title, .label), TableColumn("statements", .count(unit: "statements")),
        TableColumn("%", .percent(of: "of the base")),
      ], rows: rows, omitted: omitted)
  }

  /// What the reader has to know about it.
  var notes: [String] {
    var notes: [String] = []
    let lines = shown
    if axis.mayOverlap, axis.field != nil, total > base - (missing ?? 0) {
      notes.append(overlapNote)
    } else if axis.field == nil, total != base {
      notes.append("sets can overlap or leave statements out: the rows need not add up to \(base)")
    }
    if lines.empty > 0 {
      notes.append("\(Wording.counted(lines.empty, "label")) without a statement left out; min 0 shows them")
    }
    if lines.small > 0, let minimum {
      notes.append("\(Wording.counted(lines.small, "label")) with fewer than \(minimum) statements left out")
    }
    return notes
  }

  private var overlapNote: String {
    if let field = axis.field, catalog[field].isHierarchical {
      return "a parent counts each statement of its children once; rows do not add up"
    }
    return "a statement can carry several labels of \(axis.title): \(total) taggings on \(base - (missing ?? 0)) statements"
  }
}
