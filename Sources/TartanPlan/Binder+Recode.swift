public import TartanLanguage
public import TartanModel
import TartanText

extension Binder {
  /// The step that was written, with every name resolved.
  ///
  /// - Throws: a diagnostic at the first name that means nothing, or that would be given to two labels.
  public func recode(_ syntax: RecodeSyntax) throws(Diagnostic) -> RecodePlan {
    switch syntax {
    case .merge(let field, let labels, let new): try merge(field, labels, new)
    case .rename(let field, let old, let new): try rename(field, old, new)
    case .move(let set, let field, let label): try move(set, field, label)
    case .tag(let set, let label, let field): try tagging(set, label, field)
    case .untag(let set, let label, let field): try untagging(set, label, field)
    case .split(let field, let old, let set, let new): try split(field, old, set, new)
    }
  }

  private func merge(_ name: Name, _ values: [ValueSyntax], _ new: Name) throws(Diagnostic) -> RecodePlan {
    let field = try labelledField(name, for: "merging")
    var merged: Set<LabelID> = []
    for value in values { merged.formUnion(try labels(value, of: field)) }
    let given = try newLabel(new, of: field, among: merged)
    // Spelled like one of those that are merged but for case, it is that one.
    let label =
      code(of: given, in: field) == nil
      ? merged.map { field.labels.names[$0.index] }.sorted().first {
        Normalization.caseFolded($0) == Normalization.caseFolded(given)
      } ?? given : given
    var names: [LabelID: String] = [:]
    for code in merged { names[code] = label }
    let joined = code(of: label, in: field).flatMap { merged.contains($0) ? nil : $0 }
    return RecodePlan(field: field.id, change: .relabel(names), joined: joined)
  }

  private func rename(_ name: Name, _ old: Name, _ new: Name) throws(Diagnostic) -> RecodePlan {
    let field = try labelledField(name, for: "renaming")
    let path = try labelPath(old, of: field)
    let renamed = Set((code(of: path, in: field).map { [$0] } ?? []) + descendants(of: path, in: field))
    let label = try newLabel(new, of: field, among: renamed)
    guard label != path else {
      throw Diagnostic(.badValue, at: new.span, "\(Control.visible(path)) is called that already")
    }
    // Below itself it would have to be renamed without end.
    if let taken = candidates(field).first(where: { $0 == label }), !isBranch(taken, of: path, field) {
      throw Diagnostic(
        .badValue, at: new.span, "\(field.name) has a label '\(Control.visible(taken))' already",
        hints: ["to make them one: merge \(sayable(field.name)) \(labelText(path)) as \(labelText(taken))"])
    }
    var names: [LabelID: String] = [:]
    for code in renamed { names[code] = label + field.labels.names[code.index].dropFirst(path.count) }
    for other in field.labels.names
    where names.values.contains(other)
      && !renamed.contains(where: {
        field.labels.names[$0.index] == other
      })
    {
      throw Diagnostic(
        .badValue, at: new.span, "\(field.name) has a label '\(Control.visible(other))' already",
        hints: ["merge makes several labels one"])
    }
    return RecodePlan(field: field.id, change: .relabel(names))
  }

  private func isBranch(_ label: String, of path: String, _ field: FieldDescription) -> Bool {
    field.isHierarchical && label.hasPrefix(path + "/")
  }

  private func move(_ syntax: SetSyntax, _ name: Name, _ given: GivenLabelSyntax) throws(Diagnostic) -> RecodePlan {
    let field = try labelledField(name, for: "moving")
    guard field.kind == .single else {
      throw Diagnostic(
        .wrongKind, at: name.span, "\(field.name) is a multi field, in which a statement can have several labels",
        hints: [
          "tag \(canonicalText(of: syntax)) with \(labelText(given.label.text)) in \(sayable(field.name))",
          "and untag takes a label away",
        ])
    }
    let set = try set(syntax)
    return RecodePlan(field: field.id, change: .give(try self.given(given, of: field), set))
  }

  private func tagging(
    _ syntax: SetSyntax, _ given: GivenLabelSyntax, _ name: Name?
  ) throws(Diagnostic) -> RecodePlan {
    let field = try multiField(name, at: given.label.span, example: "tag", syntax, given.label)
    let set = try set(syntax)
    return RecodePlan(field: field.id, change: .give(try self.given(given, of: field), set))
  }

