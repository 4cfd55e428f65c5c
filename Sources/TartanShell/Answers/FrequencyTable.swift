import TartanModel
import TartanPlan

/// The table of `count by FIELD`: each label with its statements and its share of the base.
struct FrequencyTable {
  let axis: AxisPlan
  let counts: [Int]
  let choice: LineChoice
  /// The statements that the table is about.
  let base: Int
  /// Statements without a value in the field; nil for sets in braces.
  let missing: Int?
  /// Whether percentages are of the statements with any label.
  let taggedBase: Bool
  let catalog: Catalog
  /// The lines that are shown, as positions in `axis.items`.
  let shown: [Int]
  /// The statements that stand in some line shown.
  var covered = 0

  init(
    axis: AxisPlan, counts: [Int], choice: LineChoice, base: Int, missing: Int?, taggedBase: Bool, catalog: Catalog,
    stop: StopFlag
  ) {
    self.axis = axis
    self.counts = counts
    self.choice = choice
    self.base = base
    self.missing = missing
    self.taggedBase = taggedBase
    self.catalog = catalog
    shown = choice.lines(of: axis, totals: counts, stop: stop)
  }

  private var items: [AxisItem] { axis.items }
  private var percentBase: Int { taggedBase ? base - (missing ?? 0) : base }

  /// Lines left out because no statement is in them.
  private var empty: Int { choice.least(of: axis) > 0 ? counts.count { $0 == 0 } : 0 }

  /// Lines left out because `min` asks for more than they have.
  private var small: Int {
    let least = choice.least(of: axis)
    return counts.count { $0 > 0 && $0 < least }
  }

  /// The table.
  var answerTable: AnswerTable {
    var rows = shown.map { line in
      TableRow(
        [.text(items[line].name), .count(counts[line]), .share(counts[line], of: percentBase)],
        depth: items[line].depth)
    }
    if let missing, missing > 0 {
      rows.append(
        TableRow(
          [.text("no \(axis.title)"), .count(missing), taggedBase ? .empty : .share(missing, of: base)], role: .missing)
      )
    }
    rows.append(
      TableRow(
        [
          .text(taggedBase ? "any \(axis.title)" : "statements"), .count(percentBase),
          .share(percentBase, of: percentBase),
        ], role: .total))
    let hidden = axis.available - shown.count - empty - small
    return AnswerTable(
      columns: [
        TableColumn(axis.title, .label), TableColumn("statements", .count(unit: "statements")),
        TableColumn("%", .percent(of: taggedBase ? "of the statements with any \(axis.title)" : "of the base")),
      ], rows: rows,
      omitted: hidden > 0 ? ["\(shown.count) of \(Wording.counted(axis.available, lineNoun)) shown"] : [])
  }

  /// What one row stands for.
  private var lineNoun: String {
    guard let field = axis.field else { return "set" }
    switch catalog[field].kind {
    case .number, .date: return "value"
    default: return catalog[field].isHierarchical ? "row" : "label"
    }
  }

  /// What the reader has to know about it.
  var notes: [String] {
    var notes = [overlapNote].compactMap { $0 }
    if axis.field == nil, covered < base {
      notes.append("the sets leave out \(Wording.statements(base - covered))")
    }
    if empty > 0 {
      notes.append("\(Wording.counted(empty, lineNoun)) without a statement left out; min 0 shows them")
    }
    if small > 0, let minimum = choice.minimum {
      notes.append("\(Wording.counted(small, lineNoun)) with fewer than \(minimum) statements left out")
    }
    return notes
  }

  /// Said where a statement stands in several of the rows shown.
  private var overlapNote: String? {
    let sum = shown.reduce(0) { $0 + counts[$1] }
    guard axis.mayOverlap, sum > covered else { return nil }
    let figures = "the rows add up to \(sum), for \(Wording.statements(covered))"
    guard let field = axis.field else { return "the sets overlap: \(figures)" }
    let isTree = catalog[field].isHierarchical
    if isTree, axis.nests(shown) { return "a parent counts each statement of its children once: \(figures)" }
    let words = "a statement can carry several labels of \(axis.title)"
    return isTree
      ? "\(words): \(figures)" : "\(words): \(sum) taggings on \(Wording.statements(covered))"
  }
}
