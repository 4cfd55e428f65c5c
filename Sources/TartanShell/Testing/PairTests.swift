import TartanEngine
import TartanModel
import TartanPlan
import TartanStatistics

/// Fisher's exact test of each pair of labels, corrected for all pairs that were tested, whether they are listed or not.
struct PairTests {
  /// How the p values are corrected.
  let correction: Correction
  /// What the reader has to know.
  let notes: [String]
  private let pValues: [Int: Double]
  private let corrected: [Int: Double]
  /// How many labels stand on the second side.
  private let width: Int

  /// Pairs that one thread takes at a time.
  private static let portion = 64

  /// Tests the pairs that are not related by what they are and whose labels some but not all statements carry.
  ///
  /// - Throws: `interrupted`.
  init(_ table: PairTable, _ correction: Correction, _ catalog: Catalog, _ engine: EngineUse, opening: [String])
    throws(Diagnostic)
  {
    let base = table.base
    let parts = (table.counts.first.map { SetParts($0.set) }, table.counts.second.map { SetParts($0.set) })
    let varying = table.counts.pairs.filter { pair in
      (1..<max(1, base)).contains(pair.inFirst) && (1..<max(1, base)).contains(pair.inSecond)
    }
    let tested = varying.filter { !engine.stop.isRaised && !Self.areRelated($0, parts, catalog) }
    let related = varying.count - tested.count
    engine.stop.progress.begin(.counting, total: tested.count)
    let ranges = stride(from: 0, to: tested.count, by: Self.portion).map { $0..<min($0 + Self.portion, tested.count) }
    let found = RowChunks.map(ranges, threads: engine.threads) { range -> [Double?] in
      engine.stop.progress.advance(by: range.count)
      return range.map { engine.stop.isRaised ? nil : Self.p(tested[$0], base) }
    }
    guard !engine.stop.isRaised else { throw Question.diagnostic(.stopped) }
    let pValues = found.flatMap { $0 }
    let corrected = correction.adjust(pValues)
    width = table.counts.second.count
    var byPair: ([Int: Double], [Int: Double]) = ([:], [:])
    for (place, pair) in tested.enumerated() {
      let key = pair.first * width + pair.second
      byPair.0[key] = pValues[place]
      byPair.1[key] = corrected[place]
    }
    (self.pValues, self.corrected) = byPair
    self.correction = correction
    notes =
      tested.isEmpty
      ? ["no test: no pair has two labels that could go together, each on some of the statements and not on others"]
      : opening + [
        "p: Fisher's exact test, two-sided; " + correction.note([(tested.count, "pair")], "listed or not")
      ]
        + (related > 0
          ? ["not tested: \(Wording.counted(related, "pair")) of labels that are related by what they are"] : [])
  }

  private static func areRelated(_ pair: PairCount, _ parts: ([SetParts], [SetParts]), _ catalog: Catalog) -> Bool {
    parts.0[pair.first].related(to: parts.1[pair.second], catalog) != nil
  }

  private static func p(_ pair: PairCount, _ base: Int) -> Double? {
    FourfoldCounts(both: pair.both, first: pair.inFirst, second: pair.inSecond, total: base)
      .flatMap(FisherExact.twoSided)
  }

  /// The columns that they add.
  var columns: [TableColumn] { [TableColumn("p", .pValue)] + (corrects ? [TableColumn(correction.head, .pValue)] : []) }

  /// What they say of one pair.
  func cells(of pair: PairCount) -> [Cell] {
    let key = pair.first * width + pair.second
    return [.measure(pValues[key])] + (corrects ? [.measure(corrected[key])] : [])
  }

  /// How its figures were computed.
  var explanations: [FigureExplanation] {
    let fisher = FigureExplanation(measure: "fisher", as: "p", worked: "")
    let corrected = FigureExplanation(measure: correction.rawValue, as: correction.head, worked: "")
    return [fisher] + (corrects ? [corrected] : [])
  }

  private var corrects: Bool { correction != .none }
}
