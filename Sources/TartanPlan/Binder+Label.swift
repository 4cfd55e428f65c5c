import TartanLanguage
import TartanModel
import TartanText

extension Binder {
  /// The labels of `field` that a value names; a parent of a hierarchical field stands for its children too.
  ///
  /// - Throws: a diagnostic that offers the nearest labels if there is none.
  func labels(_ value: ValueSyntax, of field: FieldDescription) throws(Diagnostic) -> [LabelID] {
    switch value {
    case .name(let name): try labels(named: name, of: field)
    case .wildcard(let name): try labels(like: name, of: field)
    case .pattern(let name): try labels(matching: name, of: field)
    case .stem(let name): throw notForLabels("~\(name.text)", name.span, field, "\(term(field, name.text + "*"))")
    case .range(let from, let to):
      throw notForLabels("a range", from.span.joined(with: to.span), field, "\(sayable(field.name)):(A, B)")
    case .compare(let sign, let name):
      throw notForLabels("'\(sign.rawValue)'", name.span, field, term(field, name.text))
    case .none(let span), .any(let span):
      throw Diagnostic(.badValue, at: span, "none and any stand alone: \(sayable(field.name)):none")
    }
  }

  private func notForLabels(_ what: String, _ span: SourceSpan, _ field: FieldDescription, _ hint: String)
    -> Diagnostic
  {
    Diagnostic(
      .wrongKind, at: span, "\(field.name) has labels, and \(what) asks for numbers or wording",
      hints: ["for instance: \(hint)"])
  }

  private func labels(named name: Name, of field: FieldDescription) throws(Diagnostic) -> [LabelID] {
    let path = try labelPath(name, of: field)
    return withChildren(path, code(of: path, in: field), field)
  }

  /// The label that a name means as the data spell it, or the parent that stands only in paths.
  ///
  /// - Throws: a diagnostic that offers the nearest labels if there is none.
  func labelPath(_ name: Name, of field: FieldDescription) throws(Diagnostic) -> String {
    let typed = asPath(try text(of: name), field)
    if code(of: typed, in: field) != nil || !descendants(of: typed, in: field).isEmpty { return typed }
    let folded = Normalization.caseFolded(typed)
    let alike = candidates(field).filter { Normalization.caseFolded($0) == folded }
    if alike.count > 1 {
      throw Diagnostic(
        .ambiguous, at: name.span, "'\(typed)' could be \(alike.count) labels of \(field.name) that differ by case",
        hints: alike.map { "write it exactly: \(term(field, $0))" })
    }
    guard let one = alike.first else { throw unknownLabel(typed, at: name.span, in: field) }
    return one
  }

  /// Every name a label term may use: the labels, and the parents that stand only in paths.
  func candidates(_ field: FieldDescription) -> [String] {
    guard field.isHierarchical else { return field.labels.names }
    return LabelTree(field.labels).names
  }

  private func withChildren(_ label: String, _ code: LabelID?, _ field: FieldDescription) -> [LabelID] {
    let below = descendants(of: label, in: field)
    return (code.map { [$0] } ?? []) + below
  }

  /// The labels below `parent` in a hierarchical field.
  func descendants(of parent: String, in field: FieldDescription) -> [LabelID] {
    guard field.isHierarchical else { return [] }
    let prefix = parent + "/"
    return field.labels.names.indices.filter { field.labels.names[$0].hasPrefix(prefix) }.map { LabelID($0) }
  }

  /// A path typed as `a->b` or `a::b` in the form in which labels are stored.
  func asPath(_ typed: String, _ field: FieldDescription) -> String {
    guard field.isHierarchical else { return typed }
    var parts: [Substring] = []
    var rest = Substring(typed)
    while let cut = rest.firstSeparator(among: ["->", "::"]) {
      parts.append(rest[..<cut.lowerBound])
      rest = rest[cut.upperBound...]
    }
    parts.append(rest)
    return parts.map { $0.trimmingBlanks() }.joined(separator: "/")
  }

  /// The code of the label spelled exactly so. Labels stand in the order of their Unicode scalars.
  func code(of label: String, in field: FieldDescription) -> LabelID? {
    field.labels.names.firstIndex(of: label).map { LabelID($0) }
  }

  private func labels(like name: Name, of field: FieldDescription) throws(Diagnostic) -> [LabelID] {
    let glob = try compile(Wildcard.pattern(for: try text(of: name)), wholeText: true, at: name.span)
    return try labels(matching: glob, written: name, of: field)
  }

  private func labels(matching name: Name, of field: FieldDescription) throws(Diagnostic) -> [LabelID] {
    let pattern = try compile(try text(of: name), at: name.span)
    return try labels(matching: pattern, written: name, of: field)
  }

  private func labels(matching pattern: Pattern, written name: Name, of field: FieldDescription)
    throws(Diagnostic) -> [LabelID]
  {
    guard var matcher = PatternMatcher(pattern) else { throw outOfMemory(name.span) }
    var found: Set<LabelID> = []
    for (index, label) in field.labels.names.enumerated() {
      switch matcher.firstMatch(in: label) {
      case .found: found.formUnion(withChildren(label, LabelID(index), field))
      case .absent: break
      case .tooCostly: throw tooCostly(name.span)
      }
    }
    if found.isEmpty {
      throw Diagnostic(
        .unknownLabel, at: name.span, "no label of \(field.name) matches '\(name.text)'",
        hints: ["describe \(sayable(field.name)) lists the labels"])
    }
    return found.sorted()
  }

  /// The paths whose last part was typed without its parents, as hints.
  func pathsEnding(in typed: String, of field: FieldDescription) -> [String] {
    guard field.isHierarchical else { return [] }
    let ending = "/" + Normalization.caseFolded(typed)
    let paths = candidates(field).filter { Normalization.caseFolded($0).hasSuffix(ending) }
    return paths.prefix(3).map { path in
      let count = code(of: path, in: field).map { field.labels.counts[$0.index] }
      return "did you mean \(term(field, path))\(count.map { " (\($0) statements)" } ?? "")?"
    }
  }

  func unknownLabel(_ typed: String, at span: SourceSpan, in field: FieldDescription) -> Diagnostic {
    var hints = Spelling.nearest(typed, among: candidates(field), limit: 3).map { label in
      let count = code(of: label, in: field).map { field.labels.counts[$0.index] }
      return "did you mean \(term(field, label))\(count.map { " (\($0) statements)" } ?? "")?"
    }
    hints.insert(contentsOf: pathsEnding(in: typed, of: field), at: 0)
    let others = catalog.fields.filter { $0.id != field.id && code(of: typed, in: $0) != nil }
    hints += others.map { "\($0.name) has it: \(term($0, typed))" }
    if let step = surroundings.removal(of: typed, from: field) { hints.append("it went with: \(step)") }
    if hints.isEmpty { hints = ["describe \(sayable(field.name)) lists the labels"] }
    return Diagnostic(.unknownLabel, at: span, "no label '\(Control.visible(typed))' in \(field.name)", hints: hints)
  }
}
