/// Finds the cheapest numbers to hide so that one hidden number of an additive table becomes safe.
///
/// Mostly that is one cycle (Dijkstra 1959, dense form). It may use a number against its direction only where the
/// number is at least the threshold k: then k can be added all round the cycle, and every number on it has two values,
/// k apart, that fit all that is published. Where all numbers are small there is no such cycle, but several narrower
/// ones may do together (successive cheapest paths of a minimum-cost flow); then only the number they were sought for
/// is known to be safe.
struct CycleSearch {
  /// Numbers to hide beside the one that was asked for.
  struct Cover {
    let entries: [Int]
    /// Whether each of them moves by the threshold too.
    let isOneCycle: Bool
  }

  private struct Path {
    let arcs: [TableCirculation.Arc]
    let cost: Int
  }

  private let network: TableCirculation
  private let values: [Int]
  private let threshold: Int
  /// What it costs to use a number: 0 once it is hidden, `Int.max` where it is public already.
  private var prices: [Int]
  /// Who stands alone behind a number, where cycles must not lean on what one person knows; -1 elsewhere.
  private let lone: [Int]

  /// - Parameters:
  ///   - table: the true counts.
  ///   - threshold: the width that must be reached.
  ///   - hidden: what is hidden to begin with.
  ///   - barred: for each place, whether it is public already.
  ///   - contributors: who stands alone, in strict mode.
  init(table: CountTable, threshold: Int, hidden: HiddenPlaces, barred: [Bool], contributors: Contributors?) {
    let network = TableCirculation(grid: table.grid)
    self.network = network
    values = table.values
    self.threshold = threshold
    lone = contributors?.lone ?? Array(repeating: -1, count: table.values.count)
    // A margin costs more than any cell, and one more zero more than any path without it.
    let marginPrice = 10 * (table.total + 1)
    let zeroPrice = (marginPrice + table.total + 1) * (network.nodes + 1)
    prices = table.values.enumerated().map { entry, value in
      if hidden.flags[entry] { return 0 }
      if barred[entry] { return Int.max }
      return value + 1 + (table.grid.isMargin(entry) ? marginPrice : 0) + (value == 0 ? zeroPrice : 0)
    }
  }

  /// Takes note that a number is hidden from now on, so that it costs nothing to use it.
  mutating func hide(_ entry: Int) { prices[entry] = 0 }

  /// What to hide to make a number safe; nothing when no numbers can do it.
  func cover(for entry: Int) -> Cover? {
    if let path = cheapestCycle(through: entry) {
      return Cover(entries: path.arcs.map(\.entry), isOneCycle: true)
    }
    return narrowCycles(through: entry).map { Cover(entries: $0, isOneCycle: false) }
  }

  /// One cycle round which the threshold moves: the number raised, or lowered where it is large enough.
  private func cheapestCycle(through entry: Int) -> Path? {
    let (tail, head) = network.ends(of: entry)
    let up = path(from: head, to: tail, around: entry, values, least: threshold, prices)
    guard values[entry] >= threshold, up?.cost != 0 else { return up }
    guard let down = path(from: tail, to: head, around: entry, values, least: threshold, prices) else {
      return up
    }
    guard let up, up.cost <= down.cost else { return down }
    return up
  }

  /// Cycles that together let the number rise, or rise and fall, by the threshold.
  private func narrowCycles(through entry: Int) -> [Int]? {
    let (tail, head) = network.ends(of: entry)
    var prices = prices
    var used: [Int] = []
    var missing = threshold
    for (start, end, room) in [(head, tail, Int.max), (tail, head, values[entry])] {
      var values = values
      var left = min(missing, room)
      while left > 0, let path = path(from: start, to: end, around: entry, values, least: 1, prices) {
        let step = path.arcs.reduce(left) { $1.rises ? $0 : min($0, values[$1.entry]) }
        for arc in path.arcs {
          values[arc.entry] += arc.rises ? step : -step
          prices[arc.entry] = 0
          used.append(arc.entry)
        }
        left -= step
        missing -= step
      }
    }
    return missing == 0 ? used : nil
  }

  /// The cheapest way from a node to another; numbers fall only from `least` on.
  private func path(
    from start: Int, to end: Int, around entry: Int, _ values: [Int], least: Int, _ prices: [Int]
  ) -> Path? {
    var distance = Array(repeating: Int.max, count: network.nodes)
    var previous: [(node: Int, arc: TableCirculation.Arc)?] = Array(repeating: nil, count: network.nodes)
    var open = Array(repeating: true, count: network.nodes)
    distance[start] = 0
    // What is reached for nothing is looked at first, the last one first: it leads to the end soonest.
    var free: [Int] = []
    while let node = free.popLast() ?? nearest(open, distance), node != end {
      guard open[node] else { continue }
      open[node] = false
      let here = distance[node]
      network.forEachArc(from: node) { arc in
        guard open[arc.target], arc.entry != entry, arc.rises || values[arc.entry] >= least else { return }
        let (price, person) = (prices[arc.entry], lone[arc.entry])
        guard price < Int.max, person < 0 || person == lone[entry] else { return }
        let there = here + price
        if there < distance[arc.target] {
          distance[arc.target] = there
          previous[arc.target] = (node, arc)
          if price == 0 { free.append(arc.target) }
        }
      }
      // Nothing nearer is left to come.
      if distance[end] == here { break }
    }
    guard distance[end] < Int.max else { return nil }
    var arcs: [TableCirculation.Arc] = []
    var node = end
    while node != start, let step = previous[node] {
      arcs.append(step.arc)
      node = step.node
    }
    return Path(arcs: arcs, cost: distance[end])
  }

  private func nearest(_ open: [Bool], _ distance: [Int]) -> Int? {
    var best: Int?
    var least = Int.max
    for node in open.indices where open[node] && distance[node] < least {
      best = node
      least = distance[node]
    }
    return best
  }
}
