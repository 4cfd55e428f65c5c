import TartanEngine
import TartanStatistics

extension OverlapCounts {
  /// The same as the four counts that measures are made of; nil only for more statements than are ever counted.
  var fourfold: FourfoldCounts? {
    FourfoldCounts(both: both, first: inFirst, second: inSecond, total: base)
  }
}

extension PairCount {
  /// The fourfold table of the pair in a base.
  func fourfold(base: Int) -> FourfoldCounts? {
    FourfoldCounts(both: both, first: inFirst, second: inSecond, total: base)
  }
}
