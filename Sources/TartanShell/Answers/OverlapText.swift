import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

/// One of the two sets of an overlap, and how to speak of it.
struct OverlapSide {
  /// Its set.
  let set: SetPlan
  /// Its name in the table: a label alone, or its text.
  let name: String
  private let kind: FieldKind?

  init(syntax: SetSyntax, set: SetPlan, binder: Binder) {
    self.set = set
    name = binder.shortName(syntax)
    // A set that is one label is spoken of by it; one with a name of its own is a set.
    if case .labels(let field, let codes) = set, codes.count == 1, let code = codes.first,
      binder.catalog[field].labels.names[code.index] == name
    {
      kind = binder.catalog[field].kind
    } else {
      kind = nil
    }
  }

  private init(set: SetPlan, name: String, kind: FieldKind?) {
    self.set = set
    self.name = name
    self.kind = kind
  }

  /// The same side under another name.
  func named(_ name: String) -> OverlapSide { OverlapSide(set: set, name: name, kind: kind) }

  /// `the 31 Data statements`.
  func counted(_ count: Int) -> String {
    let noun = count == 1 ? "statement" : "statements"
    return kind == nil ? "the \(count) \(noun) in \(name)" : "the \(count) \(name) \(noun)"
  }

  /// What is said of statements that also belong to it.
  func verb(_ count: Int) -> String {
    switch kind {
    case .single: "\(count == 1 ? "is" : "are") \(name)"
    case .multi: "also \(count == 1 ? "carries" : "carry") \(name)"
    default: "\(count == 1 ? "is" : "are") also in \(name)"
    }
  }

  /// The two lines of the fourfold table and its margin, as sets.
  var cellSets: [(name: String, set: SetPlan)] {
    [(name, set), ("not \(name)", set.negated), ("total", .all)]
  }
}

/// The overlap of two sets in words and figures.
struct OverlapText {
  let first: OverlapSide
  let second: OverlapSide
  let counts: OverlapCounts
  /// What is printed below the table.
  let printed: [PairMeasure]
  /// How intervals of shares are computed; nil for none.
  let intervals: IntervalMethod?
  /// Which of the counts are printed.
  let presenter: CountPresenter

  /// Both directions, each with its base.
  var sentences: [String] {
    guard !presenter.screen.hidesAny else { return protectedSentences }
    let (both, one, other) = (counts.both, counts.inFirst, counts.inSecond)
    return [
      "\(both) of \(first.counted(one)) (\(Wording.percent(both, of: one, intervals))) \(second.verb(both));",
      "\(both) of \(second.counted(other)) (\(Wording.percent(both, of: other, intervals))) \(first.verb(both)).",
    ]
  }

  /// The 2×2 table with its margins.
  var fourfold: AnswerTable {
    let (a, b, n) = (counts.inFirst, counts.inSecond, counts.base)
    let unit = ColumnKind.count(unit: "statements")
    return AnswerTable(
      columns: [
        TableColumn("", .label), TableColumn(second.name, unit), TableColumn("not \(second.name)", unit),
        TableColumn("total", unit),
      ],
      rows: [
        TableRow([.text(first.name), cell(0, 0, counts.both), cell(0, 1, counts.onlyFirst), cell(0, nil, a)]),
        TableRow([
          .text("not \(first.name)"), cell(1, 0, counts.onlySecond), cell(1, 1, counts.neither), cell(1, nil, n - a),
        ]),
        TableRow([.text("total"), cell(nil, 0, b), cell(nil, 1, n - b), .count(n)], role: .total),
      ])
  }

  /// The measures of likeness.
  var measures: AnswerTable {
    var columns: [TableColumn] = []
    var cells: [Cell] = []
    for measure in printed {
      columns.append(TableColumn(measure.head, measure.columnKind))
      cells.append(.measure(counts.fourfold.flatMap(measure.value)).hidden(hidesMeasures))
      guard measure == .oddsRatio else { continue }
      let interval = counts.fourfold.flatMap { OddsRatio($0)?.interval }
      columns += [
        TableColumn("OR lower", measure.columnKind, part: .lower),
        TableColumn("OR upper", measure.columnKind, part: .upper),
      ]
      cells += [Cell.measure(interval?.lower), .measure(interval?.upper)].hidden(hidesMeasures)
    }
    return AnswerTable(name: "measures", layout: .line, columns: columns, stubCount: 0, rows: [TableRow(cells)])
  }

  /// The shares of the sentences with the ends of their intervals, for programs.
  var shares: AnswerTable {
    AnswerTable(
      name: "shares", layout: .data,
      columns: [TableColumn("of", .label), TableColumn("statements", .count(unit: "statements"))]
        + ShareColumns.heads("%", of: "of the set's statements", intervals),
      rows: [(first.name, counts.inFirst, hidesFirst), (second.name, counts.inSecond, hidesSecond)].map {
        name, whole, isHidden in
        TableRow(
          [.text(name), .count(whole).hidden(isHidden)]
            + ShareColumns.cells(counts.both, of: whole, intervals).hidden(isHidden || hidesBoth))
      })
  }

  /// What limits the figures.
  var notes: [String] {
    guard !presenter.screen.hidesAny else { return presenter.notes }
    guard let fourfold = counts.fourfold else { return presenter.notes }
    var notes = presenter.notes + FigureNotes.limits(fourfold, first.name, second.name, printed)
    if printed.contains(.oddsRatio) {
      notes.append(FigureNotes.oddsRatio)
    }
    if let intervals { notes.append("95 % intervals by \(intervals.description?.name ?? intervals.rawValue)") }
    return notes
  }

  /// How the figures were computed.
  var explanations: [FigureExplanation] {
    guard let fourfold = counts.fourfold else { return [] }
    var explanations = [
      FigureExplanation(
        measure: "share", as: "percentages",
        worked: "of \(first.name): \(Working.share(counts.both, of: counts.inFirst)); of \(second.name): "
          + Working.share(counts.both, of: counts.inSecond))
    ]
    if let intervals { explanations.append(.interval(intervals, counts.both, of: counts.inFirst)) }
    return explanations
      + printed.map { FigureExplanation(measure: $0.rawValue, as: $0.head, worked: $0.worked(fourfold)) }
  }
}
