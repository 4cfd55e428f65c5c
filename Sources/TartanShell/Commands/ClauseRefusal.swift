import TartanLanguage
import TartanModel

extension CommandSyntax {
  /// Refuses clauses that the command takes in another form but has no use for in this one: what is typed is done or
  /// refused, never passed over.
  ///
  /// - Parameters:
  ///   - unused: the clauses without a use.
  ///   - form: the form of the command, `overlap of two sets`.
  ///   - hints: the form that takes them.
  /// - Throws: `unknown-clause` at the first of them that is given.
  func refuse(_ unused: [ClauseKeyword], in form: String, hints: [String]) throws(Diagnostic) {
    for clause in unused {
      guard let place = clauses.place(of: clause) else { continue }
      throw Diagnostic(.unknownClause, at: place, "\(form) takes no '\(clause.rawValue)'", hints: hints)
    }
  }

  /// Refuses `sort columns by` where there are rows only.
  func refuseColumns(in form: String) throws(Diagnostic) {
    guard let sort = clauses.sortColumns else { return }
    throw Diagnostic(.unknownClause, at: sort.key.span, "\(form) has no columns to sort", hints: ["sort by name"])
  }
}

extension ClauseSyntax {
  /// Where that which a clause asks for stands; nil if the clause is not given.
  fileprivate func place(of clause: ClauseKeyword) -> SourceSpan? {
    switch clause {
    case .filter, .output: nil
    case .by: rankedBy?.span
    case .cells: cells.first?.measure.span
    case .withMissing: withMissing
    case .base: base?.span
    case .sort: (sortRows ?? sortColumns)?.key.span
    case .top: top?.span
    case .minimum: minimum?.span
    case .fields: fields.first?.span
    case .first: first?.span
    case .context: context?.span
    case .suppress: suppress?.span
    case .round: round?.base.span
    case .explain: explained
    default: placeOfStatistics(clause)
    }
  }

  private func placeOfStatistics(_ clause: ClauseKeyword) -> SourceSpan? {
    switch clause {
    case .measures: measures.first?.span
    case .intervals: intervals?.span
    case .test: test?.span
    case .permutations: permutations?.span
    case .bootstrap: bootstrap?.span
    case .seed: seed?.span
    case .correction: correction?.span
    case .person: person?.span
    case .per: unit?.span
    case .categories: categories?.span
    case .core: core?.span
    case .stopwords: stopwords?.span
    case .stems: stems
    default: nil
    }
  }
}
