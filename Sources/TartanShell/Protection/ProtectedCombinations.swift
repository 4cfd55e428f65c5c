import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

/// What of the combinations of several sets may be printed.
///
/// Exactly these: the counts add up to the number of statements. Whatever else is printed is a sum of some of them, and
/// is hidden with the first of those that is hidden.
struct ProtectedCombinations {
  private var hiddenExactly: Set<UInt32> = []
  private let sets: Int
  private(set) var presenter: CountPresenter

  /// - Throws: a diagnostic where nothing of it can be shown.
  init(
    _ counts: CombinationCounts, _ question: Question, _ statements: Bitmap, _ protection: Protection,
    _ command: CommandSyntax
  ) throws(Diagnostic) {
    sets = counts.items.count
    let members = [0] + counts.combinations.filter { $0.exclusive > 0 }.map(\.members)
    let names = members.map { mask in counts.items.indices.filter { mask >> UInt32($0) & 1 == 1 } }
    let exactly = names.map { inside -> SetPlan in
      .intersection(
        counts.items.indices.map { inside.contains($0) ? counts.items[$0].set : counts.items[$0].set.negated })
    }
    let atLeast = names.dropFirst().map { inside in SetPlan.intersection(inside.map { counts.items[$0].set }) }
    let alone = counts.items.map(\.set)
    var screen = TableScreen(rows: 0)
    var published = PublishedSets(
      dataset: question.open.name, base: question.plan, rows: exactly + atLeast + alone, columns: [])
    let table = try question.protected(protection, question.plan, statements, command) {
      protector throws(Diagnostic) -> ProtectedTable in
      let lines = try protector.lines(exactly, names.map { inside in inside.map { counts.items[$0].name } })
      return try protector.partitionList(lines, members.count)
    }
    if let table {
      hiddenExactly = Set(members.indices.filter { table.screen.hides(.item($0)) }.map { members[$0] })
      if !hiddenExactly.isEmpty { screen.hide(.total, .missing) }
      var places = HiddenPlaces(rows: published.rows.count, columns: 0)
      for index in members.indices where hiddenExactly.contains(members[index]) { places.insert(.rowTotal(index)) }
      let hidden = hiddenExactly
      let sums = members.dropFirst() + (0..<counts.items.count).map { 1 << UInt32($0) }
      for (index, mask) in sums.enumerated() where ProtectedCombinations.hides(mask, hidden) {
        places.insert(.rowTotal(exactly.count + index))
      }
      published.hidden = places
      let told = published
      _ = try question.protected(protection, question.plan, statements, command) { protector throws(Diagnostic) in
        try protector.requireNothingKnown(told)
      }
    }
    presenter = CountPresenter(
      question, protection, table.map { ProtectedTable(screen: screen, published: published, notes: $0.notes) },
      screen: screen, statements: statements, published: published)
  }

  /// Whether the statements in exactly these sets are hidden.
  func hidesExactly(_ members: UInt32) -> Bool { hiddenExactly.contains(members) }

  /// Whether the statements in at least these sets are hidden.
  func hidesAtLeast(_ members: UInt32) -> Bool { ProtectedCombinations.hides(members, hiddenExactly) }

  /// A sum over some hidden counts is hidden; over all of them, it is what the shown counts leave of all statements.
  private static func hides(_ members: UInt32, _ hidden: Set<UInt32>) -> Bool {
    let among = hidden.count { $0 & members == members }
    return among > 0 && among < hidden.count
  }

  /// The combinations as they may be printed.
  func presented(_ counts: CombinationCounts) -> CombinationCounts {
    guard !presenter.isPlain else { return counts }
    let all = counts.items.map(\.set)
    func exactly(_ mask: UInt32) -> [SetPlan] {
      all.indices.map { mask >> UInt32($0) & 1 == 1 ? all[$0] : all[$0].negated }
    }
    func number(_ count: Int, _ isHidden: Bool, _ sets: [SetPlan]) -> Int {
      isHidden ? TableScreen.standIn : presenter.number(count, .total, of: sets)
    }
    return counts.mapped(
      { count in
        (
          number(count.exclusive, hidesExactly(count.members), exactly(count.members)),
          number(
            count.inclusive, hidesAtLeast(count.members),
            all.indices.filter { count.members >> UInt32($0) & 1 == 1 }.map { all[$0] })
        )
      }, item: { number($0, hidesAtLeast(1 << UInt32($1)), [all[$1]]) },
      none: counts.inNone == 0 ? 0 : number(counts.inNone, hidesExactly(0), exactly(0)))
  }
}

extension TableProtector {
  /// Sets that exclude each other as lines of a list, by their places in it; those without a statement are left out.
  func lines(_ sets: [SetPlan], _ names: [[String]]) throws(Diagnostic) -> [ProtectedLines.Line] {
    var lines: [ProtectedLines.Line] = []
    for (index, set) in sets.enumerated() {
      let bits = try question.bitmap(set)
      let name = names[index].isEmpty ? "none of them" : names[index].joined(separator: " and ")
      let line = ProtectedLines.Line(
        name: name, place: .item(index), set: set, everywhere: bits, here: bits.intersection(statements))
      if !line.here.isEmpty { lines.append(line) }
    }
    return lines
  }

  /// Refuses a table that shows what a table written before hides.
  func requireNothingKnown(_ sets: PublishedSets) throws(Diagnostic) {
    guard let also = try beside(sets).also else { return }
    let isOpen = also.places.contains { sets.hidden?[$0] != true }
    guard isOpen else { return }
    throw withheld(Withholding(reason: .alreadyPublic(also.places.first ?? .total), mergers: []))
  }
}

extension Question {
  /// The lines of an axis that its `top` keeps, as far as the counts that may be shown tell; all lines without one.
  ///
  /// Where counts are hidden, which lines have the most statements may not depend on them.
  func largest(
    _ axis: AxisPlan, _ limit: Int?, _ statements: Bitmap, _ protection: Protection, _ command: CommandSyntax
  )
    throws(Diagnostic) -> [AxisItem]
  {
    guard let limit else { return axis.items }
    let totals = try ask { executor throws(EngineFailure) in try executor.axisCounts(axis.uncut, within: statements) }
    let presenter =
      protection.rule == nil ? nil : try presenter(list: axis.uncut, of: plan, statements, protection, command)
    let order = LineOrder(key: .total, descending: true).positions(
      names: axis.items.map(\.name), totals: presenter?.presented(totals, axis) ?? totals)
    return order.prefix(limit).map { axis.items[$0] }
  }
}
