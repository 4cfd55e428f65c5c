/// Finds what somebody may have meant.
public enum Spelling {
  /// The candidates nearest to a word, nearest first, those of one distance in their own order; case does not count.
  ///
  /// Near is what at most `max(1, length / 3)` slips part from the word: a letter too many, too few, wrong, or two
  /// swapped (Damerau-Levenshtein, each pair of letters swapped once). After these come the candidates that begin with
  /// the word, if it has three letters or more.
  ///
  /// - Complexity: linear in the candidates; most are refused by their length or by the letters they are made of.
  public static func nearest(_ word: String, among candidates: some Sequence<String>, limit: Int = 3) -> [String] {
    var comparison = SpellingComparison(word)
    var kept: [(candidate: String, distance: Int)] = []
    guard limit > 0 else { return [] }
    for candidate in candidates {
      guard let distance = comparison.distance(to: candidate), !kept.contains(where: { $0.candidate == candidate })
      else { continue }
      let place = kept.firstIndex { $0.distance > distance } ?? kept.count
      kept.insert((candidate, distance), at: place)
      if kept.count > limit { kept.removeLast() }
      if kept.count == limit, let worst = kept.last?.distance { comparison.narrow(below: worst) }
    }
    return kept.map(\.candidate)
  }
}

/// One word, made ready to be compared with many.
private struct SpellingComparison {
  private let word: [Unicode.Scalar]
  /// The distance given to candidates that only begin with the word; beyond every cut-off.
  private let prefixDistance: Int
  /// The greatest distance that is of interest; below 0 nothing is.
  private var cutOff: Int
  private var takesPrefixes: Bool
  private var candidate: [Unicode.Scalar] = []
  private var beforeLast: [Int] = []
  private var last: [Int] = []
  private var row: [Int] = []
  /// How many letters of each sort the word has more than the candidate.
  private var surplus = [Int](repeating: 0, count: 64)

  init(_ word: String) {
    self.word = Array(word.lowercased().unicodeScalars)
    cutOff = max(1, self.word.count / 3)
    prefixDistance = cutOff + 1
    takesPrefixes = self.word.count >= 3
  }

  /// From now on only distances below `distance` are of interest.
  mutating func narrow(below distance: Int) {
    cutOff = min(cutOff, distance - 1)
    takesPrefixes = takesPrefixes && prefixDistance < distance
  }

  /// The distance to a candidate; nil if it is of no interest.
  mutating func distance(to text: String) -> Int? {
    guard cutOff >= 0 || takesPrefixes else { return nil }
    candidate.removeAll(keepingCapacity: true)
    for scalar in text.unicodeScalars { Self.fold(scalar, into: &candidate) }
    if abs(candidate.count - word.count) <= cutOff, lettersMayMatch(), let distance = tableDistance() {
      return distance
    }
    return takesPrefixes && candidate.starts(with: word) ? prefixDistance : nil
  }

  private static func fold(_ scalar: Unicode.Scalar, into folded: inout [Unicode.Scalar]) {
    if scalar.isASCII {
      let isCapital = (0x41...0x5A).contains(scalar.value)
      folded.append(isCapital ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar)
    } else {
      folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }

  /// Whether the two are made of letters alike enough. Each slip changes at most one letter of the one for one of the
  /// other, so the letters that one has more of than the other are never more than the distance.
  private mutating func lettersMayMatch() -> Bool {
    for letter in surplus.indices { surplus[letter] = 0 }
    for scalar in word { surplus[Int(scalar.value & 63)] += 1 }
    for scalar in candidate { surplus[Int(scalar.value & 63)] -= 1 }
    var more = 0
    var less = 0
    for difference in surplus { if difference > 0 { more += difference } else { less -= difference } }
    return max(more, less) <= cutOff
  }

  /// The distance by the usual table of prefixes, only near its diagonal; nil as soon as it is beyond the cut-off.
  private mutating func tableDistance() -> Int? {
    let width = candidate.count + 1
    let beyond = cutOff + 1
    last = (0..<width).map { min($0, beyond) }
    beforeLast = [Int](repeating: beyond, count: width)
    row = beforeLast
    for i in word.indices {
      let from = max(0, i - cutOff)
      let to = min(candidate.count, i + cutOff + 1)
      guard from <= to else { return nil }
      row[from] = from == 0 ? min(i + 1, beyond) : beyond
      var least = row[from]
      for j in from..<to {
        row[j + 1] = cell(i, j)
        least = min(least, row[j + 1])
      }
      if to + 1 < width { row[to + 1] = beyond }
      if least > cutOff { return nil }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[width - 1] <= cutOff ? last[width - 1] : nil
  }

  private func cell(_ i: Int, _ j: Int) -> Int {
    let replaced = last[j] + (word[i] == candidate[j] ? 0 : 1)
    var best = min(replaced, last[j + 1] + 1, row[j] + 1)
    if i > 0, j > 0, word[i] == candidate[j - 1], word[i - 1] == candidate[j] {
      best = min(best, beforeLast[j - 1] + 1)
    }
    return best
  }
}
