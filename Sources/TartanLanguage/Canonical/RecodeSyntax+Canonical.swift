/// The one spelling of a step that recodes.
public func canonicalText(of recode: RecodeSyntax) -> String { recode.canonical }

extension RecodeSyntax {
  var canonical: String {
    switch self {
    case .merge(let field, let labels, let new):
      "merge \(field.asWord) \(labels.map(\.canonical).joined(separator: ", ")) as \(new.asValue)"
    case .rename(let field, let old, let new): "rename \(field.asWord) \(old.asValue) as \(new.asValue)"
    case .move(let set, let field, let label):
      "move \(set.canonical) to \(label.isNew ? "new " : "")\(field.asWord):\(label.label.asValue)"
    case .tag(let set, let label, let field): "tag \(set.canonical) with \(label.canonical)" + behindIn(field)
    case .untag(let set, let label, let field): "untag \(set.canonical) with \(label.asValue)" + behindIn(field)
    case .split(let field, let old, let set, let new):
      "split \(field.asWord) \(old.asValue) by \(set.canonical) as \(new.asValue)"
    }
  }

  private func behindIn(_ field: Name?) -> String { field.map { " in " + $0.asWord } ?? "" }
}

extension GivenLabelSyntax {
  /// Behind `with`; a label spelled like the word `new` is quoted there.
  fileprivate var canonical: String {
    if isNew { return "new " + label.asValue }
    return label.style != .parameter && label.text.lowercased() == "new" ? Spelled.quoted(label.text) : label.asValue
  }
}
