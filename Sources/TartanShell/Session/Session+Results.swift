import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanText

extension Session {
  /// The result that was meant, the last one for `%`.
  ///
  /// - Throws: a diagnostic that says which results there are.
  func entry(_ syntax: ResultSyntax) throws(Diagnostic) -> ResultEntry {
    guard let last = state.results.last else {
      throw Diagnostic(.unknownResult, at: syntax.span, "there is no result yet")
    }
    guard let number = syntax.number else { return last }
    if let entry = state.result(number) { return entry }
    throw Diagnostic(
      .unknownResult, at: syntax.span, "there is no result %\(number)",
      hints: ["the results are %1 to %\(last.number); results lists them"])
  }

  /// The statements behind a result, or behind one of its rows, columns or cells.
  func statements(behind syntax: ResultSyntax, on open: OpenDataset) throws(Diagnostic) -> SetPlan {
    let entry = try entry(syntax)
    guard entry.dataset == open.name else {
      throw Diagnostic(
        .unknownResult, at: syntax.span, "%\(entry.number) is about \(entry.dataset), not about \(open.name)",
        hints: ["use \(entry.dataset)"])
    }
    return try asOf(entry, try statements(behind: syntax, entry), on: open, at: syntax.span)
  }

  /// A set of an older state of the data, which must go on to mean the same statements.
  private func asOf(
    _ entry: ResultEntry, _ set: SetPlan, on open: OpenDataset, at span: SourceSpan
  ) throws(Diagnostic) -> SetPlan {
    guard entry.version != open.version else { return set }
    let earlier = try open.state(of: entry, at: span)
    let question = Question(open: earlier, binder: binder(for: earlier), plan: .all, filterText: nil, engine: engine)
    return .rows(RowSet(try question.bitmap(set)))
  }

  private func statements(behind syntax: ResultSyntax, _ entry: ResultEntry) throws(Diagnostic) -> SetPlan {
    switch syntax.cell.count {
    case 0: return entry.cells.base
    case 1:
      return .intersection([
        entry.cells.base, try line(syntax.cell[0], of: entry, entry.cells.rows + entry.cells.columns).set,
      ])
    default:
      guard !entry.cells.columns.isEmpty || entry.cells.rows.isEmpty else {
        throw Diagnostic(
          .unknownResult, at: syntax.cell[1].span, "%\(entry.number) has rows only",
          hints: ["%\(entry.number)[\(labelText(syntax.cell[0].text))]"])
      }
      let row = try line(syntax.cell[0], of: entry, entry.cells.rows)
      let column = try line(syntax.cell[1], of: entry, entry.cells.columns)
      return entry.cells.cell(row, column)
    }
  }

  /// The row or column that a name in brackets means: spelled out, begun, or by its initials (`QA`).
  private func line(_ name: Name, of entry: ResultEntry, _ lines: [(name: String, set: SetPlan)])
    throws(Diagnostic) -> (name: String, set: SetPlan)
  {
    let typed = Normalization.nfc(name.text)
    let folded = Normalization.caseFolded(typed)
    let tests: [(String) -> Bool] = [
      { $0 == typed }, { Normalization.caseFolded($0) == folded },
      { Session.initials($0) == folded }, { Normalization.caseFolded($0).hasPrefix(folded) },
    ]
    for test in tests {
      let found = lines.filter { test($0.name) }
      if let first = found.first, found.allSatisfy({ $0.set == first.set }) { return first }
      if found.count > 1 {
        throw Diagnostic(
          .ambiguous, at: name.span, "'\(typed)' could be \(found.count) cells of %\(entry.number)",
          hints: found.prefix(4).map { "%\(entry.number)[\(labelText($0.name))]" })
      }
    }
    let near = Spelling.nearest(typed, among: lines.map(\.name), limit: 3)
    let known = near.isEmpty ? Array(lines.map(\.name).prefix(8)) : near
    throw Diagnostic(
      .unknownResult, at: name.span, "%\(entry.number) has no row or column '\(Control.visible(typed))'",
      hints: known.isEmpty ? ["it has no cells"] : ["it has \(known.map { labelText($0) }.joined(separator: ", "))"])
  }

  private static func initials(_ text: String) -> String {
    Normalization.caseFolded(String(text.split(separator: " ").compactMap(\.first)))
  }
}

extension OpenDataset {
  /// The same data in the state that the sets of a result refer to.
  ///
  /// - Throws: a diagnostic if other data have that name now.
  func state(of entry: ResultEntry, at span: SourceSpan) throws(Diagnostic) -> OpenDataset {
    if let dataset = earlier(entry.version) { return with(dataset, entry.version) }
    throw Diagnostic(
      .unknownResult, at: span, "%\(entry.number) is about data that are no longer open under that name",
      hints: ["ask again: \(entry.provenance.command)"])
  }
}
