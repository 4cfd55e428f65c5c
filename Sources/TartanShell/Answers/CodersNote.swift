import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel
import TartanText

extension Dataset {
  /// The field that says which coder a row is of, if it is called so and there are several.
  var coderField: FieldDescription? {
    catalog.fields.first { $0.kind == .single && $0.labels.names.count > 1 && CoderHint.fits($0.name) }
  }

  /// Of how many statements the rows are: rows with one identity are of one.
  func identities(in rows: Bitmap) -> Int? {
    guard let id = catalog.idField else { return nil }
    var seen: Set<FieldValue> = []
    var unnamed = 0
    rows.forEachRow { row in
      let value = self.value(of: id.id, row: row)
      if value == .missing { unnamed += 1 } else { seen.insert(value) }
    }
    return seen.count + unnamed
  }
}

extension Session {
  /// What to say of counts where a row is one coder's coding, so that a statement is counted once for each coder.
  func codersNote(_ reply: Reply, _ command: CommandSyntax) -> String? {
    guard let open = state.dataset, open.repeatsIdentities, let coder = open.dataset.coderField,
      let kind = reply.answer?.kind, CodersNote.kinds.contains(kind), let base = reply.cells?.base,
      let rows = try? engine.executor(open.dataset).bitmap(of: base),
      let statements = open.dataset.identities(in: rows), statements < rows.population,
      let name = coder.labels.names.first
    else { return nil }
    let remedy = "where \(nameText(coder.name)):\(labelText(Control.visible(name))) takes one coder"
    guard !hidesCounts(command) else { return "statements are counted once for each coder; \(remedy)" }
    return
      "\(rows.population) rows of \(Wording.statements(statements)): each is counted once for each coder; \(remedy)"
  }

  /// Whether counts are hidden or rounded, so that no other may be told beside them.
  private func hidesCounts(_ command: CommandSyntax) -> Bool {
    command.clauses.suppress != nil || command.clauses.round != nil || state.settings["suppress"] != "0"
      || state.settings["round"] != "0"
  }
}

private enum CodersNote {
  /// The answers that count statements.
  static let kinds: Set<AnswerKind> = [.count, .cross, .overlap, .combinations, .pairs, .spread, .compare, .words]
}
