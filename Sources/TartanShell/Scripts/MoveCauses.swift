import TartanEngine
import TartanModel
import TartanPlan
import TartanText

/// Says which statements moved a cell: those that came into its set, left it, or might have.
struct MoveCauses {
  private let change: DataChange
  private let earlier: EarlierStatements
  private let open: OpenDataset
  private let engine: EngineUse

  /// Looks at what changed in a dataset.
  init(_ change: DataChange, of open: OpenDataset, _ engine: EngineUse) {
    self.change = change
    self.open = open
    self.engine = engine
    let rows =
      change.went.map { (before: $0, after: Int?.none) } + change.changed.map { (before: $0.before, after: $0.after) }
    earlier = EarlierStatements(rows, in: change, of: open)
  }

  /// The statements that moved a cell of a result, in words; nil where none is known to.
  ///
  /// - Parameters:
  ///   - row: what names its row.
  ///   - column: what names its column.
  ///   - entry: the result as it is now.
  /// - Returns: `came S7; changed S1`.
  /// - Throws: a diagnostic if somebody asked to stop.
  func sentence(row: [String], column: String, of entry: ResultEntry) throws(Diagnostic) -> String? {
    for plan in plans(row, column, entry.cells) {
      if let sentence = try sentence(for: plan) { return sentence }
    }
    return nil
  }

  /// The sets that bear on a cell, the nearest first: its own, its row's, its column's, the base that percentages are
  /// of, those of the whole table.
  private func plans(_ row: [String], _ column: String, _ cells: CellSets) -> [[SetPlan]] {
    func named(_ name: String?, _ lines: [(name: String, set: SetPlan)]) -> SetPlan? {
      lines.first { $0.name == name }?.set
    }
    func within(_ sets: SetPlan?...) -> SetPlan { .intersection([cells.base] + sets.compactMap { $0 }) }
    let side = named(row.first, cells.rows)
    // A list by two fields names both in front of its figures.
    let other = row.count > 1 ? named(row[1], cells.columns) ?? named(row[1], cells.rows) : named(column, cells.columns)
    var plans: [[SetPlan]] = []
    if side != nil || other != nil { plans.append([within(side, other)]) }
    if side != nil, other != nil { plans += [[within(side)], [within(other)]] }
    let all = cells.rows + cells.columns
    let whole = all.count <= MoveCauses.mostLines ? [all.map { within($0.set) }] : []
    // A measure is of the whole table; a percentage of its base.
    return side == nil && other == nil ? plans + whole + [[cells.base]] : plans + [[cells.base]] + whole
  }

  /// In how many lines of a table changes are looked for.
  private static let mostLines = 64

  private func sentence(for plans: [SetPlan]) throws(Diagnostic) -> String? {
    var (came, went, into, out, untold): (Set<Int>, Set<Int>, Set<Int>, Set<Int>, Set<Int>) = ([], [], [], [], [])
    for plan in plans {
      let now = try nowIn(plan)
      let then = try earlier.members(of: plan, engine)
      came.formUnion(change.came.filter(now.contains))
      went.formUnion(change.went.filter(then.in.contains))
      for changed in change.changed where !then.unknown.contains(changed.before) {
        let (was, is_) = (then.in.contains(changed.before), now.contains(changed.after))
        if is_, !was { into.insert(changed.after) }
        if was, !is_ { out.insert(changed.after) }
      }
      untold.formUnion(then.unknown)
    }
    let parts = [
      part("came", came, change.name(after:)), part("went", went, change.name(before:)),
      part("changed", into.union(out), change.name(after:)), part("perhaps", untold, change.name(before:)),
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private func part(_ verb: String, _ rows: Set<Int>, _ name: (Int) -> String) -> String? {
    guard !rows.isEmpty else { return nil }
    return "\(verb) \(Wording.few(rows.sorted().map { Control.visible(name($0)) }, 4))"
  }

  /// The statements of now, among those that came or changed, that are in a set.
  private func nowIn(_ plan: SetPlan) throws(Diagnostic) -> Set<Int> {
    let found: Bitmap
    do throws(EngineFailure) {
      found = try engine.executor(open.dataset).bitmap(of: plan)
    } catch {
      throw Question.diagnostic(error)
    }
    return Set((change.came + change.changed.map(\.after)).filter(found.contains))
  }
}
