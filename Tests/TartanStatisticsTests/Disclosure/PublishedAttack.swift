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

  /// Groups by tags: each tag's cells add up to its total, none is above its row's base, and where the tagged
  /// statements of a row are known none is above those and all cover them together.
  init?(_ table: GroupsByTags, tagged: [Int]? = nil, hidden: (TablePlace) -> Bool) {
    var system = AttackSystem()
    for tag in 0..<table.tags {
      let cells = (0..<table.groups).map { TablePlace.cell(row: $0, column: tag) }
      for (row, cell) in cells.enumerated() where hidden(cell) {
        system.add(cell)
        system.limit(cell, tagged?[row] ?? table[.rowTotal(row)])
      }
      guard table.showsTagTotals else { continue }
      if hidden(.columnTotal(tag)) { system.add(.columnTotal(tag)) }
      system.equate(cells, .columnTotal(tag)) { table[$0] }
    }
    for (row, least) in (tagged ?? []).enumerated() {
      system.cover((0..<table.tags).map { .cell(row: row, column: $0) }, least) { table[$0] }
    }
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
  private var slacks: [(places: [TablePlace], factor: Int, limit: Int)] = []

  mutating func add(_ place: TablePlace) { variables[place] = variables.count }
  mutating func limit(_ place: TablePlace, _ limit: Int) { slacks.append(([place], 1, limit)) }

  /// Says that the parts are at least so much together.
  mutating func cover(_ parts: [TablePlace], _ least: Int, _ shown: (TablePlace) -> Int) {
    let open = parts.filter { variables[$0] != nil }
    let sum = parts.reduce(0) { $0 + (variables[$1] == nil ? shown($1) : 0) }
    if !open.isEmpty { slacks.append((open, -1, least - sum)) }
  }

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
      var terms = [variables.count + place: slack.factor]
      for part in slack.places { if let variable = variables[part] { terms[variable] = 1 } }
      equations.append((terms, slack.limit))
    }
    return WholeSimplex(equations, variables: variables.count + slacks.count)
  }
}
