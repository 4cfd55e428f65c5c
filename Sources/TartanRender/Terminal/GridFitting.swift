import TartanModel

/// Finds widths for the columns of a table: how much each wants, how little it can do with, and what lies between.
struct GridFitting {
  private let table: AnswerTable
  private let heads: [ShownText]
  private let options: RenderOptions
  private var measured: [Int: ColumnWidths] = [:]

  init(_ table: AnswerTable, _ heads: [ShownText], _ options: RenderOptions) {
    self.table = table
    self.heads = heads
    self.options = options
  }

  /// The columns that fit in `room` when everything is as short as it may be: the ones that name the rows, the totals
  /// at the end, and of those between as many as there is room for, groups as a whole. Spare totals stand only where
  /// everything does.
  mutating func choose(_ room: Int) -> [Int] {
    let stubs = Array(table.stubs)
    let totals = table.columns.indices.suffix(marginCount)
    let columns = choose(Array(stubs), Array(totals), room)
    // What is spare goes before anything of the table itself does.
    let kept = totals.filter { !table.columns[$0].isSpare }
    return columns.count == table.columns.count || kept.count == totals.count ? columns : choose(stubs, kept, room)
  }

  /// How many columns at the end are totals.
  private var marginCount: Int {
    table.columns.indices.dropFirst(table.stubs.count).suffix(while: { table.columns[$0].isMargin }).count
  }

  private mutating func choose(_ stubs: [Int], _ totals: [Int], _ room: Int) -> [Int] {
    let runs = wholes(Array(stubs.count..<table.columns.count - marginCount))
    var right = totals
    // A table of totals alone does not show what was asked for: the first column of figures goes before them.
    while !right.isEmpty, width(stubs + (runs.first ?? []) + right) > room { right.removeFirst() }
    var left = stubs
    for run in runs {
      guard width(left + run + right) <= room else {
        if left.count == stubs.count, right.isEmpty { left += firstThatFit(run, after: stubs, room) }
        break
      }
      left += run
    }
    return left + right
  }

  /// Widths for `shown` that fill `room` as well as they can.
  mutating func fit(_ shown: [Int], _ room: Int) -> [Int] {
    let gap = GridLayout.narrowGap
    let levels: [Level] = [.natural, .soft, .hard, .least]
    for (wanted, possible) in zip(levels, levels.dropFirst()) {
      let low = widths(shown, possible, gap: gap)
      guard GridLayout.total(low, gap) <= room || possible == .least else { continue }
      return spread(low, widths(shown, wanted, gap: gap), room: room - gap * max(0, shown.count - 1))
    }
    return []
  }

  /// How much a column gets.
  enum Level { case natural, soft, hard, least }

  /// The widths of `shown` at one level; a group's last columns grow so that its head fits over it.
  mutating func widths(_ shown: [Int], _ level: Level, gap: Int) -> [Int] {
    var widths: [Int] = []
    for column in shown { widths.append(measure(column)[level]) }
    for run in table.groupRuns(shown) {
      guard let group = run.group else { continue }
      let missing = groupWidth(group, level) - GridLayout.total(widths[run.positions], gap)
      guard missing > 0 else { continue }
      let count = run.positions.count
      for (index, position) in run.positions.enumerated() {
        widths[position] += missing / count + (index >= count - missing % count ? 1 : 0)
      }
    }
    return widths
  }

  private mutating func width(_ shown: [Int]) -> Int {
    GridLayout.total(widths(shown, .hard, gap: GridLayout.narrowGap), GridLayout.narrowGap)
  }

  private mutating func measure(_ column: Int) -> ColumnWidths {
    if let known = measured[column] { return known }
    let widths = ColumnWidths(table, column, head: heads[column], options)
    measured[column] = widths
    return widths
  }

  private func groupWidth(_ group: String, _ level: Level) -> Int {
    let head = ShownText(group).cutInTheMiddle(to: GridText.headLimit)
    return switch level {
    case .natural: head.columns
    case .soft: head.headWidth
    case .hard: min(head.headWidth, ColumnWidths.shortHead)
    case .least: 0
    }
  }

  /// What can be left out only as a whole: the columns under one head, or one column without.
  private func wholes(_ columns: [Int]) -> [[Int]] {
    table.groupRuns(columns).map { run in run.positions.map { columns[$0] } }
  }

  /// Where not even the first group fits: as much of it as does, and one column in any case.
  private mutating func firstThatFit(_ run: [Int], after stubs: [Int], _ room: Int) -> [Int] {
    var count = run.count
    while count > 1, width(stubs + run.prefix(count)) > room { count -= 1 }
    return Array(run.prefix(count))
  }

  /// Widths between `low` and `high` with the highest common limit that keeps their sum within `room`.
  private func spread(_ low: [Int], _ high: [Int], room: Int) -> [Int] {
    func widths(_ limit: Int) -> [Int] { zip(low, high).map { max($0, min($1, limit)) } }
    var fits = 0
    var fails = (high.max() ?? 0) + 1
    while fails - fits > 1 {
      let middle = (fits + fails) / 2
      if widths(middle).reduce(0, +) <= room { fits = middle } else { fails = middle }
    }
    return widths(fits)
  }
}

extension BidirectionalCollection {
  /// The longest end of the collection whose elements all fulfil `condition`.
  fileprivate func suffix(while condition: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, condition(self[index(before: start)]) { formIndex(before: &start) }
    return self[start...]
  }
}
