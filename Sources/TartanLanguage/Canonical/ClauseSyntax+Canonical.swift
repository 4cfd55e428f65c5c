extension ClauseSyntax {
  /// The clauses, each as a piece of text, in their fixed order.
  func canonical(behind action: CommandSyntax.Action) -> [String] {
    var pieces: [String] = []
    if let rankedBy { pieces.append("by " + rankedBy.asWord) }
    if let filter { pieces.append("where " + filter.canonical) }
    if !cells.isEmpty { pieces.append("cells " + cells.map(\.asWord).joined(separator: ", ")) }
    if !fields.isEmpty { pieces.append("fields " + fields.map(\.asWord).joined(separator: ", ")) }
    if withMissing != nil { pieces.append("with missing") }
    if let base { pieces.append("base " + base.asWord) }
    if let sortRows { pieces.append((action.hasColumns ? "sort rows by " : "sort by ") + sortRows.canonical) }
    if let sortColumns { pieces.append("sort columns by " + sortColumns.canonical) }
    if let top {
      pieces.append("top \(top.value)" + (pieces.isEmpty && action.wouldTakeTop ? " rows" : ""))
    }
    if let minimum { pieces.append("min \(minimum.value)") }
    if let first { pieces.append("first \(first.value)") }
    if let context { pieces.append("context \(context.value)") }
    if let output { pieces.append("-> " + output.file.asText + (output.replacing ? "!" : "")) }
    return pieces
  }
}

extension SortSyntax {
  var canonical: String { key.asWord + (descending.map { $0 ? " descending" : " ascending" } ?? "") }
}
