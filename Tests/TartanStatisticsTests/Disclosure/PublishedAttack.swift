import TartanStatistics

/// The attacker's view of a published table: what is shown and nothing else, as a linear programme.
///
/// Written from the published figures alone, without a look at how they came to be hidden: the same system as
/// `audit_published.py` sets up for HiGHS.
struct PublishedAttack {
  private let programme: WholeSimplex
  private let variables: [TablePlace: Int]

  /// An additive table of which some numbers are hidden.
  init?(_ table: CountTable, hidden: (TablePlace) -> Bool) {
    var system = AttackSystem()
    for row in 0..<table.rows {
      for column in 0..<table.columns where hidden(.cell(row: row, column: column)) {
        system.add(.cell(row: row, column: column))
      }
      if hidden(.rowTotal(row)) { system.add(.rowTotal(row)) }
    }
    for column in 0..<table.columns where hidden(.columnTotal(column)) { system.add(.columnTotal(column)) }
    for row in 0..<table.rows {
      system.equate((0..<table.columns).map { .cell(row: row, column: $0) }, .rowTotal(row)) { table[$0] }
    }
    for column in 0..<table.columns {
      system.equate((0..<table.rows).map { .cell(row: $0, column: column) }, .columnTotal(column)) { table[$0] }
    }
    system.equate((0..<table.rows).map { .rowTotal($0) }, .total) { table[$0] }
    system.equate((0..<table.columns).map { .columnTotal($0) }, .total) { table[$0] }
    guard let programme = system.programme() else { return nil }
    self.programme = programme
    variables = system.variables
  }

  /// The interval of a hidden number; `Int.max` stands for no upper bound.
  func interval(of place: TablePlace) -> ClosedRange<Int>? {
    guard let variable = variables[place] else { return nil }
    let (low, high) = programme.interval(of: variable)
    return (low ?? 0)...(high ?? Int.max)
  }
}

/// Equations between shown numbers and unknown ones.
struct AttackSystem {
  private(set) var variables: [TablePlace: Int] = [:]
  private var equations: [(terms: [Int: Int], sum: Int)] = []
  private var slacks: [(place: TablePlace, limit: Int)] = []

  mutating func add(_ place: TablePlace) { variables[place] = variables.count }
  mutating func limit(_ place: TablePlace, _ limit: Int) { slacks.append((place, limit)) }

  /// Says that the parts add up to the whole.
  mutating func equate(_ parts: [TablePlace], _ whole: TablePlace, _ shown: (TablePlace) -> Int) {
    var terms: [Int: Int] = [:]
    var sum = 0
    for part in parts {
      if let variable = variables[part] { terms[variable] = 1 } else { sum -= shown(part) }
    }
    if let variable = variables[whole] { terms[variable] = -1 } else { sum += shown(whole) }
    if !terms.isEmpty { equations.append((terms, sum)) }
  }

  func programme() -> WholeSimplex? {
    var equations = equations
    for (place, slack) in slacks.enumerated() {
      guard let variable = variables[slack.place] else { continue }
      equations.append(([variable: 1, variables.count + place: 1], slack.limit))
    }
    return WholeSimplex(equations, variables: variables.count + slacks.count)
  }
}
