import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

/// What `suppress` and `round` ask of an answer.
struct Protection: Sendable {
  /// What is too small to show; nil shows everything.
  var rule: SuppressionRule?
  /// How counts are rounded; nil leaves them.
  var rounding: Rounding?
  /// The field that says who made a statement, where people are counted and not statements.
  var person: FieldDescription?
  /// The tables written so far.
  var written: [WrittenTable] = []

  /// How counts are rounded.
  struct Rounding: Sendable {
    /// To multiples of what.
    let base: CountRounding
    /// The secret from which random rounding draws; nil rounds to the nearest multiple.
    let secret: String?
  }

  /// Whether there is nothing to do.
  var isOff: Bool { rule == nil && rounding == nil }
}

extension Session {
  /// What the command's clauses and the settings ask for.
  ///
  /// - Throws: a diagnostic for a threshold, a multiple or a key that cannot protect.
  func protection(_ command: CommandSyntax, _ question: Question) throws(Diagnostic) -> Protection {
    var protection = Protection()
    protection.rule = try suppressionRule(command.clauses)
    protection.rounding = try rounding(command.clauses)
    guard protection.rule != nil else { return protection }
    protection.person = try personField(question, command.span)
    protection.written = state.written(on: question.open.name)
    return protection
  }

  /// The threshold of the clause, else of the setting.
  func suppressionRule(_ clauses: ClauseSyntax) throws(Diagnostic) -> SuppressionRule? {
    guard let clause = clauses.suppress else {
      return state.settings.threshold.flatMap { SuppressionRule(threshold: $0) }
    }
    guard clause.value > 0 else { return nil }
    guard let rule = SuppressionRule(threshold: clause.value) else {
      throw Diagnostic(
        .badValue, at: clause.span, "suppress 1 hides nothing: there is no count between 0 and 1",
        hints: ["suppress 5 hides counts of 1 to 4", "suppress 0 hides none"])
    }
    return rule
  }

  private func rounding(_ clauses: ClauseSyntax) throws(Diagnostic) -> Protection.Rounding? {
    guard let clause = clauses.round else {
      return state.settings.multiple.flatMap { CountRounding(base: $0) }.map {
        Protection.Rounding(base: $0, secret: nil)
      }
    }
    guard clause.base.value > 0 else {
      guard let key = clause.key else { return nil }
      throw Diagnostic(
        .badSyntax, at: key.span, "round 0 does not round, so it takes no key", hints: ["round 5 random $KEY"])
    }
    guard let base = CountRounding(base: clause.base.value) else {
      throw Diagnostic(
        .badValue, at: clause.base.span, "every count is a multiple of 1: there is nothing to round",
        hints: ["round 5", "round 0 leaves counts as they are"])
    }
    return Protection.Rounding(base: base, secret: try clause.key.map { key throws(Diagnostic) in try secret(key) })
  }

  /// The key of random rounding: only from outside, as everything typed is kept somewhere.
  private func secret(_ key: Name) throws(Diagnostic) -> String {
    let hint = "start with tartan --set KEY=SECRET and write round 5 random $KEY"
    guard key.style == .parameter else {
      throw Diagnostic(
        .confidential, at: key.span, "a key that is typed here would be kept in the history and in every file written",
        hints: [hint])
    }
    guard let parameter = state.parameters[key.text] else {
      throw Diagnostic(.unknownName, at: key.span, "no parameter named '$\(key.text)'", hints: [hint])
    }
    guard parameter.line == nil else {
      throw Diagnostic(
        .confidential, at: key.span, "a key set by let would be kept in the history and in the saved sett",
        hints: [hint])
    }
    guard parameter.value.utf8.count >= 8 else {
      throw Diagnostic(
        .badValue, at: key.span, "the key in $\(key.text) is too short to be secret", hints: ["8 characters at least"])
    }
    return parameter.value
  }

  /// The field set by `set person`.
  private func personField(_ question: Question, _ span: SourceSpan) throws(Diagnostic) -> FieldDescription? {
    guard let name = state.settings.personField else { return nil }
    guard let field = question.catalog.fields.first(where: { $0.name == name }) else {
      throw Diagnostic(
        .unknownField, at: span, "\(question.open.name) has no field \(name), which set person names",
        hints: ["set person none"])
    }
    return field
  }
}

extension SessionState {
  /// The tables of a dataset that were written.
  func written(on dataset: String) -> [WrittenTable] { ledger.filter { $0.dataset == dataset } }
}

extension Settings {
  /// The threshold of `set suppress`.
  var threshold: Int? { Int(self["suppress"]).flatMap { $0 > 0 ? $0 : nil } }

  /// The multiple of `set round`.
  var multiple: Int? { Int(self["round"]).flatMap { $0 > 0 ? $0 : nil } }

  /// The field of `set person`.
  var personField: String? { self["person"] == "none" ? nil : self["person"] }
}
