import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

/// Pairs of labels, ranked.
struct PairTable {
  /// What ranks them.
  enum Ranking: String, CaseIterable {
    case count = "n"
    case jaccard
    case lift
    case phi

    /// The ranking of that name; the count without one.
    static func named(_ name: Name?) throws(Diagnostic) -> Ranking {
      guard let name else { return .count }
      let typed = name.text.lowercased()
      if let ranking = Ranking(rawValue: ["count", "total", "both"].contains(typed) ? "n" : typed) { return ranking }
      throw Diagnostic(
        .badValue, at: name.span, "pairs cannot be ranked by '\(name.text)'",
        hints: ["by \(allCases.map(\.rawValue).joined(separator: ", "))"])
    }

    var words: String { self == .count ? "statements with both" : rawValue }

    func value(_ pair: PairCount, base: Int) -> Double? {
      let counts = pair.measures(base: base)
      return switch self {
      case .count: Double(pair.both)
      case .jaccard: counts.jaccard
      case .lift: counts.lift
      case .phi: counts.phi
      }
    }
  }

  let first: AxisPlan
  let second: AxisPlan
  let counts: PairCounts
  let base: Int
  let measure: Ranking
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
    let values = kept.map { pair in measure.value(pair, base: base).map { $0 * sign } ?? -.infinity }
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

  /// One row a pair, best first.
  var answerTable: AnswerTable {
    let ranked = ranked
    let shown = ranked.prefix(top ?? PairTable.usual)
    let left = ranked.count - shown.count
    return AnswerTable(
      columns: columns, stubCount: 2, rows: shown.map(row),
      omitted: left > 0 ? ["\(shown.count) of \(ranked.count) pairs shown; top \(ranked.count) shows all"] : [])
  }

  private var columns: [TableColumn] {
    let same = first.title == second.title
    return [
      TableColumn(same ? "\(first.title) A" : first.title, .label),
      TableColumn(same ? "\(second.title) B" : second.title, .label),
      TableColumn("both", .count(unit: "statements")),
      TableColumn("% of A", .percent(of: "of A's statements")),
      TableColumn("% of B", .percent(of: "of B's statements")),
      TableColumn("Jaccard", .measure(decimals: 3)), TableColumn("lift", .measure(decimals: 2)),
      TableColumn("phi", .measure(decimals: 3)),
    ] + (tests?.columns ?? [])
  }

  private func row(_ pair: PairCount) -> TableRow {
    let measures = pair.measures(base: base)
    return TableRow(
      [
        .text(counts.first[pair.first].name), .text(counts.second[pair.second].name), .count(pair.both),
        .share(pair.both, of: pair.inFirst), .share(pair.both, of: pair.inSecond), .measure(measures.jaccard),
        .measure(measures.lift), .measure(measures.phi),
      ] + (tests?.cells(of: pair) ?? []))
  }

  /// How to read it.
  var notes: [String] {
    var notes = ["A is the first label of a pair, B the second"]
    if measure == .lift, minimum < 5 { notes.append("lift is unstable for rare labels: min 5 leaves them out") }
    let none = pairs.count { $0.both == 0 }
    if none > 0, minimum > 0 { notes.append("\(Wording.counted(none, "pair")) without a statement left out") }
    return notes + (tests?.notes ?? [])
  }
}

extension PairCount {
  /// The measures of the pair's fourfold table.
  func measures(base: Int) -> OverlapMeasures {
    OverlapMeasures(OverlapCounts(both: both, inFirst: inFirst, inSecond: inSecond, base: base))
  }
}
