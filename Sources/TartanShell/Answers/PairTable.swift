import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

/// Pairs of labels, ranked.
struct PairTable {
  let first: AxisPlan
  let second: AxisPlan
  let counts: PairCounts
  /// Which of the counts are printed.
  let presenter: CountPresenter
  let base: Int
  let ranking: PairRanking
  /// What is printed beside counts and shares.
  let printed: [PairMeasure]
  /// How intervals of shares are computed; nil for none.
  let intervals: IntervalMethod?
  /// Whether the least come first.
  let isAscending: Bool
  let top: Int?
  let minimum: Int
  /// Raised to give up: the table is then incomplete, and for nobody.
  let stop: StopFlag
  /// The test of each pair, if it was asked for.
  var tests: PairTests?

  /// The pairs shown by default: what a screen and a reader take in.
  private static let usual = 20

  private var pairs: [PairCount] { counts.pairs }

  private var ranked: [PairCount] {
    let kept = pairs.filter { $0.both >= minimum && !stop.isRaised && !isKinship($0) }
    // What has no value stands last, in either direction.
    let sign = isAscending ? -1.0 : 1
    let values = kept.map { pair in
      hidesAny(pair) ? -.infinity : ranking.value(pair, base: base).map { $0 * sign } ?? -.infinity
    }
    let order = try? kept.indices.sorted { left, right in
      try stop.check()
      if values[left] != values[right] { return values[left] > values[right] }
      let (one, other) = (kept[left], kept[right])
      if one.both != other.both { return (one.both > other.both) != isAscending }
      return (one.first, one.second) < (other.first, other.second)
    }
    return order.map { $0.map { kept[$0] } } ?? []
  }

  /// A parent with its own child: one holds the other, which is no finding.
  private func isKinship(_ pair: PairCount) -> Bool {
    guard first.field == second.field, first.field != nil else { return false }
    let (one, other) = (counts.first[pair.first].name, counts.second[pair.second].name)
    return one.hasPrefix(other + "/") || other.hasPrefix(one + "/")
  }

  /// One row a pair, best first, with what is said of them.
  func laidOut() -> (table: AnswerTable, notes: [String], explanations: [FigureExplanation]) {
    let ranked = ranked
    let shown = Array(ranked.prefix(top ?? PairTable.usual))
    let left = ranked.count - shown.count
    let table = AnswerTable(
      columns: columns, stubCount: 2, rows: shown.map(row),
      omitted: left > 0 ? ["\(shown.count) of \(ranked.count) pairs shown; top \(ranked.count) shows all"] : [])
    return (table, notes(shown), shown.first.map(explanations) ?? [])
  }

  private var columns: [TableColumn] {
    let same = first.title == second.title
    return [
      TableColumn(same ? "\(first.title) A" : first.title, .label),
      TableColumn(same ? "\(second.title) B" : second.title, .label),
      TableColumn("both", .count(unit: "statements")),
    ] + ShareColumns.heads("% of A", of: "of A's statements", intervals)
      + ShareColumns.heads("% of B", of: "of B's statements", intervals)
      // Asked for, so before what is usual: the last columns are left out where there is little room.
      + (tests?.columns ?? []) + printed.flatMap(heads)
  }

  private func heads(_ measure: PairMeasure) -> [TableColumn] {
    let column = TableColumn(measure.head, measure.columnKind)
    guard measure == .oddsRatio else { return [column] }
    return [
      column, TableColumn("OR lower", measure.columnKind, part: .lower),
      TableColumn("OR upper", measure.columnKind, part: .upper),
    ]
  }

  private func row(_ pair: PairCount) -> TableRow {
    let counts = pair.fourfold(base: base)
    let hides = hides(pair)
    let measures = printed.flatMap { measure -> [Cell] in
      let value = Cell.measure(counts.flatMap(measure.value))
      guard measure == .oddsRatio else { return [value] }
      let interval = counts.flatMap { OddsRatio($0)?.interval }
      return [value, .measure(interval?.lower), .measure(interval?.upper)]
    }
    return TableRow(
      [.text(name(pair.first, self.counts.first)), .text(name(pair.second, self.counts.second))]
        + [.count(pair.both).hidden(hides.both)]
        + ShareColumns.cells(pair.both, of: pair.inFirst, intervals).hidden(hides.both || hides.first)
        + ShareColumns.cells(pair.both, of: pair.inSecond, intervals).hidden(hides.both || hides.second)
        + (tests?.cells(of: pair) ?? []) + measures.hidden(hides.both || hides.first || hides.second))
  }

  private func name(_ index: Int, _ items: [AxisItem]) -> String { items[index].name }

  /// How to read it.
  private func notes(_ shown: [PairCount]) -> [String] {
    var notes = presenter.notes + ["A is the first label of a pair, B the second"]
    if base == 0 { return ["no statement is looked at: filter and where leave none"] }
    guard !presenter.isProtected else { return notes + (intervals.map { FigureNotes.intervals($0) } ?? []) }
    let none = pairs.count { $0.both == 0 }
    if shown.isEmpty, let most = pairs.map(\.both).max(), most > 0 {
      notes.append("no pair: min \(minimum) leaves none, the most there are is \(Wording.statements(most))")
    }
    if none > 0, minimum > 0 { notes.append("\(Wording.counted(none, "pair")) without a statement left out") }
    let small = shown.count { min($0.inFirst, $0.inSecond) < FigureNotes.smallBase }
    if small > 0 {
      notes.append(
        "in \(small) of \(Wording.counted(shown.count, "pair")) a label has fewer than \(FigureNotes.smallBase) "
          + "statements: read the counts, not its percentage")
    }
    notes += FigureNotes.limits(of: printed, shown.compactMap { $0.fourfold(base: base) }, noun: "pair")
    if [.measure(.lift), .measure(.npmi)].contains(ranking), minimum < 5 {
      notes.append("\(ranking.word) puts rare labels first: min 5 leaves out pairs with fewer than 5 statements")
    }
    if printed.contains(.oddsRatio) {
      notes.append(FigureNotes.oddsRatio)
    }
    if let intervals { notes += FigureNotes.intervals(intervals) }
    return notes + (tests?.notes ?? [])
  }

  /// How its figures were computed, worked through for the first pair.
  private func explanations(_ pair: PairCount) -> [FigureExplanation] {
    let (one, other) = (name(pair.first, counts.first), name(pair.second, counts.second))
    let shares = FigureExplanation(
      measure: "share", as: "% of A, % of B",
      worked: "of \(one): \(Working.share(pair.both, of: pair.inFirst)); of \(other): "
        + Working.share(pair.both, of: pair.inSecond))
    let both = FigureExplanation(
      "both", formula: "statements with both labels", worked: "\(one), \(other): \(pair.both)")
    let interval = intervals.map { [FigureExplanation.interval($0, pair.both, of: pair.inFirst)] } ?? []
    return [both, shares] + interval
      + printed.map { measure in
        FigureExplanation(
          measure: measure.rawValue, as: measure.head, worked: pair.fourfold(base: base).map(measure.worked) ?? "–")
      }
  }
}
