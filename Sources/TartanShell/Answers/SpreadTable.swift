import TartanEngine
import TartanModel
import TartanPlan
import TartanRender
import TartanStatistics

/// The table of `spread`: what is core and what is local.
struct SpreadTable {
  /// The measures that are printed on request.
  static let measures = ["evenness", "effective-number"]

  let rows: AxisPlan
  let groups: AxisPlan
  let counts: CrossCounts
  /// From which share of the groups on a label is core.
  let core: Double
  let measures: [String]
  let order: SpreadOrder
  let top: Int?
  let minimum: Int
  /// Statements without a value in the groups' field; nil for sets in braces.
  let missing: Int?
  let spreads: [CodeSpread]
  /// Which of the counts are printed: a label is hidden as a whole with the first of its counts.
  let presenter: CountPresenter

  init(
    rows: AxisPlan, groups: AxisPlan, counts: CrossCounts, core: Double, measures: [String], order: SpreadOrder,
    top: Int?, minimum: Int, missing: Int?, presenter: CountPresenter
  ) {
    self.rows = rows
    self.groups = groups
    self.counts = counts
    self.core = core
    self.measures = measures
    self.order = order
    self.top = top
    self.minimum = minimum
    self.missing = missing
    self.presenter = presenter
    let columns = counts.columns.indices
    spreads = counts.rows.indices.compactMap { row in
      CodeSpread(counts: columns.map { counts[row, $0] }, statements: counts.columnTotals)
    }
    precondition(spreads.count == counts.rows.count, "no label has more statements in a group than the group has")
  }

  /// The groups that have statements.
  var groupCount: Int { counts.columnTotals.count { $0 > 0 } }

  /// The different statements with a label that are in some group.
  func statements(_ row: Int) -> Int { hides(row) ? TableScreen.standIn : counts.inAnyColumnByRow[row] }

  /// Whether a label's figures are hidden.
  func hides(_ row: Int) -> Bool { presenter.screen.hidesAny(inRow: row) }

  func expected(_ row: Int) -> Double? {
    presenter.screen.hidesColumnTotals
      ? nil : spreads[row].coverageExpected(dealing: statements(row), of: counts.inAnyColumn)
  }

  /// The labels that `FIELD top N` and `min N` leave, in order.
  var kept: [Int] {
    let names = counts.rows.map(\.name)
    let totals = counts.rows.indices.map(statements)
    let largest = LineOrder(key: .total, descending: true).positions(names: names, totals: totals)
      .filter { totals[$0] >= minimum }
    let lines = rows.top.map { Array(largest.prefix($0)) } ?? largest
    if order.key == .name {
      let sorted = lines.sorted { LineOrder.precedes(names[$0], names[$1]) }
      return order.isDescending ? sorted.reversed() : sorted
    }
    // The labels stand by their statements already: what ties keeps that order.
    let sign = order.isDescending ? -1.0 : 1
    let keys = Dictionary(uniqueKeysWithValues: lines.map { ($0, value($0).map { $0 * sign } ?? .infinity) })
    return lines.enumerated().sorted { left, right in
      let (one, other) = (keys[left.element] ?? .infinity, keys[right.element] ?? .infinity)
      return one != other ? one < other : left.offset < right.offset
    }.map(\.element)
  }

  private func value(_ row: Int) -> Double? {
    guard !hides(row) else { return nil }
    return switch order.key {
    case .coverage, .name: Double(spreads[row].coverage)
    case .expected: expected(row)
    case .statements: Double(statements(row))
    case .lowest: spreads[row].lowestRate
    case .highest: spreads[row].highestRate
    case .evenness: spreads[row].diversity?.evenness
    case .effectiveNumber: spreads[row].diversity?.effectiveNumber
    }
  }

  /// One row a label.
  var answerTable: AnswerTable {
    let kept = kept
    let shown = kept.prefix(top ?? kept.count)
    return AnswerTable(
      columns: columns, rows: shown.map(row),
      omitted: shown.count < kept.count
        ? ["\(shown.count) of \(Wording.counted(kept.count, "label")) shown; top \(kept.count) shows all"] : [])
  }

  private var columns: [TableColumn] {
    let unit = Wording.plural(groups.title)
    let rate = ColumnKind.percent(of: "of the \(groups.title)'s statements")
    var columns = [
      TableColumn(rows.title, .label), TableColumn("in", .count(unit: unit)), TableColumn("of", .count(unit: unit)),
      TableColumn("expected", .measure(decimals: 1)), TableColumn("band", .label),
      TableColumn("statements", .count(unit: "statements")), TableColumn("lowest %", rate),
      TableColumn("highest %", rate),
    ]
    if measures.contains("evenness") { columns.append(TableColumn("evenness", .measure(decimals: 3))) }
    if measures.contains("effective-number") {
      columns.append(TableColumn("effective number", .measure(decimals: 1)))
    }
    return columns
  }

