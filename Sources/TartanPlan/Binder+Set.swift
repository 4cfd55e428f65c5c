public import TartanLanguage
public import TartanModel
import TartanText

extension Binder {
  /// The set that was written, with every name resolved.
  ///
  /// - Throws: a diagnostic at the first name that means nothing, or more than one thing.
  public func set(_ syntax: SetSyntax) throws(Diagnostic) -> SetPlan {
    switch syntax {
    case .all: return .all
    case .term(let term): return try set(of: term)
    case .bare(let name): return try set(bare: name)
    case .result(let result): return try surroundings.statements(behind: result)
    case .not(let inner, _): return try set(inner).negated
    case .and: return .intersection(try conjuncts(of: syntax))
    case .or: return .union(try disjuncts(of: syntax))
    }
  }

  /// The parts of a chain of `and`, without recursion down its left side: chains may be thousands long.
  private func conjuncts(of syntax: SetSyntax) throws(Diagnostic) -> [SetPlan] {
    var parts: [SetPlan] = []
    var rest = syntax
    while case .and(let left, let right) = rest {
      parts.append(try set(right))
      rest = left
    }
    parts.append(try set(rest))
    return parts.reversed()
  }

  private func disjuncts(of syntax: SetSyntax) throws(Diagnostic) -> [SetPlan] {
    var parts: [SetPlan] = []
    var rest = syntax
    while case .or(let left, let right) = rest {
      parts.append(try set(right))
      rest = left
    }
    parts.append(try set(rest))
    return parts.reversed()
  }

  private func set(of term: TermSyntax) throws(Diagnostic) -> SetPlan {
    switch term.subject {
    case .labelCount(let name):
      let field = try labelledField(name, for: "count(…)")
      return try union(of: term.values) { value throws(Diagnostic) in
        .labelCount(field.id, try wholeNumbers(value))
      }
    case .field(let name):
      let field = try termField(name, term.values)
      if term.only { return try only(term, of: field) }
      return try union(of: term.values) { value throws(Diagnostic) in try set(value, of: field) }
    }
  }

  /// The field of a term; `text:` on data that have no field of that name is told where to look instead.
  private func termField(_ name: Name, _ values: [ValueSyntax]) throws(Diagnostic) -> FieldDescription {
    do {
      return try field(name)
    } catch {
      guard error.code == .unknownField, name.text.lowercased() == "text", case .name(let value)? = values.first,
        let holder = catalog.wordingField ?? catalog.idField
      else { throw error }
      var instead = error
      instead.hints = [
        holder.kind == .text
          ? "the wording is called \(holder.name): \(term(holder, value.text))"
          : "no column was read as wording; to look in \(holder.name): \(sayable(holder.name)):*\(value.text)*"
      ]
      throw instead
    }
  }

  private func union(
    of values: [ValueSyntax], each: (ValueSyntax) throws(Diagnostic) -> SetPlan
  ) throws(Diagnostic) -> SetPlan {
    var parts: [SetPlan] = []
    for value in values { parts.append(try each(value)) }
    return .union(parts)
  }

  private func only(_ term: TermSyntax, of field: FieldDescription) throws(Diagnostic) -> SetPlan {
    guard field.kind == .multi else {
      throw Diagnostic(
        .wrongKind, at: term.span,
        "only(…) asks about several labels, and \(field.name) is a \(field.kind.rawValue) field",
        hints: ["without only: \(sayable(field.name)):…"])
    }
    var codes: Set<LabelID> = []
    for value in term.values { codes.formUnion(try labels(value, of: field)) }
    return .only(field.id, codes.sorted())
  }

  private func set(_ value: ValueSyntax, of field: FieldDescription) throws(Diagnostic) -> SetPlan {
    switch value {
    case .none: return .missing(field.id)
    case .any: return .not(.missing(field.id))
    default: break
    }
    switch field.kind {
    case .single, .multi: return .labels(field.id, try labels(value, of: field))
    case .number: return .number(field.id, try numbers(value, of: field))
    case .date: return try dates(value, of: field)
    case .text: return .wording(field.id, try wording(value, of: field))
    case .id: return .identities(field.id, [try identity(value, of: field)])
    }
  }

