/// The figures of an exported file beside those that the data give now.
struct FigureComparison {
  /// A figure that differs, or a line that one of them has not.
  struct Difference {
    /// Its row and column, in words.
    let place: String
    /// What the file says.
    let written: String
    /// What the data give.
    let derived: String
  }

  /// How many cells with a figure were compared.
  private(set) var figures = 0
  /// What differs.
  private(set) var differences: [Difference] = []

  /// Compares line by line; lines are told by what stands first in them, so that one line more does not shift the rest.
  init(written: [[String]], derived: [[String]]) {
    var places: [Key: Int] = [:]
    var seen: [String: Int] = [:]
    for (index, line) in written.enumerated() { places[FigureComparison.key(line, &seen)] = index }
    var heads: [Int: [String]] = [:]
    seen = [:]
    for line in derived {
      let key = FigureComparison.key(line, &seen)
      if heads[line.count] == nil { heads[line.count] = line }
      let found = places.removeValue(forKey: key).map { written[$0] }
      compare(found, line, heads[line.count] ?? [])
    }
    // A figure that somebody put in besides: a table's line, not a sentence around it.
    for (_, index) in places.sorted(by: { $0.value < $1.value }) where heads[written[index].count] != nil {
      let line = written[index]
      guard line.count > 1, line.contains(where: FigureComparison.hasFigure) else { continue }
      differences.append(
        Difference(place: line.first ?? "", written: line.dropFirst().joined(separator: " · "), derived: "not there"))
    }
  }

  private struct Key: Hashable {
    let name: String
    let repeated: Int
  }

  /// A line of one cell is told by its words, so that another figure in a sentence is a figure that differs.
  private static func key(_ line: [String], _ seen: inout [String: Int]) -> Key {
    // Figures in the name of a line (`Jaccard 0.676`, `3 of 5 …`) are figures, unless the name is nothing else.
    let words = (line.first ?? "").filter { !$0.isNumber }
    let isSentence =
      line.count == 1 || words.contains(" ") && line.dropFirst().allSatisfy { $0.contains(where: \.isLetter) }
    let name = isSentence && words.contains(where: \.isLetter) ? words : line.first ?? ""
    let repeated = seen[name, default: 0]
    seen[name] = repeated + 1
    return Key(name: name, repeated: repeated)
  }

  private static func hasFigure(_ cell: String) -> Bool {
    cell.contains(where: \.isNumber) || cell == "–" || cell == "NA"
  }

  private mutating func compare(_ written: [String]?, _ derived: [String], _ heads: [String]) {
    for index in derived.indices where FigureComparison.hasFigure(derived[index]) {
      figures += 1
      let there = written.flatMap { $0.indices.contains(index) ? $0[index] : nil }
      guard there != derived[index] else { continue }
      let row = derived.count > 1 && index > 0 ? derived[0] : ""
      let column = heads.indices.contains(index) && heads != derived && index > 0 ? heads[index] : ""
      differences.append(
        Difference(
          place: [row, column].filter { !$0.isEmpty }.joined(separator: " × "), written: there ?? "not there",
          derived: derived[index]))
    }
  }
}
