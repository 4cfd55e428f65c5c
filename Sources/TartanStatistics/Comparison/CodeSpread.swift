/// Over how many authorities a code is spread: what is core, what is local. Authorities without statements do not count.
public struct CodeSpread: Hashable, Sendable {
  /// Where a code stands between all authorities and one.
  public enum Band: String, Hashable, Sendable, CaseIterable {
    /// In at least the core share of the authorities.
    case core
    /// In two or more.
    case shared
    /// In one of several.
    case local
    /// In none.
    case absent
  }

  /// The statements with the code in each authority that has statements.
  public let counts: [Int]
  /// The statements of each of those authorities.
  public let sizes: [Int]

  /// Takes the statements with the code and all statements of each authority; nil where they contradict each other.
  public init?(counts: [Int], statements: [Int]) {
    guard counts.count == statements.count, zip(counts, statements).allSatisfy({ 0 <= $0 && $0 <= $1 }),
      statements.allSatisfy({ $0 <= FourfoldCounts.largest })
    else { return nil }
    let used = statements.indices.filter { statements[$0] > 0 }
    self.counts = used.map { counts[$0] }
    sizes = used.map { statements[$0] }
  }

  /// How many authorities have statements (G).
  public var authorities: Int { sizes.count }

  /// How many of them have the code: print "7 of 9".
  public var coverage: Int { counts.filter { $0 > 0 }.count }

  /// `coverage` as a share of the authorities.
  public var coverageShare: Double? { ratio(coverage, authorities) }

  /// The statements with the code.
  public var statements: Int { counts.reduce(0, +) }

  /// The rate of the code in each authority: a share of its statements.
  public var rates: [Double] { zip(counts, sizes).map { Double($0) / Double($1) } }

  /// The lowest rate.
  public var lowestRate: Double? { rates.min() }

  /// The highest rate.
  public var highestRate: Double? { rates.max() }

  /// How evenly the rates are spread; nil for a code that nobody has.
  public var diversity: Diversity? { Diversity(rates) }

  /// How many authorities would have the code if its statements were dealt over all statements: the sum over
  /// authorities of 1 - C(N - N_g, n) / C(N, n). A code used twice cannot be core.
  ///
  /// - Complexity: O(authorities x sqrt(N)), whatever n is.
  public var expectedCoverage: Double? { coverageExpected(dealing: statements, of: sizes.reduce(0, +)) }

  /// The same where authorities may share statements, so that sums over them count some twice.
  ///
  /// - Parameters:
  ///   - dealt: the different statements with the code.
  ///   - all: the different statements of all authorities.
  /// - Returns: nil where there is none, or the numbers contradict each other.
  public func coverageExpected(dealing dealt: Int, of all: Int) -> Double? {
    guard all > 0, dealt <= all, sizes.allSatisfy({ $0 <= all }) else { return nil }
    return sizes.reduce(0.0) { $0 + 1 - Self.chanceOfNone(drawing: dealt, of: all, marked: $1) }
  }

  /// In how many authorities a code has to be so that it is core.
  ///
  /// - Parameter core: the share of the authorities from which on a code is core.
  /// - Returns: at least 1 where there are authorities.
  public func leastCore(core: Double = 0.8) -> Int {
    (1...max(1, authorities)).first { Double($0) >= core * Double(authorities) - 1e-9 } ?? authorities
  }

  /// Which band the code is in.
  ///
  /// - Parameter core: the share of the authorities from which on a code is core.
  /// - Returns: with a single authority, core or absent.
  public func band(core: Double = 0.8) -> Band {
    let coverage = coverage
    if coverage == 0 { return .absent }
    if coverage == 1, authorities > 1 { return .local }
    return Double(coverage) >= core * Double(authorities) - 1e-9 ? .core : .shared
  }

  /// C(N - m, n) / C(N, n), multiplied out over the smaller of n and m; below 1e-18 nothing more can change 1 less it.
  private static func chanceOfNone(drawing drawn: Int, of all: Int, marked: Int) -> Double {
    let larger = max(drawn, marked)
    var chance = 1.0
    for step in 0..<min(drawn, marked) {
      chance *= Double(max(0, all - larger - step)) / Double(all - step)
      if chance < 1e-18 { return 0 }
    }
    return chance
  }
}
