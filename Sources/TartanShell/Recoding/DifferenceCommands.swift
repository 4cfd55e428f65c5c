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
    var now = self
    let before = try now.execute(inner)
    var trial = self
    let (outcome, _) = try trial.carryOut(recode, command)
    let after: Reply
    do throws(Diagnostic) {
      after = try trial.execute(inner)
    } catch {
      guard error.code != .interrupted else { throw error }
      var later = error
      later.message = "after the recoding: " + error.message
      throw later
    }
    guard let old = before.answer, let new = after.answer, let cells = before.cells else {
      throw notComparable(at: inner.span)
    }
    let difference = DifferenceTable(before: old, after: new, heads: ("before", "after"))
    let step = withParameters(settled(canonicalText(of: recode)))
    let changed = "\(step): \(Wording.statements(outcome.recoding.changed)) would change"
    let answer = Answer(
      kind: .difference, title: "\(old.title), before and after: \(step)", base: old.base,
      sentences: difference.sentences, tables: difference.tables,
      notes: [changed] + difference.notes + Session.joined(old.notes, new.notes))
    return .result(answer, cells)
  }

  /// `diff %2 %5`.
  func difference(
    _ one: ResultSyntax, _ other: ResultSyntax, _ command: CommandSyntax
  ) throws(Diagnostic) -> Reply {
    let open = try requireDataset(at: command.span)
    let (before, after) = (try entry(one), try entry(other))
    let base = try statements(behind: one, on: open)
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
      notes: difference.notes + Session.joined(before.answer.notes, after.answer.notes))
    return .result(answer, CellSets(base: base))
  }

  private static func title(of before: ResultEntry, _ after: ResultEntry) -> String {
    let (one, other) = (before.answer.title, after.answer.title)
    return one == other
      ? "\(one), %\(before.number) and %\(after.number)" : "%\(before.number) \(one), %\(after.number) \(other)"
  }

  /// The notes of both, each once.
  private static func joined(_ one: [String], _ other: [String]) -> [String] {
    one + other.filter { !one.contains($0) }
  }

  func notComparable(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.badValue, at: span, "this gives no figures that could be compared", hints: ["count by FIELD does"])
  }
}
