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
  ///   - names: what names the cell: its row, its column.
  ///   - entry: the result as it is now.
  func sentence(for names: [String], of entry: ResultEntry) throws(Diagnostic) -> String? {
    for plan in plans(names, entry.cells) {
      if let sentence = try sentence(for: plan) { return sentence }
    }
    return nil
  }

  /// The sets that bear on a cell, the nearest first: its own, its row's, its column's, those of the whole table, the
  /// base that percentages are of.
  private func plans(_ names: [String], _ cells: CellSets) -> [[SetPlan]] {
    let rows = names.compactMap { name in cells.rows.first { $0.name == name }?.set }
    let columns = names.compactMap { name in cells.columns.first { $0.name == name }?.set }
    func within(_ sets: [SetPlan]) -> SetPlan { .intersection([cells.base] + sets) }
    var plans: [[SetPlan]] = []
    if !rows.isEmpty || !columns.isEmpty { plans.append([within(Array(rows.prefix(1) + columns.prefix(1)))]) }
    if !rows.isEmpty, !columns.isEmpty { plans += [[within(Array(rows.prefix(1)))], [within(Array(columns.prefix(1)))]] }
    if rows.isEmpty, columns.isEmpty, cells.rows.count + cells.columns.count <= 64 {
      plans.append((cells.rows + cells.columns).map { within([$0.set]) })
    }
    plans.append([cells.base])
    return plans
  }

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
