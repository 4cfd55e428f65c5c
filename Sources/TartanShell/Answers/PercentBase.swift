import TartanLanguage
import TartanModel
import TartanPlan

/// What percentages of a table with a multi field are of.
enum PercentBase: String, CaseIterable, Hashable {
  /// All statements looked at, those without a label among them.
  case statements
  /// Those of them with any label of the field.
  case tagged
  /// Taggings: a statement counts once for each of its labels.
  case taggings

  /// The base that the clause asks for.
  ///
  /// - Parameters:
  ///   - clauses: the command's clauses.
  ///   - axis: the side of the table whose labels a statement may carry several of.
  ///   - rows: the other side of a crosstab, if there is one.
  ///   - catalog: the fields.
  /// - Returns: statements without the clause.
  /// - Throws: a diagnostic for a field that knows no such base.
  static func named(
    _ clauses: ClauseSyntax, of axis: AxisPlan, beside rows: AxisPlan? = nil, in catalog: Catalog
  ) throws(Diagnostic) -> PercentBase {
    guard let name = clauses.base else { return .statements }
    let typed = name.text.lowercased()
    guard let base = typed == "all" ? .statements : PercentBase(rawValue: typed) else {
      throw Diagnostic(
        .badValue, at: name.span, "no base '\(name.text)'", hints: ["base statements, base tagged or base taggings"])
    }
    guard base != .statements else { return base }
    guard axis.mayOverlap, let field = axis.field else {
      throw Diagnostic(
        .wrongKind, at: name.span, "base \(base.rawValue) needs a multi field, whose labels not every statement has",
        hints: ["\(axis.title) is not one: leave the clause out"] + turned(axis, rows, base))
    }
    guard base == .tagged || !catalog[field].isHierarchical else {
      throw Diagnostic(
        .wrongKind, at: name.span,
        "\(axis.title) has labels below others, and a parent counts each statement once: there are no shares of taggings",
        hints: ["base tagged", "base statements"])
    }
    return base
  }

  /// Refuses intervals of shares of taggings.
  ///
  /// - Throws: a diagnostic that says why.
  func refuseIntervals(_ clauses: ClauseSyntax) throws(Diagnostic) {
    guard self == .taggings, let place = clauses.intervals?.span else { return }
    throw Diagnostic(
      .unknownClause, at: place,
      "intervals take what they count as independent, and the taggings of one statement are not",
      hints: ["base statements or base tagged with intervals", "leave out intervals"])
  }

  /// The table turned round, where its rows are of a multi field.
  private static func turned(_ axis: AxisPlan, _ rows: AxisPlan?, _ base: PercentBase) -> [String] {
    guard let rows, rows.mayOverlap, rows.field != nil, axis.field != nil else { return [] }
    return ["or turn the table: cross \(nameText(axis.title)) by \(nameText(rows.title)) base \(base.rawValue)"]
  }

  /// What a percentage of the whole table is of, in words.
  func words(of title: String) -> String {
    switch self {
    case .statements: "of the base"
    case .tagged: "of the statements with any \(title)"
    case .taggings: "of the taggings of \(title)"
    }
  }

  /// The same without its first word: `the base`.
  func bareWords(of title: String) -> String { String(words(of: title).dropFirst("of ".count)) }

  /// What the row of all of them is called.
  func totalName(of title: String) -> String {
    switch self {
    case .statements: "statements"
    case .tagged: "any \(title)"
    case .taggings: "taggings"
    }
  }

  /// What a percentage of a row is of, in words.
  func rowWords(of title: String) -> String {
    switch self {
    case .statements: "of the row's statements"
    case .tagged: "of the row's statements with any \(title)"
    case .taggings: "of the row's taggings of \(title)"
    }
  }
}
