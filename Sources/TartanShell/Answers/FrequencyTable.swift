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
  /// What percentages are of.
  let percentBase: PercentBase
  /// How intervals of shares are computed; nil for none.
  let intervals: IntervalMethod?
  /// The taggings of all statements, for percentages of them.
  let taggings: Int
  /// Which of the counts are printed.
  let presenter: CountPresenter
  let catalog: Catalog
  /// The lines that are shown, as positions in `axis.items`.
  let shown: [Int]
  /// The statements that stand in some line shown.
  var covered = 0

  init(
    axis: AxisPlan, counts: [Int], choice: LineChoice, base: Int, missing: Int?, percentBase: PercentBase,
    intervals: IntervalMethod?, taggings: Int, presenter: CountPresenter, catalog: Catalog, stop: StopFlag
  ) {
    self.axis = axis
    self.counts = counts
    self.choice = choice
    self.base = base
    self.missing = missing
    self.percentBase = percentBase
    self.intervals = intervals
    self.taggings = taggings
    self.presenter = presenter
    self.catalog = catalog
    shown = choice.lines(of: axis, totals: counts, stop: stop)
  }

  private var items: [AxisItem] { axis.items }
  private var whole: Int {
    switch percentBase {
    case .statements: base
    case .tagged: base - (missing ?? 0)
    case .taggings: taggings
    }
  }

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
        [.text(items[line].name)]
          + ([.count(counts[line])] + ShareColumns.cells(counts[line], of: whole, intervals))
          .hidden(presenter.screen.hides(.item(line))),
        depth: items[line].depth)
    }
    // Of labels that overlap, a line of its own that is hidden would say no more than that there is one.
    let isDropped = axis.mayOverlap && presenter.screen.hides(.missing)
    if let missing, missing > 0, percentBase != .taggings, !isDropped {
      rows.append(
        TableRow(
          [.text("no \(axis.title)")]
            + ([.count(missing)]
            + (percentBase == .statements
              ? ShareColumns.cells(missing, of: base, intervals) : ShareColumns.none(intervals)))
            .hidden(presenter.screen.hides(.missing)),
          role: .missing))
    }
    rows.append(
      TableRow(
        [.text(percentBase.totalName(of: axis.title)), .count(whole)] + ShareColumns.total(whole, intervals),
        role: .total))
    let hidden = axis.available - shown.count - empty - small
    return AnswerTable(
      columns: [
        TableColumn(axis.title, .label),
        TableColumn(percentBase == .taggings ? "taggings" : "statements", .count(unit: unit)),
      ] + ShareColumns.heads("%", of: percentBase.words(of: axis.title), intervals), rows: rows,
      omitted: hidden > 0 ? ["\(shown.count) of \(Wording.counted(axis.available, lineNoun)) shown"] : [])
  }

  /// What the counts count: a statement stands once in the row of each of its labels.
  private var unit: String { percentBase == .taggings ? "taggings" : "statements" }

  /// How its figures were computed, worked through for its largest row.
  var explanations: [FigureExplanation] {
    guard let line = shown.max(by: { counts[$0] < counts[$1] }) else { return [] }
    let name = items[line].name
    return [
      FigureExplanation(unit, formula: "statements in the row", worked: "\(name): \(counts[line])"),
      FigureExplanation(
        "%", formula: "\(unit) / \(percentBase.bareWords(of: axis.title))",
        worked: "\(name): \(Working.share(counts[line], of: whole))"),
    ] + (intervals.map { [.interval($0, counts[line], of: whole)] } ?? [])
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
  var notes: [String] { presenter.notes + (presenter.isProtected ? protectedNotes : plainNotes) }

  /// What may be said where counts are hidden: nothing that is computed from them.
  private var protectedNotes: [String] {
    var notes: [String] = []
    if let field = axis.field, axis.mayOverlap, catalog[field].kind == .multi {
      notes.append("a statement can carry several labels of \(axis.title): the rows do not add up to statements")
    }
    if base == 0 { notes.append("no statement is looked at: filter and where leave none") }
    return notes + (intervals.map { FigureNotes.intervals($0) } ?? [])
  }

  private var plainNotes: [String] {
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
    if percentBase == .taggings {
      notes.append("base taggings: a statement counts once for each label of \(axis.title) that it carries")
      if let missing, missing > 0 {
        notes.append("\(Wording.statements(missing)) without \(axis.title) \(missing == 1 ? "has" : "have") no tagging")
      }
    }
    if base == 0 { notes.append("no statement is looked at: filter and where leave none") }
    notes += FigureNotes.smallBase(whole, unit: percentBase == .taggings ? "tagging" : "statement")
    return notes + (intervals.map { FigureNotes.intervals($0) } ?? [])
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
