/// The state of a search through the history.
package struct HistorySearch {
  private let entries: [String]
  /// What is looked for.
  package private(set) var pattern = ""
  /// The entry that holds it; nil where none does.
  private(set) var found: Int?

  package init(_ entries: [String]) {
    self.entries = entries
  }

  /// The found entry.
  package var entry: String? { found.map { entries[$0] } }

  /// Whether there is something to look for and nothing that holds it.
  package var hasFailed: Bool { found == nil && !pattern.isEmpty }

  /// Looks for `pattern` and `more`: the entry at hand if it holds that too, else an older one.
  package mutating func add(_ more: String) {
    pattern += more
    if pattern.isEmpty { return }
    if found == nil, pattern != more { return }
    found = index(from: found ?? entries.count - 1, by: -1)
  }

  /// Looks for one character less, from the newest entry on.
  package mutating func shorten() {
    pattern = String(pattern.dropLast())
    found = pattern.isEmpty ? nil : index(from: entries.count - 1, by: -1)
  }

  /// Looks for the next older or newer entry that is not the same again; stays where there is none.
  package mutating func step(by step: Int) {
    guard let found else { return }
    var start = found + step
    while let next = index(from: start, by: step) {
      if entries[next] != entries[found] {
        self.found = next
        return
      }
      start = next + step
    }
  }

  /// Where the pattern stands in the found entry, in bytes.
  package var match: Range<Int>? {
    guard let entry, let range = Self.range(of: pattern, in: entry) else { return nil }
    let start = entry.utf8.distance(from: entry.startIndex, to: range.lowerBound)
    return start..<(start + entry[range].utf8.count)
  }

  private func index(from start: Int, by step: Int) -> Int? {
    var index = start
    while entries.indices.contains(index) {
      if Self.range(of: pattern, in: entries[index]) != nil { return index }
      index += step
    }
    return nil
  }

  /// Where the pattern stands. Case counts only where the pattern has a capital letter.
  private static func range(of pattern: String, in entry: String) -> Range<String.Index>? {
    if pattern.contains(where: \.isUppercase) { return entry.firstRange(of: pattern) }
    let wanted = Array(pattern)
    var start = entry.startIndex
    while start < entry.endIndex {
      if let end = Self.end(of: wanted, in: entry, from: start) { return start..<end }
      start = entry.index(after: start)
    }
    return nil
  }

  private static func end(of wanted: [Character], in entry: String, from start: String.Index) -> String.Index? {
    var index = start
    for character in wanted {
      guard index < entry.endIndex, entry[index] == character || entry[index].lowercased() == String(character) else {
        return nil
      }
      index = entry.index(after: index)
    }
    return index
  }
}
