import TartanModel
public import TartanPlan

extension Executor {
  /// The statements of a set.
  ///
  /// - Throws: `EngineFailure.stopped`, or `.tooCostly` for a pattern that needs too many steps.
  public func bitmap(of plan: SetPlan) throws(EngineFailure) -> Bitmap {
    try bitmap(of: plan, within: Bitmap(all: rowCount))
  }

  /// The statements of `base` that are in a set.
  ///
  /// Costly tests (wording, patterns) look only at the statements that the cheap ones of the same `and` have left.
  ///
  /// - Throws: `EngineFailure.stopped`, or `.tooCostly` for a pattern that needs too many steps.
  public func bitmap(of plan: SetPlan, within base: Bitmap) throws(EngineFailure) -> Bitmap {
    try stop.checkEngine()
    guard let trace else { return try found(plan, within: base) }
    trace.begin(.set(plan), estimated: estimate(of: plan, within: base.population))
    defer { trace.end() }
    let found = try found(plan, within: base)
    trace.found(found.population)
    return found
  }

  private func found(_ plan: SetPlan, within base: Bitmap) throws(EngineFailure) -> Bitmap {
    switch plan {
    case .all: return base
    case .nothing: return Bitmap(none: base.count)
    case .labels(let field, let labels): return withLabels(labels, of: field, within: base)
    case .only(let field, let labels): return try withOnly(labels, of: field, within: base)
    case .missing(let field): return try withoutValue(of: field, within: base)
    case .number(let field, let interval): return try withNumber(in: interval, of: field, within: base)
    case .date(let field, let days): return try withDate(in: days, of: field, within: base)
    case .labelCount(let field, let counts): return try withLabelCount(in: counts, of: field, within: base)
    case .identities(let field, let wanted): return try withIdentities(wanted, of: field, within: base)
    case .wording(let field, let wanted): return try withWording(wanted, of: field, within: base)
    case .rows(let rows):
      // A plan may outlive the dataset that it was made for.
      let known = rows.lazy.map { Int($0) }.filter { $0 < base.count }
      return Bitmap(rows: known, of: base.count).intersection(base)
    case .not(let inner):
      trace?.note(.complement)
      return base.subtracting(try bitmap(of: inner, within: base))
    case .and(let parts): return try inEvery(parts, within: base)
    case .or(let parts): return try inSome(parts, within: base)
    }
  }

  /// How many statements of `base` are in a set.
  ///
  /// - Throws: `EngineFailure.stopped`, or `.tooCostly` for a pattern that needs too many steps.
  public func count(of plan: SetPlan, within base: Bitmap) throws(EngineFailure) -> Int {
    try bitmap(of: plan, within: base).population
  }

  /// The rows in every part: the cheapest part first, each next one looks only at what is left.
  private func inEvery(_ parts: [SetPlan], within base: Bitmap) throws(EngineFailure) -> Bitmap {
    var left = base
    trace?.note(.parts)
    for part in SetCost.ascending(parts) { left = try bitmap(of: part, within: left) }
    return left
  }

  /// The rows in some part: each next part looks only at what is not in yet.
  private func inSome(_ parts: [SetPlan], within base: Bitmap) throws(EngineFailure) -> Bitmap {
    var found = Bitmap(none: base.count)
    var left = base
    trace?.note(.parts)
    for part in SetCost.ascending(parts) {
      let more = try bitmap(of: part, within: left)
      found.formUnion(more)
      left.subtract(more)
    }
    return found
  }
}

/// What a set costs to find, in steps of an order of magnitude or so; decides only in which order parts are looked at.
enum SetCost: Int, Comparable {
  case free, bitmaps, column, text, pattern

  static func < (left: SetCost, right: SetCost) -> Bool { left.rawValue < right.rawValue }

  /// The cost of a set: of its dearest part.
  init(_ plan: SetPlan) {
    switch plan {
    case .all, .nothing: self = .free
    case .labels, .rows: self = .bitmaps
    case .only, .missing, .number, .date, .labelCount: self = .column
    case .identities(_, let wanted):
      let matches = wanted.contains { if case .matching = $0 { true } else { false } }
      self = matches ? .pattern : .text
    case .wording(_, .contains): self = .text
    case .wording(_, .stem), .wording(_, .word), .wording(_, .pattern): self = .pattern
    case .not(let inner): self = SetCost(inner)
    case .and(let parts), .or(let parts): self = parts.map { SetCost($0) }.max() ?? .free
    }
  }

  /// The parts, cheapest first; those of one cost in the order given.
  static func ascending(_ parts: [SetPlan]) -> [SetPlan] {
    parts.enumerated().map { (cost: SetCost($1), place: $0, plan: $1) }
      .sorted { ($0.cost, $0.place) < ($1.cost, $1.place) }
      .map { $0.plan }
  }
}
