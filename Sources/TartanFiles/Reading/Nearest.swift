import TartanText

/// Finds the names that a misspelt one may have meant.
enum Nearest {
  /// The nearest of `names` to `typed`, best first; only those near enough to be a slip of the hand.
  ///
  /// `length` is how many letters the slip could be in, where that is not all of `typed`.
  static func names(to typed: String, among names: [String], limit: Int, length: Int? = nil) -> [String] {
    let wanted = Array(Normalization.looselyFolded(typed).unicodeScalars)
    var found: [(distance: Int, position: Int)] = []
    for (position, name) in names.prefix(10_000).enumerated() {
      let candidate = Array(Normalization.looselyFolded(name).unicodeScalars)
      let distance = steps(from: wanted, to: candidate)
      let slips = max(1, (length ?? max(wanted.count, candidate.count)) / 3)
      if distance <= slips { found.append((distance, position)) }
    }
    found.sort { $0 < $1 }
    return found.prefix(limit).map { names[$0.position] }
  }

  /// How many letters must be changed, added, left out or swapped with their neighbour.
  static func steps(from left: [Unicode.Scalar], to right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let change = above[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(change, above[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      before = above
      above = current
    }
    return above[right.count]
  }
}
