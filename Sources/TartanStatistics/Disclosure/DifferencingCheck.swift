/// What earlier exports of a session mean for the next one: two tables that are safe alone can give a small group away together.
public struct DifferencingCheck: Hashable, Sendable {
  /// Places that must be hidden: an earlier table hides the same statements, or shows or hides all but a few of them.
  public private(set) var mustHide: HiddenPlaces
  /// Places that an earlier table shows: they cannot serve to protect others.
  public private(set) var known: HiddenPlaces
  /// W13, at most one for each earlier export.
  public private(set) var warnings: [DisclosureWarning] = []
  /// The statements of the table are themselves a hidden number of an earlier export, or all but a few of one: the caption would
  /// give it away, so the table must be withheld.
  public private(set) var revealsHiddenTotal = false

  /// Compares a table with all earlier exports.
  ///
  /// Two numbers are compared by the statements they count. Equal ones: hidden before, so hidden again; shown before, so known.
  /// Those that differ by fewer statements than the threshold: showing this one would give the difference (and a hidden one almost),
  /// so it is hidden. Pass the outcome on as `also` and `known` to the suppression of the table. Chains over three tables and sums
  /// over several places are not followed.
  ///
  /// - Parameters:
  ///   - table: the table that is being prepared; what it hides so far is not read.
  ///   - earlier: the exports so far, in their order.
  ///   - rule: for the threshold.
  /// - Complexity: all pairs of numbers of like size, but a comparison ends once the difference reaches the threshold.
  public init(_ table: PublishedTable, earlier: [PublishedTable], rule: SuppressionRule) {
    mustHide = HiddenPlaces(rows: table.rows.count, columns: table.columns.count)
    known = mustHide
    let sizes = SizedPlaces(table)
    for (export, other) in earlier.enumerated() where other.filter.count == table.filter.count {
      let distance = table.distance(.total, other, .total, atMost: rule.threshold)
      if distance > 0, distance < rule.threshold {
        warnings.append(.differsByFew(statements: distance, export: export))
      }
      compare(table, sizes, other, SizedPlaces(other), rule.threshold)
    }
  }

  private mutating func compare(
    _ table: PublishedTable, _ sizes: SizedPlaces, _ other: PublishedTable, _ otherSizes: SizedPlaces, _ threshold: Int
  ) {
    for (count, place) in sizes.places {
      for (_, twin) in otherSizes.near(count, within: threshold - 1) {
        let distance = table.distance(place, other, twin, atMost: threshold)
        guard distance < threshold else { continue }
        note(place, hiddenBefore: other.hidden[twin], isSame: distance == 0)
      }
    }
  }

  private mutating func note(_ place: TablePlace, hiddenBefore: Bool, isSame: Bool) {
    if place == .total {
      // The number of statements is always stated; all that can be done is not to publish.
      if hiddenBefore { revealsHiddenTotal = true } else if isSame { known.insert(place) }
    } else if hiddenBefore || !isSame {
      mustHide.insert(place)
    } else {
      known.insert(place)
    }
  }
}

extension PublishedTable {
  /// How many statements stand behind one of two numbers and not the other; counted up to a limit.
  func distance(_ place: TablePlace, _ other: PublishedTable, _ twin: TablePlace, atMost limit: Int) -> Int {
    var distance = 0
    for index in filter.indices {
      distance += (word(place, index) ^ other.word(twin, index)).nonzeroBitCount
      if distance >= limit { return limit }
    }
    return distance
  }
}

/// The numbers of a table above 0 by size, so that those of like size are found quickly.
private struct SizedPlaces {
  let places: [(count: Int, place: TablePlace)]

  init(_ table: PublishedTable) {
    let grid = table.hidden.grid
    // A table without columns shows its rows as row totals; each number is looked at once.
    places = (0..<grid.count).map { index in (table.count(grid.place(index)), grid.place(index)) }
      .filter { $0.0 > 0 }.sorted { $0.0 < $1.0 }
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
