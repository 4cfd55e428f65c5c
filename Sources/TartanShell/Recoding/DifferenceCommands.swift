import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanText

extension Session {
  /// `what if RECODE then COMMAND`: the command before and after a step that is not kept.
  mutating func whatIf(
    _ recode: RecodeSyntax, _ inner: CommandSyntax, _ command: CommandSyntax
  ) throws(Diagnostic) -> Reply {
    try refuseSuppressed(inner)
    let before = try rehearsed(inner)
    var trial = self
    let (outcome, _) = try trial.carryOut(recode, command)
    let after: Reply
    do throws(Diagnostic) {
      after = try trial.rehearsed(inner)
    } catch {
      guard error.code != .interrupted else { throw error }
      var later = error
      later.message = "after the recoding: " + error.message
      throw later
    }
    guard let old = before.answer, let new = after.answer, let cells = before.cells else {
      throw notComparable(at: inner.span)
    }
    var difference = DifferenceTable(before: old, after: new, heads: ("before", "after"))
    if let wholeOld = try rehearsed(inner.uncut(to: old, pinsSets: false)).answer,
      let wholeNew = try trial.rehearsed(inner.uncut(to: new, pinsSets: false)).answer
    {
      difference.whole = (wholeOld, wholeNew)
    }
    let step = withParameters(settled(canonicalText(of: recode)))
    let changed = "\(step): \(Wording.statements(outcome.recoding.changed)) would change"
    let answer = Answer(
      kind: .difference, title: "\(old.title), before and after: \(step)", base: old.base,
      sentences: difference.sentences, tables: difference.tables,
      notes: [changed] + difference.notes + Session.joined(difference))
    return .result(answer, cells)
  }

  /// `diff %2 %5`.
  func difference(
    _ one: ResultSyntax, _ other: ResultSyntax, _ command: CommandSyntax
  ) throws(Diagnostic) -> Reply {
    let open = try requireDataset(at: command.span)
    let (before, after) = (try entry(one), try entry(other))
    let base = try statements(behind: one, on: open)
    // Both must be about the data in use: else what is another file would be told as a change.
    _ = try statements(behind: other, on: open)
    let heads = ("%\(before.number)", "%\(after.number)")
    guard before.number != after.number else {
      throw Diagnostic(.badValue, at: other.span, "\(heads.0) does not differ from itself", hints: ["diff %2 %5"])
    }
    let difference = DifferenceTable(before: before.answer, after: after.answer, heads: heads)
    guard difference.isOfOneShape else {
      throw Diagnostic(
        .badValue, at: one.span.joined(with: other.span), "\(heads.0) and \(heads.1) have no cell in common",
        hints: [
          "\(heads.0) is: \(Control.visible(before.answer.title)); \(heads.1) is: \(Control.visible(after.answer.title))",
          "ask both with the same rows and columns",
        ])
    }
    let answer = Answer(
      kind: .difference, title: Session.title(of: before, after), base: before.answer.base,
      sentences: difference.sentences, tables: difference.tables,
      notes: difference.notes + Session.joined(difference))
    return .result(answer, CellSets(base: base))
  }

  private static func title(of before: ResultEntry, _ after: ResultEntry) -> String {
    let (one, other) = (before.answer.title, after.answer.title)
    return one == other
      ? "\(one), %\(before.number) and %\(after.number)" : "%\(before.number) \(one), %\(after.number) \(other)"
  }

  /// The notes of both: each once, and those of one only with its head.
  private static func joined(_ difference: DifferenceTable) -> [String] {
    let (one, other, heads) = (difference.before.notes, difference.after.notes, difference.heads)
    return one.map { other.contains($0) ? $0 : "\(heads.before): \($0)" }
      + other.filter { !one.contains($0) }.map { "\(heads.after): \($0)" }
  }

  /// What a command gives, without any change to the session.
  func rehearsed(_ command: CommandSyntax) throws(Diagnostic) -> Reply {
    var rehearsal = self
    return try rehearsal.execute(command)
  }

  /// Where small counts are hidden, two tables that differ in few statements would tell them.
  func refuseSuppressed(_ inner: CommandSyntax) throws(Diagnostic) {
    let isSet = state.settings["suppress"] != "0"
    let clause = inner.clauses.suppress
    guard clause.map({ $0.value > 0 }) ?? isSet else { return }
    throw Diagnostic(
      .badValue, at: clause?.span ?? inner.span,
      "small counts are hidden, and a difference between two tables would tell them",
      hints: [isSet ? "set suppress 0 shows them" : "leave out suppress"])
  }

  /// That a command has nothing to set beside another run.
  func notComparable(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.badValue, at: span, "this gives no figures that could be compared", hints: ["count by FIELD does"])
  }
}
