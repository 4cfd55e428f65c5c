import TartanEngine
import TartanPlan

extension PairTable {
  /// Which counts of a pair are hidden.
  func hides(_ pair: PairCount) -> (both: Bool, first: Bool, second: Bool) {
    let screen = presenter.screen
    return (
      screen.hides(.item(pair.first), .item(pair.second)), screen.hides(.item(pair.first), .total),
      screen.hides(.total, .item(pair.second))
    )
  }

  /// Whether any of them is.
  func hidesAny(_ pair: PairCount) -> Bool {
    let hides = hides(pair)
    return hides.both || hides.first || hides.second
  }
}

extension AxisPlan {
  /// The axis with these of its items only.
  func kept(_ items: [AxisItem]) -> AxisPlan {
    AxisPlan(source: source, title: title, items: items, top: nil, available: available)
  }
}

extension CountPresenter {
  /// Pairs of labels.
  func presented(_ pairs: PairCounts) -> PairCounts {
    guard !isPlain else { return pairs }
    return pairs.mapped(
      both: {
        number(
          $0.both, .item($0.first), .item($0.second), of: [pairs.first[$0.first].set, pairs.second[$0.second].set])
      }, first: { number($0, .item($1), .total, of: [pairs.first[$1].set]) },
      second: { number($0, .total, .item($1), of: [pairs.second[$1].set]) })
  }
}
