import TartanModel
import TartanPlan

/// Which rows or columns of a table are shown, and in which order.
struct LineChoice {
  /// The order in which they stand.
  let order: LineOrder
  /// Whether somebody asked for that order: then `top` takes the first lines of it.
  var isSorted = false
  /// `top N` as a clause.
  var top: Int?
  /// `min N`.
  var minimum: Int?

  /// The least count of a line that is shown: empty labels are left out unless asked for, sets are not.
  func least(of axis: AxisPlan) -> Int { minimum ?? (axis.field == nil ? 0 : 1) }

  /// Chooses the lines and puts them in order.
  ///
  /// `FIELD top N` keeps the lines with most statements, and so does `top N` where no order was asked for.
  ///
  /// - Parameters:
  ///   - axis: the lines to choose from.
  ///   - totals: the statements in each.
  ///   - stop: raised to give up; the lines are then in some order.
  ///   - crossing: the count of a line in one line of the other axis.
  /// - Returns: the lines shown, as positions in `axis.items`.
  func lines(
    of axis: AxisPlan, totals: [Int], stop: StopFlag? = nil,
    crossing: (_ line: Int, _ other: Int) -> Int = { _, _ in 0 }
  ) -> [Int] {
    let names = axis.items.map(\.name)
    let least = least(of: axis)
    let largest = LineOrder(key: .total, descending: true).positions(names: names, totals: totals, stop: stop)
    var kept = largest.filter { totals[$0] >= least }
    if let top = axis.top { kept = Array(kept.prefix(top)) }
    if let top, !isSorted { kept = Array(kept.prefix(top)) }
    let keeps = Set(kept)
    let lines = order.positions(names: names, totals: totals, stop: stop, crossing: crossing).filter(keeps.contains)
    guard let top, isSorted else { return lines }
    return Array(lines.prefix(top))
  }
}
