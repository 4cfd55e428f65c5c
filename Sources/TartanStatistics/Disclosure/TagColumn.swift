/// One tag of a `GroupsByTags`: a column of counts that share nothing with other tags but the bases.
///
/// A hidden count lies in `[max(low, rest - highs of the others), min(high, rest - lows of the others)]`, where rest is
/// the tag's total less what is shown; with the total hidden it lies anywhere in its range. These bounds are exact, so
/// checking them proves the pattern. Hiding one more count never narrows them.
struct TagColumn {
  let counts: [Int]
  let ranges: [ClosedRange<Int>]
  let showsTotal: Bool
  /// Who stands alone behind each count and, last, behind the total; -1 elsewhere.
  let lone: [Int]
  /// Which counts and, last, whether the total are public already.
  let known: [Bool]
  var hidden: Set<Int>
  var hidesTotal: Bool

  private var total: Int { counts.reduce(0, +) }

  /// Hides the smallest counts beside what is hidden already, then the total, until all is safe.
  ///
  /// - Returns: whether it is; what is hidden stands in the value.
  mutating func protect(_ rule: SuppressionRule) -> Bool {
    var partners = counts.indices
      .filter { !hidden.contains($0) && !known[$0] && ranges[$0].count > 1 }
      .sorted { (counts[$0] == 0 ? 1 : 0, counts[$0], $0) > (counts[$1] == 0 ? 1 : 0, counts[$1], $1) }
    while !isSafe(rule) {
      if let partner = partners.popLast() {
        hidden.insert(partner)
      } else if showsTotal, !hidesTotal, known.last == false {
        hidesTotal = true
      } else {
        return false
      }
    }
    return true
  }

  /// Whether every hidden count is wide enough, to a stranger and to each person who stands alone behind some of them.
  func isSafe(_ rule: SuppressionRule) -> Bool {
    guard isWide(rule.threshold, person: nil) else { return false }
    guard rule.guardsAgainstLoneContributors else { return true }
    var people = Set(hidden.map { lone[$0] })
    if hidesTotal, let last = lone.last { people.insert(last) }
    return people.allSatisfy { $0 < 0 || isWide(rule.threshold, person: $0) }
  }

  private func isWide(_ threshold: Int, person: Int?) -> Bool {
    let open = hidden.filter { lone[$0] != person }
    let width = open.allSatisfy { interval(of: $0, among: open, person).isWide(threshold) }
    guard hidesTotal, lone.last != person else { return width }
    return width && open.reduce(0) { $0 + ranges[$1].upperBound - ranges[$1].lowerBound } >= threshold
  }

  /// The interval of a hidden count for a stranger.
  func interval(of place: Int) -> ClosedRange<Int> { interval(of: place, among: hidden, nil) }

  private func interval(of place: Int, among open: Set<Int>, _ person: Int?) -> ClosedRange<Int> {
    let range = ranges[place]
    // Who knows the total knows it whether it is shown or not.
    let knowsTotal = person != nil && lone.last == person
    guard showsTotal, !hidesTotal || knowsTotal else { return range }
    var (rest, lows, highs) = (0, 0, 0)
    for other in open {
      rest += counts[other]
      guard other != place else { continue }
      lows += ranges[other].lowerBound
      highs += ranges[other].upperBound
    }
    return max(range.lowerBound, rest - highs)...min(range.upperBound, rest - lows)
  }
}

extension ClosedRange where Bound == Int {
  /// Whether the ends are at least this far apart.
  func isWide(_ threshold: Int) -> Bool { upperBound - lowerBound >= threshold }
}
