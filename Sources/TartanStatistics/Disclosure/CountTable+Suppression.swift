extension CountTable {
  /// Decides what of this table may be published: small numbers are hidden, and with them enough others that no hidden
  /// number can be worked out more closely than the rule's threshold.
  ///
  /// Each hidden number gets a cycle of hidden numbers round which the threshold can be added (`CycleSearch`); the
  /// cheapest cycle is hidden where none is. That is cell suppression by cheapest paths in a network, smallest numbers
  /// first, without a solver; sdcTable's SIMPLEHEURISTIC repeats an attacker's linear programme for the same end.
  /// `TableAudit` proves the result before it is returned.
  ///
  /// - Parameters:
  ///   - rule: what is too small, and against whom.
  ///   - contributors: the people behind each number; the statements themselves when left out.
  ///   - also: places that must be hidden whatever their size, as they are in an earlier export.
  ///   - known: places that an earlier export shows: they protect nothing.
  /// - Returns: the hidden places, or why nothing can be published.
  /// - Complexity: O(hidden × (rows + columns)²) steps; a withheld table is tried again with categories merged.
  public func suppressed(
    by rule: SuppressionRule, contributors: Contributors? = nil, also: HiddenPlaces? = nil, known: HiddenPlaces? = nil
  ) -> TableSuppression {
    switch plainlySuppressed(by: rule, contributors: contributors, also: also, known: known) {
    case .success(let hidden): return .published(hidden)
    case .failure(let refusal):
      // What mergers would do to people and to other exports is not known here.
      let isAlone = contributors == nil && also == nil && known == nil
      return .withheld(Withholding(reason: refusal.reason, mergers: isAlone ? mergers(for: rule) : []))
    }
  }

  /// Categories to merge so that something of the table can be shown; none when no merger was found within the trials.
  ///
  /// Worth asking too when a table is published with every cell hidden (`showsNoCell`).
  public func mergers(for rule: SuppressionRule) -> [CategoryMerger] {
    total < rule.threshold ? [] : MergerSearch(rule: rule).mergers(of: self)
  }

  /// The same without advice on mergers.
  func plainlySuppressed(
    by rule: SuppressionRule, contributors given: Contributors? = nil, also: HiddenPlaces? = nil,
    known: HiddenPlaces? = nil
  ) -> Result<HiddenPlaces, Refusal> {
    let contributors = given ?? Contributors(values: values, grid: grid)
    var hidden = primary(rule, contributors)
    if let also { hidden.formUnion(also) }
    guard !hidden.isEmpty else { return .success(hidden) }
    let people = min(total, contributors.counts[grid.total])
    if people < rule.threshold { return .failure(Refusal(.tooFew(people))) }
    if hidden[.total] { return .failure(Refusal(.alreadyPublic(.total))) }
    let barred = known?.flags ?? Array(repeating: false, count: grid.count)
    if let open = hidden.indices.first(where: { barred[$0] }) {
      return .failure(Refusal(.alreadyPublic(grid.place(open))))
    }
    let required = hidden
    let guarding = rule.guardsAgainstLoneContributors ? contributors : nil
    let search = CycleSearch(
      table: self, threshold: rule.threshold, hidden: hidden, barred: barred, contributors: guarding)
    let open = cover(&hidden, search, guarding)
    if let open, grid.count > Self.mostTried { return .failure(Refusal(.noPartner(grid.place(open)))) }
    if open != nil {
      // The search is careful to a fault about lone contributors; only the audit says what is really impossible.
      for entry in values.indices where entry != grid.total && !barred[entry] { hidden.insert(index: entry) }
    }
    if let weak = firstTooNarrow(hidden, rule, guarding) {
      return .failure(Refusal(open == nil ? .auditFailed(weak) : .noPartner(weak)))
    }
    showAgain(&hidden, required, rule, guarding)
    return showsNothing(hidden) ? .failure(Refusal(.nothingLeft)) : .success(hidden)
  }

  private func firstTooNarrow(
    _ hidden: HiddenPlaces, _ rule: SuppressionRule, _ guarding: Contributors?
  ) -> TablePlace? {
    TableAudit(self, hidden: hidden).firstTooNarrow(threshold: rule.threshold, contributors: guarding)
  }

  /// Shows partners that turn out not to be needed, margins and large numbers first: cycles found later often serve
  /// earlier numbers too. Each step is audited, so what is left hidden is safe; large tables are not gone through to
  /// the end.
  private func showAgain(
    _ hidden: inout HiddenPlaces, _ required: HiddenPlaces, _ rule: SuppressionRule, _ guarding: Contributors?
  ) {
    let partners = hidden.indices.filter { !required.flags[$0] }.sorted {
      (grid.isMargin($0) ? 0 : 1, -values[$0], $0) < (grid.isMargin($1) ? 0 : 1, -values[$1], $1)
    }
    let lone = guarding.map { people in hidden.indices.reduce(0) { $0 + (people.lone[$1] < 0 ? 0 : 1) } } ?? 0
    // The allowance is counted in steps, not in time, so that the same table always comes out alike.
    var allowance = Self.mostAudited
    for partner in partners where allowance > 0 {
      allowance -= hidden.count * (1 + lone / 8)
      var fewer = hidden
      fewer.remove(index: partner)
      if firstTooNarrow(fewer, rule, guarding) == nil { hidden = fewer }
    }
  }

  /// Tables of at most so many places are tried with everything hidden where the search finds no way.
  private static let mostTried = 150
  /// Trials times hidden numbers in each, more with many lone contributors: a few milliseconds.
  private static let mostAudited = 5_000

  private func primary(_ rule: SuppressionRule, _ contributors: Contributors) -> HiddenPlaces {
    var hidden = HiddenPlaces(grid)
    for entry in values.indices where entry != grid.total {
      let isZero = rule.hidesZeros && values[entry] == 0 && !grid.isMargin(entry)
      if isZero || rule.isTooSmall(contributors.counts[entry]) { hidden.insert(index: entry) }
    }
    return hidden
  }

  /// Hides a cycle for each hidden number; gives the first number that has none.
  private func cover(_ hidden: inout HiddenPlaces, _ given: CycleSearch, _ guarding: Contributors?) -> Int? {
    var search = given
    var safe = Array(repeating: false, count: grid.count)
    var queue = hidden.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var next = 0
    while next < queue.count {
      let entry = queue[next]
      next += 1
      guard !safe[entry] else { continue }
      guard let cover = search.cover(for: entry) else { return entry }
      for partner in cover.entries {
        // A partner on a cycle that leans on one person's number is open to that person: it needs a cycle of its own.
        let isSafe = cover.isOneCycle && (guarding?.sharesKnower(partner, entry) ?? true)
        if isSafe { safe[partner] = true } else if !hidden.flags[partner] { queue.append(partner) }
        hidden.insert(index: partner)
        search.hide(partner)
      }
      safe[entry] = true
    }
    return nil
  }
}

/// Why a table was refused, before advice is sought.
struct Refusal: Error, Hashable {
  let reason: Withholding.Reason
  init(_ reason: Withholding.Reason) { self.reason = reason }
}
