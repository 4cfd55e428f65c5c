/// Looks for categories that, shown as one, make a withheld table publishable.
///
/// The smallest categories of each axis are tried in pairs, fewest statements first; when no pair helps, the smallest
/// pair is merged and the search goes on, within a bounded number of trials.
struct MergerSearch {
  let rule: SuppressionRule

  /// Categories of one axis tried as partners of each other.
  private static let candidates = 6

  /// Groups of rows or columns as they stood in the table that was asked about.
  private struct Trial {
    var rows: [[Int]]
    var columns: [[Int]]

    init(_ table: CountTable) {
      rows = (0..<table.rows).map { [$0] }
      columns = (0..<table.columns).map { [$0] }
    }

    func table(_ original: CountTable) -> CountTable? {
      CountTable(
        cells: rows.map { group in
          columns.map { other in
            group.reduce(0) { sum, row in other.reduce(sum) { $0 + original[.cell(row: row, column: $1)] } }
          }
        })
    }

    func merging(_ axis: CategoryMerger.Axis, _ first: Int, _ second: Int) -> Trial {
      var trial = self
      switch axis {
      case .rows: trial.rows[first] = (trial.rows[first] + trial.rows.remove(at: second)).sorted()
      case .columns: trial.columns[first] = (trial.columns[first] + trial.columns.remove(at: second)).sorted()
      }
      return trial
    }

    var mergers: [CategoryMerger] {
      rows.filter { $0.count > 1 }.map { CategoryMerger(axis: .rows, categories: $0) }
        + columns.filter { $0.count > 1 }.map { CategoryMerger(axis: .columns, categories: $0) }
    }
  }

  /// The mergers that make the table publishable; none when none was found.
  func mergers(of table: CountTable) -> [CategoryMerger] {
    var trial = Trial(table)
    // Each trial costs about as much as the table; a large one gets fewer.
    var budget = max(12, 20_000 / (table.rows * table.columns + 1))
    while budget > 0, let current = trial.table(table) {
      let options = options(trial, current)
      for option in options {
        budget -= 1
        if let merged = option.table(table), showsSomething(merged) { return option.mergers }
        if budget == 0 { return [] }
      }
      guard let smallest = options.first else { return [] }
      trial = smallest
    }
    return []
  }

  private func showsSomething(_ table: CountTable) -> Bool {
    guard case .success(let hidden) = table.plainlySuppressed(by: rule) else { return false }
    return !table.showsNoCell(hidden)
  }

  /// Pairs of the smallest categories, fewest statements first; at least two categories stay on each axis.
  private func options(_ trial: Trial, _ table: CountTable) -> [Trial] {
    var found: [(size: Int, trial: Trial)] = []
    for axis in [CategoryMerger.Axis.rows, .columns] {
      let sizes =
        switch axis {
        case .rows: (0..<table.rows).map { table[.rowTotal($0)] }
        case .columns: (0..<table.columns).map { table[.columnTotal($0)] }
        }
      let used = sizes.indices.filter { sizes[$0] > 0 }.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
      guard used.count > 2 else { continue }
      let small = used.prefix(Self.candidates)
      for (place, first) in small.enumerated() {
        for second in small.dropFirst(place + 1) {
          let merged = trial.merging(axis, min(first, second), max(first, second))
          found.append((sizes[first] + sizes[second], merged))
        }
      }
    }
    return found.enumerated().sorted { ($0.element.size, $0.offset) < ($1.element.size, $1.offset) }.map(
      \.element.trial)
  }
}
