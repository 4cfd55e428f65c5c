public import TartanLanguage
public import TartanModel
import TartanText

extension Binder {
  /// One side of a table: every label of a field, those asked for, or the sets in braces.
  ///
  /// - Throws: a diagnostic for a field that has no rows to offer (wording, identities), or a name that means nothing.
  public func axis(_ syntax: AxisSyntax) throws(Diagnostic) -> AxisPlan {
    switch syntax {
    case .field(let name, let top, let among): return try axis(of: name, top: top, among: among)
    case .sets(let sets, _):
      var items: [AxisItem] = []
      for named in sets { items.append(try item(named)) }
      items = spelledOut(items, sets)
      for (index, item) in items.enumerated() where items[..<index].contains(where: { $0.name == item.name }) {
        throw Diagnostic(
          .ambiguous, at: sets[index].name?.span ?? sets[index].set.span, "two sets are called '\(item.name)'",
          hints: ["give them names: {A = …, B = …}"])
      }
      return AxisPlan(source: .sets, title: "set", items: items, top: nil)
    }
  }

  /// Where two labels are spelled the same, each is called by its term; names that were given stay.
  private func spelledOut(_ items: [AxisItem], _ sets: [NamedSetSyntax]) -> [AxisItem] {
    var timesUsed: [String: Int] = [:]
    for item in items { timesUsed[item.name, default: 0] += 1 }
    return zip(items, sets).map { item, named in
      guard named.name == nil, let times = timesUsed[item.name], times > 1 else { return item }
      return AxisItem(name: item.term, set: item.set, term: item.term)
    }
  }

  private func item(_ named: NamedSetSyntax) throws(Diagnostic) -> AxisItem {
    let term = canonicalText(of: named.set)
    let plan = try set(named.set)
    let name = try named.name.map { name throws(Diagnostic) in try text(of: name) } ?? shortName(named.set)
    return AxisItem(name: name, set: plan, term: term)
  }

  /// A set in a few words: the label alone where the set is one label.
  public func shortName(_ set: SetSyntax) -> String {
    guard case .term(let term) = set, !term.only, term.values.count == 1, case .field = term.subject,
      case .name(let name)? = term.values.first, let plan = try? self.set(set),
      case .labels(let field, let codes) = plan,
      let first = codes.first
    else { return ParameterValues.rewrite(canonicalText(of: set), surroundings.parameter) }
    let label = catalog[field].labels.names[first.index]
    return codes.count == 1 ? label : Normalization.nfc(name.text)
  }

  private func axis(of name: Name, top: Int?, among: [ValueSyntax]) throws(Diagnostic) -> AxisPlan {
    let field = try field(name)
    switch field.kind {
    case .single, .multi:
      let items = among.isEmpty ? items(of: field) : try items(of: field, among: among)
      let source: AxisSource = field.kind == .single && !field.isHierarchical ? .single(field.id) : .multi(field.id)
      return AxisPlan(source: source, title: field.name, items: items, top: top, available: rowCount(of: field))
    case .number, .date:
      let all = try surroundings.distinctValues(of: field)
      let items = among.isEmpty ? all : try items(all, of: field, among: among)
      return AxisPlan(source: .single(field.id), title: field.name, items: items, top: top, available: all.count)
    case .text, .id:
      throw Diagnostic(
        .wrongKind, at: name.span, "\(field.name) holds \(field.kind == .text ? "wording" : "identities"), not labels",
        hints: fieldsWithRows())
    }
  }

  private func fieldsWithRows() -> [String] {
    let fitting = catalog.fields.filter { $0.kind != .text && $0.kind != .id }.map { sayable($0.name) }
    return fitting.isEmpty ? [] : ["fields that have rows: \(fitting.joined(separator: ", "))"]
  }

  private func rowCount(of field: FieldDescription) -> Int {
    field.isHierarchical ? LabelTree(field.labels).nodes.count : field.labels.names.count
  }

  private func items(of field: FieldDescription) -> [AxisItem] {
    guard field.isHierarchical else {
      return field.labels.names.enumerated().map { index, label in
        AxisItem(name: label, set: .labels(field.id, [LabelID(index)]), term: term(field, label))
      }
    }
    return LabelTree(field.labels).nodes.map { node in
      AxisItem(name: node.path, set: .labels(field.id, node.labels), depth: node.depth, term: term(field, node.path))
    }
  }

  /// The labels asked for, in the order asked; a wildcard gives its labels in the order of the catalog.
  private func items(of field: FieldDescription, among: [ValueSyntax]) throws(Diagnostic) -> [AxisItem] {
    var items: [AxisItem] = []
    for value in among {
      let codes = try labels(value, of: field)
      if case .name(let name) = value, codes.count > 1 {
        let parent = try text(of: name)
        items.append(AxisItem(name: parent, set: .labels(field.id, codes), term: term(field, parent)))
        continue
      }
      for code in codes where !items.contains(where: { $0.set == .labels(field.id, [code]) }) {
        let label = field.labels.names[code.index]
        items.append(AxisItem(name: label, set: .labels(field.id, [code]), term: term(field, label)))
      }
    }
    return items
  }

  private func items(_ all: [AxisItem], of field: FieldDescription, among: [ValueSyntax]) throws(Diagnostic)
    -> [AxisItem]
  {
    var kept: [AxisItem] = []
    for value in among {
      let wanted = try set(
        .term(TermSyntax(.field(Name(field.name, at: value.span, style: .quoted)), [value], at: value.span)))
      kept.append(
        AxisItem(name: canonicalValue(value), set: wanted, term: "\(sayable(field.name)):\(canonicalValue(value))"))
    }
    return kept.isEmpty ? all : kept
  }

  private func canonicalValue(_ value: ValueSyntax) -> String {
    let placeholder = Name("x", at: value.span)
    let written = canonicalText(of: SetSyntax.term(TermSyntax(.field(placeholder), [value], at: value.span)))
    return String(written.dropFirst(2))
  }
}
