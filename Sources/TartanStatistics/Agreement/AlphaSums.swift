/// How often each category was given to one unit.
struct UnitTally: Sendable {
  /// The categories given, ascending, and how often each was.
  let entries: [(category: Int, count: Int)]
  /// How many codings there are.
  let codings: Int

  init(_ given: [Int]) {
    var entries: [(category: Int, count: Int)] = []
    for category in given.sorted() {
      if let last = entries.last, last.category == category {
        entries[entries.count - 1].count += 1
      } else {
        entries.append((category: category, count: 1))
      }
    }
    self.entries = entries
    codings = given.count
  }

  /// Ordered pairs of codings that agree: the sum of n (n - 1).
  var agreeingPairs: Int { entries.reduce(0) { $0 + $1.count * ($1.count - 1) } }
}

/// What Krippendorff's alpha for nominal data is computed from, unit by unit; units with fewer than two codings do not
/// count.
struct AlphaSums {
  /// How often each category was given.
  private var totals: [Int]
  /// All codings (n).
  private var codings = 0
  /// The sum over units of pairs that disagree over codings less one: n Do.
  private var disagreement = 0.0

  init(categories: Int) { totals = [Int](repeating: 0, count: categories) }

  mutating func add(_ unit: UnitTally, times: Int = 1) {
    guard unit.codings >= 2 else { return }
    for entry in unit.entries { totals[entry.category] += times * entry.count }
    codings += times * unit.codings
    let pairs = unit.codings * (unit.codings - 1)
    disagreement += Double(times * (pairs - unit.agreeingPairs)) / Double(unit.codings - 1)
  }

  /// 1 - Do / De, with De = (n² - sum of n_k²) / (n (n - 1)); nil where fewer than two categories were given.
  var alpha: Double? {
    let expected = codings * codings - totals.reduce(0) { $0 + $1 * $1 }
    return ratio(disagreement * Double(codings - 1), Double(expected)).map { 1 - $0 }
  }
}
