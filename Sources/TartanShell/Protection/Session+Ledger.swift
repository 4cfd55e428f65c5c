import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

extension Session {
  /// Checks a result before it is written, and remembers it: two tables that are safe alone can give a small group away
  /// together.
  ///
  /// - Parameters:
  ///   - number: the result's number; nil for what is no result about data.
  ///   - file: where it goes.
  /// - Throws: a diagnostic where something would be given away, by this file alone or beside an earlier one.
  mutating func enterInLedger(_ number: Int?, writtenTo file: Name) throws(Diagnostic) {
    let entry = number.flatMap { state.result($0) }
    if let threshold = state.settings.threshold, entry?.threshold == nil {
      throw unprotected(entry, threshold, file.span)
    }
    guard let entry, let sets = entry.published else { return }
    guard let now = state.datasets.first(where: { $0.name == entry.dataset }) else {
      guard entry.threshold != nil else { return }
      throw Diagnostic(
        .confidential, at: file.span,
        "%\(entry.number) hides counts of data that are closed, so it cannot be checked beside other files",
        hints: ["load the data again, and ask again: \(entry.provenance.command)"])
    }
    guard entry.threshold != nil || Session.isRemembered(sets, now.dataset.statements) else { return }
    let earlier = state.written(on: now.name)
    // What was counted in data that others have replaced cannot be told any more; it need not be if nothing is hidden.
    let hides = entry.threshold != nil || earlier.contains { $0.threshold != nil }
    guard hides || now.earlier(entry.version) != nil else { return }
    let open = try now.state(of: entry, at: file.span)
    let question = Question(open: open, binder: binder(for: open), plan: .all, filterText: nil, engine: engine)
    let table = try sets.table(question)
    try check(table, entry, beside: earlier, file.span)
    state.ledger.append(
      WrittenTable(file: file.text, dataset: open.name, threshold: entry.threshold, table: table))
  }

  /// Whether an unprotected table is small enough to be kept: at most 32 MB of bits.
  private static func isRemembered(_ sets: PublishedSets, _ statements: Int) -> Bool {
    (sets.rows.count + sets.columns.count + 1) * ((statements + 63) / 64) <= 4_000_000
      && sets.rows.count * max(1, sets.columns.count) <= TableProtector.mostPlaces
  }

  private func check(
    _ table: PublishedTable, _ entry: ResultEntry, beside earlier: [WrittenTable], _ span: SourceSpan
  ) throws(Diagnostic) {
    let thresholds = earlier.compactMap(\.threshold) + [entry.threshold].compactMap { $0 }
    guard let threshold = thresholds.max(), let rule = SuppressionRule(threshold: threshold), !earlier.isEmpty else {
      return
    }
    let check = DifferencingCheck(table, earlier: earlier.map(\.table), rule: rule)
    let mustHide = entry.threshold == nil ? check.mustHide : check.toHide
    let isOpen = mustHide.places.contains { !table.hidden[$0] } || check.revealsHiddenTotal
    let isKnown = entry.threshold != nil && check.fixed.places.contains { table.hidden[$0] }
    if !isOpen, !isKnown { return try checkJointly(table, entry, beside: earlier, rule, span) }
    let files = earlier.filter { $0.threshold != nil || isKnown }.map(\.file)
    let others = Wording.few(Array(Set(files)).sorted(), 3)
    throw Diagnostic(
      .confidential, at: span,
      isOpen
        ? "%\(entry.number) beside \(others) would tell what is hidden there"
        : "\(others) shows what is hidden in %\(entry.number)",
      hints: entry.threshold == nil
        ? ["ask for it again with suppress \(threshold)"]
        : ["ask for it again: it is then made with those files in mind"])
  }

  /// Refuses a table of other statements than an earlier one, where sums over several of their counts might give a
  /// hidden one away.
  private func checkJointly(
    _ table: PublishedTable, _ entry: ResultEntry, beside earlier: [WrittenTable], _ rule: SuppressionRule,
    _ span: SourceSpan
  ) throws(Diagnostic) {
    let audit = JointAudit(rule)
    guard let other = earlier.first(where: { !audit.isSafe(table, $0.table) }) else { return }
    throw Diagnostic(
      .confidential, at: span,
      "%\(entry.number) is about other statements than \(other.file), but some are the same: together they might tell what "
        + "is hidden in one of them",
      hints: [
        "write one of the two, or tables about statements that exclude each other"
      ])
  }

  /// Why something cannot be written while `set suppress` is in force.
  private func unprotected(_ entry: ResultEntry?, _ threshold: Int, _ span: SourceSpan) -> Diagnostic {
    let kind = entry?.answer.kind
    if kind == .statements || kind == .concordance {
      return Diagnostic(
        .confidential, at: span,
        "statements identify those who made them: with set suppress they are not written to files",
        hints: ["set suppress 0 allows it"])
    }
    let subject = entry.map { "%\($0.number)" } ?? "this"
    return Diagnostic(
      .confidential, at: span, "\(subject) shows counts below \(threshold), or may: it is not protected by suppress",
      hints: (entry?.published == nil ? [] : ["ask for it again without suppress 0"]) + ["set suppress 0 allows it"])
  }

  /// What is said of small counts in a file that hides none; nil where there are none.
  func smallCountsRemark(_ number: Int?) -> String? {
    guard let entry = number.flatMap({ state.result($0) }), entry.published != nil, entry.threshold == nil else {
      return nil
    }
    let small = entry.answer.tables.reduce(0) { sum, table in
      let columns = table.columns.indices.filter { table.columns[$0].kind == .count(unit: "statements") }
      return sum
        + table.rows.reduce(0) { sum, row in
          sum
            + columns.count { column in
              if case .count(1..<Session.usualThreshold) = row.cells[column] { true } else { false }
            }
        }
    }
    guard small > 0 else { return nil }
    let hint = "suppress \(Session.usualThreshold) hides \(small == 1 ? "it" : "them")"
    return "the file has \(Wording.counted(small, "count")) below \(Session.usualThreshold); \(hint)"
  }

  /// The threshold that most bodies ask for.
  private static var usualThreshold: Int { 5 }
}
