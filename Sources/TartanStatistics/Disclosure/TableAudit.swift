/// An attacker on an additive table: bounds each hidden number as closely as the published ones allow.
///
/// The attacker knows which places are hidden, every other number and the grand total, and that counts are not
/// negative. How far a number can rise or fall is a maximum flow in the network of hidden numbers (Ford and Fulkerson
/// 1956; augmenting paths after Edmonds and Karp 1972), hence whole and exact: linear programming gives the same
/// bounds.
public struct TableAudit {
  private let grid: TableGrid
  private let network: TableCirculation
  private let values: [Int]
  private let hidden: HiddenPlaces
  /// How far each number can fall, and rise; without end where there is no limit.
  private let falls: [Int]
  private let rises: [Int]?
  /// The ways out of each node along hidden numbers, in the order of positions.
  private let arcs: [[TableCirculation.Arc]]

  /// An audit of a table of which these places are not shown.
  public init(_ table: CountTable, hidden: HiddenPlaces) {
    self.init(table, hidden: hidden, falls: table.values, rises: nil)
  }

  /// The same where numbers are not free to fall to 0 and to rise without end, as others that are known limit them.
  init(_ table: CountTable, hidden: HiddenPlaces, falls: [Int], rises: [Int]?) {
    precondition(table.grid == hidden.grid, "a table and its hidden places have one shape")
    precondition(!hidden[.total], "the grand total is always public")
    grid = table.grid
    network = TableCirculation(grid: grid)
    values = table.values
    self.hidden = hidden
    self.falls = falls
    self.rises = rises
    arcs = (0..<network.nodes).map { [network] node in
      var ways: [TableCirculation.Arc] = []
      network.forEachArc(from: node) { if hidden.flags[$0.entry] { ways.append($0) } }
      return ways
    }
  }

  /// The least and the greatest value that a number can have; one value where it is shown.
  ///
  /// - Parameters:
  ///   - place: the number.
  ///   - known: places that the attacker knows besides, such as a number that counts only him.
  /// - Returns: the exact interval.
  public func interval(of place: TablePlace, knowing known: [TablePlace] = []) -> ClosedRange<Int> {
    let entry = grid.index(place)
    guard hidden.flags[entry] else { return values[entry]...values[entry] }
    var barred = Array(repeating: false, count: grid.count)
    for place in known { barred[grid.index(place)] = true }
    let (tail, head) = network.ends(of: entry)
    var moved: [Int] = []
    let below = largestFlow(from: tail, to: head, around: entry, barred, limit: falls[entry], &moved)
    let above = largestFlow(
      from: head, to: tail, around: entry, barred, limit: rises?[entry] ?? Int.max, &moved)
    return values[entry] - below...values[entry] + above
  }

  /// The first hidden place, in reading order, that can be bounded within less than the threshold.
  ///
  /// - Parameters:
  ///   - threshold: the width that each interval must have.
  ///   - contributors: who stands alone; then each hidden number must be wide enough for each of them too.
  /// - Returns: the place, or nothing when all are safe.
  public func firstTooNarrow(threshold: Int, contributors: Contributors? = nil) -> TablePlace? {
    let nobody = Array(repeating: false, count: grid.count)
    let entries = hidden.indices
    guard let contributors else {
      return entries.first { moves($0, by: threshold, nobody) == nil }.map { grid.place($0) }
    }
    let everybody = contributors.lone.map { $0 >= 0 }
    return entries.first { entry in
      let person = contributors.lone[entry]
      // Safe from all of them at once is safe from each; only where that fails is each looked at.
      var others = everybody
      if person >= 0 { for place in entries where contributors.lone[place] == person { others[place] = false } }
      if moves(entry, by: threshold, others) != nil { return false }
      guard let moves = moves(entry, by: threshold, nobody) else { return true }
      // Who knows none of the numbers that move is no wiser than a stranger.
      let people = Set(moves.map { contributors.lone[$0] }).filter { $0 >= 0 && $0 != person }
      return people.contains { one in
        var barred = nobody
        for place in entries where contributors.lone[place] == one { barred[place] = true }
        return self.moves(entry, by: threshold, barred) == nil
      }
    }.map { grid.place($0) }
  }

  /// How far apart a hidden number can be in two tables that a reader cannot tell apart, up to a limit.
  func width(of place: TablePlace, upTo limit: Int) -> Int {
    let entry = grid.index(place)
    guard hidden.flags[entry] else { return 0 }
    let (tail, head) = network.ends(of: entry)
    let barred = Array(repeating: false, count: grid.count)
    var moved: [Int] = []
    let most = min(limit, rises?[entry] ?? limit)
    let above = largestFlow(from: head, to: tail, around: entry, barred, limit: most, &moved)
    let left = min(limit - above, falls[entry])
    return above + largestFlow(from: tail, to: head, around: entry, barred, limit: left, &moved)
  }

  /// The numbers that move when one rises, or rises and falls, by as much as the threshold; nothing when it cannot.
  private func moves(_ entry: Int, by threshold: Int, _ barred: [Bool]) -> [Int]? {
    let (tail, head) = network.ends(of: entry)
    var moved: [Int] = []
    let most = min(threshold, rises?[entry] ?? threshold)
    let above = largestFlow(from: head, to: tail, around: entry, barred, limit: most, &moved)
    let left = min(threshold - above, falls[entry])
    let below = largestFlow(from: tail, to: head, around: entry, barred, limit: left, &moved)
    return above + below >= threshold ? moved : nil
  }

  /// How much can be moved along hidden numbers from one node to another, each as far as it can fall and rise.
  private func largestFlow(
    from start: Int, to end: Int, around entry: Int, _ barred: [Bool], limit: Int, _ moved: inout [Int]
  ) -> Int {
    var room = Room(falls: falls, rises: rises)
    var flow = 0
    while flow < limit {
      guard let path = shortestPath(from: start, to: end, around: entry, barred, room) else { break }
      let step = path.reduce(limit - flow) { min($0, room.left($1)) }
      for arc in path {
        room.take(step, arc)
        moved.append(arc.entry)
      }
      flow += step
    }
    return flow
  }

  private func shortestPath(
    from start: Int, to end: Int, around entry: Int, _ barred: [Bool], _ room: Room
  ) -> [TableCirculation.Arc]? {
    var reached: [(node: Int, arc: TableCirculation.Arc)?] = Array(repeating: nil, count: network.nodes)
    var queue = [start]
    var next = 0
    while next < queue.count, reached[end] == nil {
      let node = queue[next]
      next += 1
      for arc in arcs[node] where arc.target != start && reached[arc.target] == nil && arc.entry != entry {
        guard !barred[arc.entry], room.left(arc) > 0 else { continue }
        reached[arc.target] = (node, arc)
        queue.append(arc.target)
      }
    }
    var path: [TableCirculation.Arc] = []
    var node = end
    while node != start {
      guard let step = reached[node] else { return nil }
      path.append(step.arc)
      node = step.node
    }
    return path
  }
}

/// How far numbers can still move.
private struct Room {
  var falls: [Int]
  var rises: [Int]?

  func left(_ arc: TableCirculation.Arc) -> Int { arc.rises ? rises?[arc.entry] ?? Int.max : falls[arc.entry] }

  mutating func take(_ step: Int, _ arc: TableCirculation.Arc) {
    falls[arc.entry] += arc.rises ? step : -step
    rises?[arc.entry] += arc.rises ? -step : step
  }
}
