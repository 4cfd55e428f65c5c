public import TartanLanguage
public import TartanModel
import TartanText

extension Binder {
  /// The field of that name; a name typed in another case will do if it leaves no doubt.
  ///
  /// - Throws: a diagnostic that offers the nearest fields.
  public func field(_ name: Name) throws(Diagnostic) -> FieldDescription {
    let typed = try text(of: name)
    if let exact = catalog.fields.first(where: { $0.name == typed }) { return exact }
    let folded = Normalization.caseFolded(typed)
    let alike = catalog.fields.filter { Normalization.caseFolded($0.name) == folded }
    if alike.count > 1 {
      throw Diagnostic(
        .ambiguous, at: name.span, "'\(typed)' could be \(alike.count) fields",
        hints: alike.map { "write it exactly: \(sayable($0.name))" })
    }
    if let one = alike.first { return one }
    throw unknownField(typed, at: name.span)
  }

  private func unknownField(_ typed: String, at span: SourceSpan) -> Diagnostic {
    let names = catalog.fields.map(\.name)
    var hints = Spelling.nearest(typed, among: names, limit: 3).map { "did you mean \(sayable($0))?" }
    if hints.isEmpty {
      let shown = names.prefix(12).map(sayable).joined(separator: ", ")
      hints = ["the fields are \(shown)\(names.count > 12 ? " … (describe lists all)" : "")"]
    }
    if let holder = catalog.fields.first(where: { fieldHolds($0, typed) }) {
      hints.insert("\(sayable(typed)) is a label: \(term(holder, typed))", at: 0)
    }
    return Diagnostic(.unknownField, at: span, "no field named '\(Control.visible(typed))'", hints: hints)
  }

  private func fieldHolds(_ field: FieldDescription, _ label: String) -> Bool {
    let folded = Normalization.caseFolded(label)
    return field.labels.names.contains { Normalization.caseFolded($0) == folded }
  }

  /// A single or multi field of that name.
  ///
  /// - Throws: a diagnostic that says why another kind will not do for `purpose`.
  public func labelledField(_ name: Name, for purpose: String) throws(Diagnostic) -> FieldDescription {
    let found = try field(name)
    guard found.kind == .single || found.kind == .multi else {
      let fitting = catalog.fields.filter { $0.kind == .single || $0.kind == .multi }.map { sayable($0.name) }
      throw Diagnostic(
        .wrongKind, at: name.span, "\(found.name) is a \(found.kind.rawValue) field; \(purpose) needs labels",
        hints: fitting.isEmpty ? [] : ["fields with labels: \(fitting.joined(separator: ", "))"])
    }
    return found
  }

  /// A name as it has to be typed: quoted where it must be.
  func sayable(_ text: String) -> String { nameText(text) }

  /// `field:label` as it has to be typed.
  func term(_ field: FieldDescription, _ label: String) -> String {
    "\(nameText(field.name)):\(labelText(label))"
  }
}
