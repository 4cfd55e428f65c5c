extension ClauseSyntax {
  /// The clauses, each as a piece of text, in their fixed order.
  func canonical(behind action: CommandSyntax.Action) -> [String] {
    var pieces: [String] = []
    if let rankedBy { pieces.append("by " + rankedBy.asWord) }
    if let unit { pieces.append("per " + unit.asWord) }
    if let filter { pieces.append("where " + filter.canonical) }
    if !cells.isEmpty { pieces.append("cells " + cells.map(\.canonical).joined(separator: ", ")) }
    if !fields.isEmpty { pieces.append("fields " + fields.map(\.asWord).joined(separator: ", ")) }
    if withMissing != nil { pieces.append("with missing") }
    if let base { pieces.append("base " + base.asWord) }
    pieces += canonicalStatistics
    if let sortRows { pieces.append((action.hasColumns ? "sort rows by " : "sort by ") + sortRows.canonical) }
    if let sortColumns { pieces.append("sort columns by " + sortColumns.canonical) }
    if let top {
      pieces.append("top \(top.value)" + (pieces.isEmpty && action.wouldTakeTop ? " rows" : ""))
    }
    if let minimum { pieces.append("min \(minimum.value)") }
    if let first { pieces.append("first \(first.value)") }
    if let context { pieces.append("context \(context.value)") }
    pieces += canonicalProtection
    if let output { pieces.append("-> " + output.file.asText + (output.replacing ? "!" : "")) }
    return pieces
  }

  /// What is computed beside counts.
  private var canonicalStatistics: [String] {
    var pieces: [String] = []
    if !measures.isEmpty { pieces.append("measures " + measures.map(\.asWord).joined(separator: ", ")) }
    if let intervals { pieces.append(intervals.canonical("intervals")) }
    if let test { pieces.append(test.canonical("test")) }
    if let permutations { pieces.append("permutations \(permutations.value)") }
    if let bootstrap { pieces.append("bootstrap \(bootstrap.value)") }
    if let seed { pieces.append("seed \(seed.value)") }
    if let correction { pieces.append("correction " + correction.asWord) }
    if let person { pieces.append("person " + person.asWord) }
    if let categories { pieces.append("categories \(categories.value)") }
    if let core { pieces.append("core \(core.value)") }
    if let stopwords { pieces.append("stopwords " + stopwords.asWord) }
    if stems != nil { pieces.append("stems") }
    return pieces
  }

  /// What is hidden, and what is told of how figures came about.
  private var canonicalProtection: [String] {
    var pieces: [String] = []
    if let suppress { pieces.append("suppress \(suppress.value)") }
    if let round {
      pieces.append("round \(round.base.value)" + (round.key.map { " random " + $0.asText } ?? ""))
    }
    if explained != nil { pieces.append("explain") }
    return pieces
  }
}

extension CellSyntax {
  var canonical: String { measure.asWord + (bracketed.map { " (\($0.asWord))" } ?? "") }
}

extension OptionSyntax {
  fileprivate func canonical(_ word: String) -> String { word + (method.map { " " + $0.asWord } ?? "") }
}

extension SortSyntax {
  var canonical: String { key.asWord + (descending.map { $0 ? " descending" : " ascending" } ?? "") }
}
