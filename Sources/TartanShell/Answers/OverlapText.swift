import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

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

  private var values: OverlapMeasures { OverlapMeasures(counts) }

  /// Both directions, each with its base.
  var sentences: [String] {
    [
      "\(counts.both) of \(first.counted(counts.inFirst)) (\(Wording.percent(counts.both, of: counts.inFirst))) "
        + "\(second.verb(counts.both));",
      "\(counts.both) of \(second.counted(counts.inSecond)) (\(Wording.percent(counts.both, of: counts.inSecond))) "
        + "\(first.verb(counts.both)).",
    ]
  }

  /// The 2×2 table with its margins.
  var fourfold: AnswerTable {
    let (a, b, both, n) = (counts.inFirst, counts.inSecond, counts.both, counts.base)
    let unit = ColumnKind.count(unit: "statements")
    return AnswerTable(
      columns: [
        TableColumn("", .label), TableColumn(second.name, unit), TableColumn("not \(second.name)", unit),
        TableColumn("total", unit),
      ],
      rows: [
        TableRow([.text(first.name), .count(both), .count(a - both), .count(a)]),
        TableRow([.text("not \(first.name)"), .count(b - both), .count(n - a - b + both), .count(n - a)]),
        TableRow([.text("total"), .count(b), .count(n - b), .count(n)], role: .total),
      ])
  }

  /// The measures of likeness.
  var measures: AnswerTable {
    AnswerTable(
      name: "measures", layout: .line,
      columns: [
        TableColumn("Jaccard", .measure(decimals: 3)), TableColumn("lift", .measure(decimals: 2)),
        TableColumn("expected", .measure(decimals: 1)), TableColumn("phi", .measure(decimals: 3)),
      ], stubCount: 0,
      rows: [
        TableRow([
          .measure(values.jaccard), .measure(values.lift), .measure(values.expected), .measure(values.phi),
        ])
      ])
  }

  /// What limits the figures.
  var notes: [String] {
    var notes: [String] = []
    for (side, count) in [(first, counts.inFirst), (second, counts.inSecond)] {
      if count == 0 {
        notes.append("no statement of the base is in \(side.name): shares and measures of it are not defined")
      }
      if count == counts.base, count > 0 {
        notes.append("\(side.name) is on every statement of the base: lift says nothing and phi is not defined")
      }
    }
    if let expected = values.expected, expected > 0, expected < 5 {
      notes.append("the expected count is below 5: lift is unstable")
    }
    let least = min(counts.inFirst, counts.inSecond)
    let most = max(counts.inFirst, counts.inSecond)
    if least > 0, most >= 5 * least {
      notes.append(
        "one set is \(most / least) times as large as the other: Jaccard cannot exceed its share, read the percentages")
    }
    return notes
  }
}