  private func row(_ row: Int) -> TableRow {
    let spread = spreads[row]
    let rates = [spread.lowestRate, spread.highestRate].map { $0.map { Cell.percent(100 * $0) } ?? .undefined }
    var cells: [Cell] = [
      .text(counts.rows[row].name), .count(spread.coverage), .count(groupCount),
      Cell.measure(expected(row)).hidden(presenter.screen.hidesColumnTotals),
      .text(spread.band(core: core).rawValue), .count(statements(row)),
    ]
    cells += rates
    if measures.contains("evenness") { cells.append(.measure(spread.diversity?.evenness)) }
    if measures.contains("effective-number") { cells.append(.measure(spread.diversity?.effectiveNumber)) }
    guard hides(row) else { return TableRow(cells) }
    // The number of groups is not the label's.
    return TableRow(cells.enumerated().map { $0.offset == 0 || $0.offset == 2 ? $0.element : .withheld })
  }
}

// MARK: - In words
extension SpreadTable {
  /// How many labels are in which band.
  var sentence: String {
    guard groupCount > 0 else { return "no statement of the base has a value in \(groups.title)" }
    let lines = kept
    guard !lines.contains(where: hides) else {
      return "\(Wording.counted(lines.count, "label")) across \(groupsInWords)"
    }
    let bands = CodeSpread.Band.allCases.compactMap { band -> String? in
      let count = lines.count { spreads[$0].band(core: core) == band }
      return count > 0 ? "\(count) \(band.rawValue)" : nil
    }
    return "\(Wording.counted(lines.count, "label")) across \(groupsInWords): "
      + (bands.isEmpty ? "none" : bands.joined(separator: ", "))
  }

  /// `9 authorities`, or `3 of 9 authorities` where `top` or a list left some out.
  private var groupsInWords: String {
    guard groups.available > counts.columns.count else { return Wording.counted(groupCount, group: groups.title) }
    return "\(groupCount) of \(Wording.counted(groups.available, group: groups.title))"
  }

  /// The thresholds, and what limits the figures.
  var notes: [String] {
    guard groupCount > 0 else { return presenter.notes }
    guard !presenter.isProtected else { return presenter.notes + [thresholds] }
    var notes = [thresholds]
    notes.append(
      "expected: in how many \(Wording.plural(groups.title)) the label would be, "
        + "were its statements dealt over all \(counts.inAnyColumn)")
    notes += [fewStatements].compactMap { $0 }
    notes += GroupRemainder(groups, counts, missing: missing).notes
    let empty = counts.columnTotals.count { $0 == 0 }
    if empty > 0 {
      notes.append("\(Wording.counted(empty, group: groups.title)) without a statement of the base: not counted")
    }
    if counts.columnTotals.reduce(0, +) > counts.inAnyColumn {
      notes.append("a statement can be in several \(Wording.plural(groups.title))")
    }
    let small = counts.rows.indices.count { statements($0) < minimum }
    if small > 0 {
      notes.append(
        minimum == 1
          ? "\(Wording.counted(small, "label")) without a statement left out; min 0 shows them"
          : "\(Wording.counted(small, "label")) with fewer than \(minimum) statements left out")
    }
    return notes
  }

  private var thresholds: String {
    let least = spreads.first?.leastCore(core: core) ?? groupCount
    let percent = NumberText.fixed(core * 100, decimals: 0) ?? "80"
    let shared = least > 2 ? "; shared: in \(least == 3 ? "2" : "2 to \(least - 1)")" : ""
    let local = groupCount > 1 ? "; local: in 1" : ""
    let core = max(least, groupCount > 1 ? 2 : 1)
    return "core: in \(core)\(core < groupCount ? " or more" : "") of the "
      + "\(Wording.counted(groupCount, group: groups.title)) (\(percent) %)" + shared + local + "; absent: in none"
  }

  private var fewStatements: String? {
    let sizes = counts.columns.indices.map { (name: counts.columns[$0].name, statements: counts.columnTotals[$0]) }
    return GroupSizes(sizes, noun: groups.title, labels: rows.mayOverlap ? nil : rows.title).note(
      "coverage compares unequal amounts of talk: see expected")
  }
}
