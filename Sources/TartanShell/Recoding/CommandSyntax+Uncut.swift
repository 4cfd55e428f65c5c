import TartanLanguage
import TartanModel

extension CommandSyntax {
  /// The same command without what cuts its answer short: to compare two runs, each row and column of the one is needed
  /// in the other, however few statements it has there.
  ///
  /// - Parameters:
  ///   - answer: what the command answered.
  ///   - pinsSets: whether the labels that `overlap FIELD top N` chose stay the same, which a recoding may take away.
  /// - Returns: the command to run.
  func uncut(to answer: Answer, pinsSets: Bool = true) -> CommandSyntax {
    var clauses = clauses
    var action = action
    switch action {
    case .count(let set, let axes):
      action = .count(set, by: axes.map(\.untopped))
      clauses.top = nil
      if !axes.isEmpty { clauses.minimum = CountSyntax(0, at: span) }
    case .cross(let rows, let columns):
      action = .cross(rows.untopped, columns.untopped)
      clauses.top = nil
      clauses.minimum = CountSyntax(0, at: span)
    case .describe: clauses.top = nil
    case .pairs:
      clauses.top = CountSyntax(Int.max, at: span)
      clauses.minimum = CountSyntax(0, at: span)
    case .combinations(.field(let name, _, _)):
      // Which labels are the most frequent may change; those of the answer are looked at.
      let labels = answer.tables.first { $0.name == "sets" }?.rows.compactMap { row -> ValueSyntax? in
        guard case .text(let label)? = row.cells.first else { return nil }
        return .name(Name(label, at: span, style: .quoted))
      }
      if pinsSets, let labels, !labels.isEmpty { action = .combinations(.field(name, top: nil, among: labels)) }
      if clauses.top != nil { clauses.top = CountSyntax(Int.max, at: span) }
      clauses.minimum = nil
    case .words:
      clauses.top = CountSyntax(Int.max, at: span)
      clauses.minimum = CountSyntax(0, at: span)
    case .spread, .agree:
      if clauses.top != nil { clauses.top = CountSyntax(Int.max, at: span) }
      clauses.minimum = CountSyntax(0, at: span)
    default: if clauses.top != nil { clauses.top = CountSyntax(Int.max, at: span) }
    }
    return CommandSyntax(action, clauses: clauses, at: span)
  }
}

extension AxisSyntax {
  /// The same side of a table with all of its rows.
  fileprivate var untopped: AxisSyntax {
    guard case .field(let name, _, let among) = self else { return self }
    return .field(name, top: nil, among: among)
  }
}
