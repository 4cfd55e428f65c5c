/// The lines of an entry, for moving up and down in it.
package struct EntryRows {
  private let lines: [Int]

  /// Counts the scalars of each line.
  package init(_ text: String) {
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(\.count)
  }

  /// The place, in scalars of the entry, `step` lines from `cursor` in the same column; nil beyond the first or last.
  package func place(from cursor: Int, by step: Int) -> Int? {
    var starts: [Int] = []
    var start = 0
    for count in lines {
      starts.append(start)
      start += count + 1
    }
    guard let line = starts.lastIndex(where: { $0 <= cursor }) else { return nil }
    let target = line + step
    guard lines.indices.contains(target) else { return nil }
    return starts[target] + min(cursor - starts[line], lines[target])
  }
}
