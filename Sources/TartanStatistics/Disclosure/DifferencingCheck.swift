/// What earlier exports of a session mean for the next one: two tables that are safe alone can give a small group away
/// together.
public struct DifferencingCheck: Hashable, Sendable {
  /// Places that must be hidden: an earlier table hides the same statements, or all but a few of them.
  public private(set) var mustHide: HiddenPlaces
  /// Places that an earlier table shows, exactly or within a few: they cannot serve to protect others.
  public private(set) var known: HiddenPlaces
  /// Places that together with a number of an earlier table give the count of fewer statements than the threshold.
  /// Hiding them would not help, as the pattern of hidden places would say the same: warn, or withhold the table.
  public private(set) var differences: HiddenPlaces
  /// W13, at most one for each earlier export: the statements of the table are all but a few of some number of that
  /// export.
  public private(set) var warnings: [DisclosureWarning] = []
  /// The statements of the table are themselves a hidden number of an earlier export, or all but a few of one: the
  /// caption would give it away, so the table must be withheld.
  public private(set) var revealsHiddenTotal = false

  /// Compares a table with all earlier exports.
  ///
  /// Two numbers are compared by the statements they count. Equal ones: hidden before, so hidden again; shown before,
  /// so known. Of those that differ by fewer statements than the threshold, one that was hidden is hidden again, and
  /// one that was shown gives the difference. Pass `mustHide` and `known` on to the suppression of the table. Chains
  /// over three tables and sums over several places are not followed.
  ///
  /// - Parameters:
  ///   - table: the table that is being prepared; what it hides so far is not read.
  ///   - earlier: the exports so far, in their order.
  ///   - rule: for the threshold.
  /// - Complexity: all pairs of numbers of like size, but a comparison ends once the difference reaches the threshold.
  public init(_ table: PublishedTable, earlier: [PublishedTable], rule: SuppressionRule) {
    mustHide = HiddenPlaces(rows: table.rows.count, columns: table.columns.count)
    known = mustHide
    differences = mustHide
    var exact = mustHide
    let sizes = SizedPlaces(table)
    for (export, other) in earlier.enumerated() where other.filter.count == table.filter.count {
      compare(table, sizes, other, rule.threshold, export, &exact)
    }
    // What is shown already tells nothing new when it is shown again.
    mustHide.subtract(exact)
    differences.subtract(exact)
    known.subtract(mustHide)
    known.formUnion(exact)
  }

  /// Places to hide where differences are to be protected too, so that no count of few statements is left between two
  /// tables. The number of statements is never among them: it is always stated.
  public var toHide: HiddenPlaces {
    var places = differences
    places.remove(index: places.grid.total)
    places.formUnion(mustHide)
    return places
  }

  /// Places that `toHide` leaves and that an earlier table shows: they cannot serve to protect others.
  public var fixed: HiddenPlaces {
    var places = known
    places.subtract(toHide)
    return places
  }

  private mutating func compare(
    _ table: PublishedTable, _ sizes: SizedPlaces, _ other: PublishedTable, _ threshold: Int, _ export: Int,
    _ exact: inout HiddenPlaces
  ) {
    let otherSizes = SizedPlaces(other)
    let filters = table.difference(.total, other, .total, atMost: threshold)
    var fewest = threshold
    for (count, place) in sizes.places {
      for (_, twin) in otherSizes.near(count, within: threshold - 1) {
        let difference = table.difference(place, other, twin, atMost: threshold)
        // Of sets that merely overlap a reader knows nothing, unless the same code was counted under a like filter.
        guard difference.size < threshold, difference.isNested || filters.size < threshold else { continue }
        switch (other.hidden[twin], place == .total) {
        // The number of statements is always stated; all that can be done is not to publish.
        case (true, true): revealsHiddenTotal = true
        case (true, false): mustHide.insert(place)
        case (false, _):
          known.insert(place)
          if difference.size == 0 { exact.insert(place) } else { differences.insert(place) }
        }
        if place == .total, difference.size > 0 { fewest = min(fewest, difference.size) }
      }
    }
    if fewest < threshold { warnings.append(.differsByFew(statements: fewest, export: export)) }
  }
}

extension PublishedTable {
  /// How two numbers differ in the statements they count.
  struct Difference {
    var onlyHere = 0
    var onlyThere = 0
    var size: Int { onlyHere + onlyThere }
    var isNested: Bool { onlyHere == 0 || onlyThere == 0 }
  }

  /// Compares the statements behind two numbers and stops once the difference reaches a limit.
  func difference(
    _ place: TablePlace, _ other: PublishedTable, _ twin: TablePlace, atMost limit: Int
  ) -> Difference {
    let (filter, row, column) = sets(place)
    let (otherFilter, otherRow, otherColumn) = other.sets(twin)
    var difference = Difference()
    for index in filter.indices {
      let here = filter[index] & row[index] & column[index]
      let there = otherFilter[index] & otherRow[index] & otherColumn[index]
      guard here != there else { continue }
      difference.onlyHere += (here & ~there).nonzeroBitCount
      difference.onlyThere += (there & ~here).nonzeroBitCount
      if difference.size >= limit { break }
    }
    return difference
  }
}

/// The numbers of a table above 0 by size, so that those of like size are found quickly.
private struct SizedPlaces {
  let places: [(count: Int, place: TablePlace)]

  init(_ table: PublishedTable) {
    let grid = table.hidden.grid
    places = (0..<grid.count).filter { !table.absent.flags[$0] }
      .map { (count: table.counts[$0], place: grid.place($0)) }
      .filter { $0.count > 0 }.sorted { $0.count < $1.count }
  }

  func near(_ count: Int, within reach: Int) -> ArraySlice<(count: Int, place: TablePlace)> {
    let start = first { $0 >= count - reach }
    return places[start..<max(start, first { $0 > count + reach })]
  }

  private func first(where isReached: (Int) -> Bool) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if isReached(places[middle].count) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
