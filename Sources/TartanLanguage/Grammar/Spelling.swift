/// Finds what somebody may have meant.
public enum Spelling {
  /// The candidates nearest to a word, nearest first, those of one distance in their own order; case does not count.
  ///
  /// Near is what at most `max(1, length / 3)` slips part from the word: a letter too many, too few, wrong, or two
  /// swapped (Damerau-Levenshtein, each pair of letters swapped once). After these come the candidates that begin with
  /// the word, if it has three letters or more.
  ///
  /// - Complexity: linear in the candidates; most are refused by their length or in the first rows of the table.
  public static func nearest(_ word: String, among candidates: some Sequence<String>, limit: Int = 3) -> [String] {
    var comparison = SpellingComparison(word)
    var found: [(candidate: String, distance: Int)] = []
    for candidate in candidates {
      if let distance = comparison.distance(to: candidate) { found.append((candidate, distance)) }
    }
    var kept: [String] = []
    for distance in 0...comparison.beyondCutOff {
      for entry in found where entry.distance == distance && kept.count < limit && !kept.contains(entry.candidate) {
        kept.append(entry.candidate)
      }
    }
    return kept
  }
}

/// One word, made ready to be compared with many.
private struct SpellingComparison {
  private let word: [Unicode.Scalar]
  private let cutOff: Int
  private var candidate: [Unicode.Scalar] = []
  private var beforeLast: [Int] = []
  private var last: [Int] = []
  private var row: [Int] = []

  /// The distance given to candidates that only begin with the word.
  var beyondCutOff: Int { cutOff + 1 }

  init(_ word: String) {
    self.word = Array(word.lowercased().unicodeScalars)
    cutOff = max(1, self.word.count / 3)
  }

  /// The distance to a candidate, `beyondCutOff` if it only begins with the word, nil if it is not near.
  mutating func distance(to text: String) -> Int? {
    candidate.removeAll(keepingCapacity: true)
    for scalar in text.unicodeScalars { Self.fold(scalar, into: &candidate) }
    if abs(candidate.count - word.count) <= cutOff, let distance = tableDistance() { return distance }
    return word.count >= 3 && candidate.starts(with: word) ? beyondCutOff : nil
  }

  private static func fold(_ scalar: Unicode.Scalar, into folded: inout [Unicode.Scalar]) {
    if scalar.isASCII {
      let isCapital = (0x41...0x5A).contains(scalar.value)
      folded.append(isCapital ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar)
    } else {
      folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }

  /// The distance by the usual table of prefixes; nil as soon as it is known to be beyond the cut-off.
  private mutating func tableDistance() -> Int? {
    let width = candidate.count + 1
    last = Array(0..<width)
    beforeLast = last
    for i in word.indices {
      row.removeAll(keepingCapacity: true)
      row.append(i + 1)
      for j in candidate.indices { row.append(cell(i, j)) }
      if (row.min() ?? 0) > cutOff { return nil }
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
