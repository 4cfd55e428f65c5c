import TartanModel
import TartanText

extension DataChange {
  /// What became of the statements, as parts of a sentence: `2 statements came (S216, S217)`, `1 changed (S003)`.
  var parts: [String] {
    var parts = renames.map(\.sentence)
    parts += goneFields.map { "field \(Control.visible($0)) is gone" }
    parts += newFields.map { "field \(Control.visible($0)) is new" }
    parts += [
      part(came.map(name(after:)), "came"), part(went.map(name(before:)), "went"),
      part(changed.map { name(after: $0.after) }, "changed"),
    ].compactMap { $0 }
    if isReordered { parts.append("the rows stand in another order") }
    return parts
  }

  private func part(_ names: [String], _ verb: String) -> String? {
    guard !names.isEmpty else { return nil }
    return "\(Wording.statements(names.count)) \(verb) (\(Wording.few(names.map(Control.visible), 5)))"
  }

  /// How many changes are listed.
  private static let mostChanges = 40

  /// What changed in which field of which statement, before and now; nil if nothing did.
  ///
  /// - Parameter wording: the wording of a statement of now, by row and field.
  /// - Returns: a row a change, as many as a reader takes in.
  func table(_ wording: (Int, String) -> String?) -> AnswerTable? {
    guard !changed.isEmpty else { return nil }
    let rows = changed.flatMap { change in
      change.fields.map { place in
        let field = common[place]
        return TableRow([
          .text(Control.visible(name(after: change.after))), .text(Control.visible(field.name)),
          .text(DataChange.text(pinned.rows[change.before].values[field.before])),
          .text(
            wording(change.after, field.name).map(Control.visible)
              ?? DataChange.text(after.rows[change.after].values[field.after])),
        ])
      }
    }
    let left = rows.count - DataChange.mostChanges
    return AnswerTable(
      name: "changes",
      columns: [
        TableColumn("statement", .label), TableColumn("field", .label), TableColumn("pinned", .text),
        TableColumn("now", .text),
      ], stubCount: 2, rows: Array(rows.prefix(DataChange.mostChanges)),
      omitted: left > 0 ? ["\(DataChange.mostChanges) of \(rows.count) changes shown"] : [])
  }

  private static func text(_ value: PinnedData.Value) -> String {
    switch value {
    case .missing: "none"
    case .labels(let names): names.map(Control.visible).joined(separator: "; ")
    case .plain(let text): Control.visible(text)
    case .digest: "other wording"
    }
  }
}
