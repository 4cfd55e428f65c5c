import TartanEngine
import TartanModel
import TartanPlan

extension OverlapText {
  var hidesBoth: Bool { presenter.screen.hides(.item(0), .item(0)) }
  var hidesFirst: Bool { presenter.screen.hides(.item(0), .total) }
  var hidesSecond: Bool { presenter.screen.hides(.total, .item(0)) }

  /// Whether a count that the measures are made of is hidden.
  var hidesMeasures: Bool { hidesBoth || hidesFirst || hidesSecond }

  /// A cell of the fourfold table; 0 stands for the set, 1 for what is not in it, nil for the margin.
  func cell(_ row: Int?, _ column: Int?, _ count: Int) -> Cell {
    let isHidden = presenter.screen.hides(row.map { .item($0) } ?? .total, column.map { .item($0) } ?? .total)
    return .count(count).hidden(isHidden)
  }

  /// The sentences with marks in place of what is hidden.
  var protectedSentences: [String] {
    [
      sentence(first, hidesFirst, counts.inFirst, second) + ";",
      sentence(second, hidesSecond, counts.inSecond, first) + ".",
    ]
  }

  private func sentence(_ side: OverlapSide, _ isHidden: Bool, _ count: Int, _ other: OverlapSide) -> String {
    let mark = Cell.confidential
    let both = hidesBoth ? mark : String(counts.both)
    let share = hidesBoth || isHidden ? mark : Wording.percent(counts.both, of: count, intervals)
    // The number decides the words: of a hidden one nothing may be told.
    let whole = isHidden ? side.counted(mark) : side.counted(count)
    return "\(both) of \(whole) (\(share)) \(other.verb(hidesBoth ? 2 : counts.both))"
  }
}

extension OverlapSide {
  /// `the [c] Data statements`.
  func counted(_ mark: String) -> String { counted(2).replacing("the 2 ", with: "the \(mark) ") }
}

extension CountPresenter {
  /// The counts of two sets, each a side with what is not in it.
  func presented(_ counts: OverlapCounts, _ first: SetPlan, _ second: SetPlan) -> OverlapCounts {
    guard !isPlain else { return counts }
    return OverlapCounts(
      both: number(counts.both, .item(0), .item(0), of: [first, second]),
      inFirst: number(counts.inFirst, .item(0), .total, of: [first]),
      inSecond: number(counts.inSecond, .total, .item(0), of: [second]), base: counts.base)
  }
}