  /// A bare word: a definition, or a label that exactly one field has.
  private func set(bare name: Name) throws(Diagnostic) -> SetPlan {
    let typed = try text(of: name)
    do throws(Diagnostic) {
      if name.style == .word, let defined = try surroundings.definition(named: typed) { return defined }
    } catch {
      throw error.located(at: name.span)
    }
    let labelled = catalog.fields.filter { $0.kind == .single || $0.kind == .multi }
    var found: [(FieldDescription, [LabelID])] = []
    for field in labelled {
      do {
        found.append((field, try labels(.name(name), of: field)))
      } catch  where error.code == .unknownLabel {
        continue
      }
    }
    if found.count == 1, let (field, codes) = found.first { return .labels(field.id, codes) }
    if found.count > 1 {
      let full = found.map { term($0.0, spelled(typed, $0.0, $0.1)) }
      throw Diagnostic(
        .ambiguous, at: name.span, "'\(typed)' is a label of \(found.map(\.0.name).joined(separator: " and of "))",
        hints: ["write \(full.joined(separator: " or "))"])
    }
    throw unknownBare(typed, at: name.span, labelled)
  }

  /// The label as the data spell it, for a hint.
  private func spelled(_ typed: String, _ field: FieldDescription, _ codes: [LabelID]) -> String {
    guard codes.count == 1, let code = codes.first else { return typed }
    return field.labels.names[code.index]
  }

  /// Whether it is made as identities are: with a figure in it, in one word.
  private func looksLikeIdentity(_ typed: String) -> Bool {
    typed.utf8.contains { (0x30...0x39).contains($0) } && !typed.contains(" ")
  }

  private func unknownBare(_ typed: String, at span: SourceSpan, _ fields: [FieldDescription]) -> Diagnostic {
    if let field = catalog.fields.first(where: { Normalization.caseFolded($0.name) == Normalization.caseFolded(typed) })
    {
      let example = field.labels.names.first.map { term(field, $0) } ?? "\(sayable(field.name)):…"
      return Diagnostic(
        .unknownLabel, at: span, "\(field.name) is a field, not a set",
        hints: ["for one of its values: \(example)", "for all of them: count by \(sayable(field.name))"])
    }
    let defined = surroundings.definedNames
    var hints = Spelling.nearest(typed, among: defined, limit: 2).map { "did you mean \($0)?" }
    if let identity = catalog.idField, looksLikeIdentity(typed) {
      hints.append("by identity: \(sayable(identity.name)):\(labelText(typed))")
    }
    for field in fields {
      hints += pathsEnding(in: typed, of: field)
      hints += Spelling.nearest(typed, among: field.labels.names, limit: 2).map { "did you mean \(term(field, $0))?" }
    }
    if hints.isEmpty, let wording = catalog.wordingField {
      hints = ["to look in the wording: \(sayable(wording.name)):\(sayable(typed))"]
    }
    return Diagnostic(
      .unknownLabel, at: span, "'\(Control.visible(typed))' is no label and no defined name",
      hints: Array(hints.prefix(4)))
  }
}

extension SetPlan {
  /// The statements not in the set, without a double `not`.
  public var negated: SetPlan {
    switch self {
    case .not(let inner): inner
    case .all: .nothing
    case .nothing: .all
    default: .not(self)
    }
  }

  /// The statements in all of `parts`, simplified.
  public static func intersection(_ parts: [SetPlan]) -> SetPlan {
    var kept: [SetPlan] = []
    for part in parts where part != .all {
      if part == .nothing { return .nothing }
      if case .and(let inner) = part { kept += inner } else { kept.append(part) }
    }
    return kept.count > 1 ? .and(kept) : kept.first ?? .all
  }

  /// The statements in any of `parts`, simplified: labels of one field become one look-up.
  public static func union(_ parts: [SetPlan]) -> SetPlan {
    var kept: [SetPlan] = []
    for part in parts where part != .nothing {
      if part == .all { return .all }
      if case .labels(let field, let codes) = part, case .labels(field, let before)? = kept.last {
        kept[kept.count - 1] = .labels(field, Set(before).union(codes).sorted())
      } else if case .or(let inner) = part {
        kept += inner
      } else {
        kept.append(part)
      }
    }
    return kept.count > 1 ? .or(kept) : kept.first ?? .nothing
  }
}