  private func untagging(_ syntax: SetSyntax, _ label: Name, _ name: Name?) throws(Diagnostic) -> RecodePlan {
    let field = try multiField(name, at: label.span, example: "untag", syntax, label)
    let set = try set(syntax)
    return RecodePlan(field: field.id, change: .take(try labels(.name(label), of: field), set))
  }

  private func split(_ name: Name, _ old: Name, _ syntax: SetSyntax, _ new: Name) throws(Diagnostic) -> RecodePlan {
    let field = try labelledField(name, for: "splitting")
    let path = try labelPath(old, of: field)
    guard let label = code(of: path, in: field) else {
      let below = descendants(of: path, in: field).prefix(3).map { labelText(field.labels.names[$0.index]) }
      throw Diagnostic(
        .badValue, at: old.span, "'\(Control.visible(path))' only stands above other labels",
        hints: ["split one of them: \(below.joined(separator: ", "))"])
    }
    let set = try set(syntax)
    let given = try newLabel(new, of: field, among: [label])
    guard given != path else {
      throw Diagnostic(.badValue, at: new.span, "the new label needs another name than the old one")
    }
    return RecodePlan(
      field: field.id, change: .exchange(label, given, set), joined: code(of: given, in: field))
  }

  // MARK: Labels

  /// The multi field that is meant: the one named, else the one called `tag`, else the only one.
  private func multiField(
    _ name: Name?, at span: SourceSpan, example: String, _ set: SetSyntax, _ label: Name
  ) throws(Diagnostic) -> FieldDescription {
    let multi = catalog.fields.filter { $0.kind == .multi }
    guard let name else {
      if let usual = multi.first(where: { $0.name == "tag" }) ?? (multi.count == 1 ? multi.first : nil) { return usual }
      let written = "\(example) \(canonicalText(of: set)) with \(labelText(label.text))"
      throw Diagnostic(
        .ambiguous, at: span,
        multi.isEmpty ? "no field takes several labels" : "\(multi.count) fields take several labels",
        hints: multi.isEmpty
          ? ["move \(canonicalText(of: set)) to FIELD:\(labelText(label.text))"]
          : multi.prefix(4).map { "\(written) in \(sayable($0.name))" })
    }
    let field = try labelledField(name, for: "tagging")
    guard field.kind == .multi else {
      throw Diagnostic(
        .wrongKind, at: name.span, "\(field.name) is a single field, in which a statement has one label",
        hints: ["move \(canonicalText(of: set)) to \(sayable(field.name)):\(labelText(label.text))"])
    }
    return field
  }

  /// A label that statements are given: one of the field, or a new one where `new` says so.
  private func given(_ given: GivenLabelSyntax, of field: FieldDescription) throws(Diagnostic) -> String {
    guard given.isNew else {
      do {
        return try labelPath(given.label, of: field)
      } catch  where error.code == .unknownLabel {
        var unknown = error
        let label = labelText(given.label.text)
        unknown.hints.append(
          "for a new label: \(field.kind == .multi ? "with new \(label)" : "to new \(sayable(field.name)):\(label)")")
        throw unknown
      }
    }
    let label = try newLabel(given.label, of: field, among: [])
    guard code(of: label, in: field) == nil else {
      throw Diagnostic(
        .badValue, at: given.label.span, "\(field.name) has the label '\(Control.visible(label))' already",
        hints: ["leave out new"])
    }
    return label
  }

  /// The name that labels shall have.
  ///
  /// - Throws: a diagnostic if it is empty, or differs only by case from a label that is not among `changed`.
  private func newLabel(
    _ name: Name, of field: FieldDescription, among changed: Set<LabelID>
  ) throws(Diagnostic) -> String {
    let typed = asPath(String(Substring(try text(of: name)).trimmingBlanks()), field)
    guard !typed.isEmpty,
      !typed.split(separator: "/", omittingEmptySubsequences: false).contains("") || !field.isHierarchical
    else {
      throw Diagnostic(.badValue, at: name.span, "a label needs a name")
    }
    if code(of: typed, in: field) != nil { return typed }
    let folded = Normalization.caseFolded(typed)
    for (index, label) in field.labels.names.enumerated()
    where Normalization.caseFolded(label) == folded && !changed.contains(LabelID(index)) {
      throw Diagnostic(
        .ambiguous, at: name.span, "\(field.name) has a label '\(Control.visible(label))', which differs by case only",
        hints: ["write it exactly: \(labelText(label))"])
    }
    return typed
  }
}
