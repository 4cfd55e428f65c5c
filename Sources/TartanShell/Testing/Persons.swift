import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanText

/// Who made the statements that are tested, as far as it is known.
struct Persons {
  /// The name of the field; nil where none was given.
  let field: String?
  /// For each statement of the base who made it, as a number; statements without a name are each by somebody else.
  let makers: [Int]
  /// How many statements have no name.
  let unnamed: Int
  /// A field that looks as if it said who made a statement, where none was given.
  let candidate: String?

  /// How many persons have a name.
  var count: Int { Set(makers).count - unnamed }

  /// Whether each made one statement, so that there is nothing to keep together.
  var areDistinct: Bool { count + unnamed == makers.count }

  private static let names = ["speaker", "person", "participant", "respondent", "interviewee"]

  /// A field that is named as if it said who made a statement.
  static func candidate(_ catalog: Catalog) -> String? {
    catalog.fields.first { field in
      field.kind != .id && names.contains { name in Normalization.caseFolded(field.name) == name }
    }?.name
  }
}

extension Question {
  /// Who made the statements of `base`: by the clause, else by the setting.
  ///
  /// - Throws: a diagnostic for a field that does not say who made a statement.
  func persons(_ request: TestRequest, _ settings: Settings, _ base: Bitmap) throws(Diagnostic) -> Persons {
    guard let name = try personField(request.clauses.person, settings, at: request.test) else {
      return Persons(field: nil, makers: [], unnamed: 0, candidate: Persons.candidate(catalog))
    }
    let axis = try binder.axis(.field(name, top: nil, among: []))
    let held = try ask { executor throws(EngineFailure) in try executor.memberships(axis, within: base) }
    var makers: [Int] = []
    var unnamed = 0
    for statement in 0..<held.statementCount {
      if let maker = held.items(of: statement).last {
        makers.append(Int(maker))
      } else {
        makers.append(axis.items.count + unnamed)
        unnamed += 1
      }
    }
    return Persons(field: axis.title, makers: makers, unnamed: unnamed, candidate: nil)
  }

  private func personField(_ clause: Name?, _ settings: Settings, at place: SourceSpan?) throws(Diagnostic) -> Name? {
    if let clause {
      try requireOneValue(clause, at: clause.span)
      return clause
    }
    let set = settings["person"]
    guard set != "none" else { return nil }
    guard catalog.fields.contains(where: { $0.name == set }) else {
      throw Diagnostic(
        .unknownField, at: place, "set person says \(Control.visible(set)), and \(open.name) has no such field",
        hints: ["set person none", "person FIELD behind test"])
    }
    let name = Name(set, at: place ?? SourceSpan(0, 0), style: .quoted)
    try requireOneValue(name, at: place)
    return name
  }

  private func requireOneValue(_ name: Name, at place: SourceSpan?) throws(Diagnostic) {
    let field = try binder.field(name)
    guard field.kind != .single, field.kind != .number else { return }
    let fitting = catalog.fields.filter { $0.kind == .single }.map { nameText($0.name) }
    let what =
      switch field.kind {
      case .id: "the identity of a statement"
      case .text: "wording"
      case .multi: "several labels a statement"
      default: "dates"
      }
    throw Diagnostic(
      .wrongKind, at: place, "\(field.name) holds \(what), which does not say who made a statement",
      hints: fitting.isEmpty ? ["set person none"] : ["fields with one label: \(fitting.joined(separator: ", "))"])
  }
}
