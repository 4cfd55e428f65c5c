import TartanModel

// MARK: - One row a statement, or several
extension MappingResolver {
  /// Decides whether several rows make one statement: the identity repeats, and one field alone differs between them.
  mutating func joinRows() {
    if let column = mapping.rowsPer {
      let rows = Grouping(survey, by: column)
      for index in mapping.fields.indices where isOpenToJoin(mapping.fields[index]) {
        if varies(mapping.fields[index], rows) { makeMulti(index) }
      }
      keep(rows)
      return
    }
    guard let rows = grouping, let id = mapping.fields.first(where: { $0.kind == .id }) else { return }
    let varying = mapping.fields.indices.filter { mapping.fields[$0].kind != .id && varies(mapping.fields[$0], rows) }
    guard varying.count == 1, let index = varying.first, isTagLike(mapping.fields[index]) else { return }
    makeMulti(index)
    mapping.rowsPer = id.columns[0]
  }

  /// Whether repeated rows have other values in the field than the first row of their statement. A few slips, one row
  /// in fifty, do not make a field vary: they are reported as contradictions.
  private func varies(_ rule: FieldRule, _ rows: Grouping) -> Bool {
    let repeats = rows.rows - rows.count
    return rule.columns.contains { rows.differing(survey, in: $0) * 50 > repeats }
  }

  /// Whether a field that varies between the rows of a statement can be its set of labels.
  private func isTagLike(_ rule: FieldRule) -> Bool {
    guard rule.columns.count == 1, isOpenToJoin(rule), rule.name != "authority" else { return false }
    return !CoderHint.fits(rule.name)
  }

  /// Whether the script leaves it open that the field becomes a set of labels.
  private func isOpenToJoin(_ rule: FieldRule) -> Bool {
    rule.kind == .multi || rule.kind == .single && rule.kindPlace == nil
  }

  private mutating func makeMulti(_ index: Int) {
    guard mapping.fields[index].kind == .single else { return }
    mapping.fields[index].kind = .multi
  }
}
