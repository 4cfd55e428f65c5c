/// What several coders said about units (statements), one of some categories each; any coding may be missing.
public struct NominalRatings: Hashable, Sendable {
  /// How many coders there are.
  public let coderCount: Int
  /// How many categories there are to choose from.
  public let categoryCount: Int
  /// The category that each coder gave each unit, unit after unit; -1 where there is none.
  private let codings: [Int32]

  /// Takes the codings of each unit; nil where a unit has another number of codings than there are coders, or a category
  /// is too high.
  public init?(_ units: [[Int?]], coders: Int, categories: Int) {
    guard coders >= 0, categories <= FourfoldCounts.largest, units.allSatisfy({ $0.count == coders }) else {
      return nil
    }
    var codings: [Int32] = []
    codings.reserveCapacity(units.count * coders)
    for coding in units.joined() {
      guard let coding else {
        codings.append(-1)
        continue
      }
      guard (0..<categories).contains(coding) else { return nil }
      codings.append(Int32(coding))
    }
    coderCount = coders
    categoryCount = categories
    self.codings = codings
  }

  /// How many units there are.
  public var unitCount: Int { coderCount == 0 ? 0 : codings.count / coderCount }

  /// What one coder said about one unit.
  public func coding(_ unit: Int, by coder: Int) -> Int? {
    let category = codings[unit * coderCount + coder]
    return category < 0 ? nil : Int(category)
  }

  /// What was said about one unit by those who coded it.
  func codings(of unit: Int) -> [Int] {
    codings[unit * coderCount..<(unit + 1) * coderCount].compactMap { $0 < 0 ? nil : Int($0) }
  }

  /// How often each category was given to one unit.
  func tally(_ unit: Int) -> UnitTally { UnitTally(codings(of: unit)) }

  /// The units that at least two coders coded: all that agreement can be seen in.
  public var sharedUnits: [Int] { (0..<unitCount).filter { codings(of: $0).count >= 2 } }

  /// The units that every coder coded.
  public var completeUnits: [Int] { (0..<unitCount).filter { codings(of: $0).count == coderCount } }

  /// The shared units on which not all coders agree.
  public var disagreements: [Int] { (0..<unitCount).filter { Set(codings(of: $0)).count > 1 } }

  /// How often each category was given.
  public var categoryTotals: [Int] {
    var totals = [Int](repeating: 0, count: categoryCount)
    for category in codings where category >= 0 { totals[Int(category)] += 1 }
    return totals
  }

  /// How many categories anybody used.
  public var categoriesUsed: Int { categoryTotals.filter { $0 > 0 }.count }

  /// The coders of whom some share a unit, in pairs.
  public var pairs: [CoderPair] {
    (0..<coderCount).flatMap { first in
      (first + 1..<max(first + 1, coderCount)).compactMap { CoderPair(self, first, $0) }
    }
  }
}
