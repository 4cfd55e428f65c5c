/// What several coders said about units (statements), a set of tags each; any coding may be missing. A set without tags
/// is a coding; a missing one is not.
public struct SetRatings: Hashable, Sendable {
  /// How many coders there are.
  public let coderCount: Int
  /// How many tags there are to give.
  public let tagCount: Int
  /// The different sets that were given, each ascending, in a fixed order.
  public let sets: [[Int]]
  /// Which of `sets` each coder gave each unit.
  private let ratings: NominalRatings

  /// Takes the codings of each unit; nil where a unit has another number of codings than there are coders, or a tag is too
  /// high. A tag given twice counts once.
  public init?(_ units: [[[Int]?]], coders: Int, tags: Int) {
    let given = units.map { unit in unit.map { coding in coding.map { Set($0).sorted() } } }
    guard given.joined().allSatisfy({ $0?.allSatisfy((0..<max(0, tags)).contains) ?? true }) else { return nil }
    let sets = Set(given.joined().compactMap { $0 }).sorted { $0.lexicographicallyPrecedes($1) }
    let number = Dictionary(uniqueKeysWithValues: sets.enumerated().map { ($1, $0) })
    let numbered = given.map { unit in unit.map { coding in coding.flatMap { number[$0] } } }
    guard let ratings = NominalRatings(numbered, coders: coders, categories: sets.count) else { return nil }
    coderCount = coders
    tagCount = tags
    self.sets = sets
    self.ratings = ratings
  }

  /// How many units there are.
  public var unitCount: Int { ratings.unitCount }

  /// The units that at least two coders coded.
  public var sharedUnits: [Int] { ratings.sharedUnits }

  /// The shared units for which not all coders gave the same set.
  public var disagreements: [Int] { ratings.disagreements }

  /// What the coders said about one tag: category 1 yes, 0 no.
  public func ratings(of tag: Int) -> NominalRatings? {
    let holds = sets.map { $0.contains(tag) ? 1 : 0 }
    let units = (0..<unitCount).map { unit in
      (0..<coderCount).map { ratings.coding(unit, by: $0).map { holds[$0] } }
    }
    return NominalRatings(units, coders: coderCount, categories: 2)
  }

  /// Krippendorff's alpha with a distance between sets; nil where fewer than two different sets were given to shared
  /// units.
  ///
  /// - Complexity: O(units + different sets²).
  public func alpha(_ distance: SetDistance = .jaccard) -> Double? { SetAlpha(self, distance).alpha }

  /// The mean over shared units of 1 less the distance of pairs of coders; nil without shared units.
  public func meanSimilarity(_ distance: SetDistance = .jaccard) -> Double? {
    SetAlpha(self, distance).meanSimilarity
  }

  /// Which of `sets` was given how often to one unit.
  func tally(_ unit: Int) -> UnitTally { ratings.tally(unit) }
}
