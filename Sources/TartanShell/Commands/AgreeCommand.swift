import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

extension Session {
  /// `agree FIELD by CODER` and `agree FIELD, FIELD, …`: how far coders agree.
  func agree(_ fields: [Name], by coder: Name?, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let question = try question(command)
    let clauses = command.clauses
    let codings: CodingTable
    var unit = "statements"
    var title = "label"
    if let coder, let field = fields.first {
      codings = try question.codings(of: field, by: coder, per: clauses.unit, at: command.span)
      if let name = clauses.unit, let per = try? question.binder.field(name), per.kind != .id {
        unit = Wording.plural(per.name)
      }
      title = (try? question.binder.field(field).name) ?? title
    } else {
      try command.refuse(
        [.per], in: "agree of fields", hints: ["each row is a statement here; agree FIELD by CODER takes it"])
      codings = try question.codings(in: fields)
    }
    try requireCoders(codings, unit: unit, isByRow: coder != nil, at: coder?.span ?? command.span)
    let measures = try agreementMeasures(question, clauses, codings)
    let table = try AgreementTable(
      title: title, unit: unit, table: codings.shared, measures: measures,
      categories: try codebook(clauses, codings, measures),
      order: try AgreementOrder(clauses.sortRows, measures: measures, question), top: clauses.top?.value,
      minimum: clauses.minimum?.value ?? 1, bootstrap: try resampling(clauses, question))
    let rule = try suppressionRule(clauses)
    if let rule { try refuseSmallCounts(table.tables, rule, command) }
    var base = question.base(
      of: codings.isChosenByCodings ? codings.rows.reduce(0) { $0 + $1.count } : try question.base().population)
    if coder != nil { base.unit = "rows" }
    let names = coder == nil ? Wording.list(codings.coders) : Wording.few(codings.coders)
    var answer = Answer(
      kind: .agree, title: coder == nil ? "Agreement of \(names)" : "Agreement of \(names) on \(title)", base: base,
      sentences: table.sentences, tables: table.tables,
      notes: rule.map { plainNotes(table.notes) + [agreementNote($0)] } ?? table.notes
        + leftOut(codings, table, question))
    if command.clauses.explained != nil { answer.explain(table.explanations) }
    var reply = Reply.result(answer, table.cellSets(base: codings.isChosenByCodings ? .all : question.plan))
    reply.threshold = rule?.threshold
    return reply
  }

  /// Agreement is computed from all codings: it is shown as a whole or not at all.
  private func refuseSmallCounts(_ tables: [AnswerTable], _ rule: SuppressionRule, _ command: CommandSyntax)
    throws(Diagnostic)
  {
    let isSmall = tables.contains { table in
      table.rows.contains { row in
        row.cells.contains { if case .count(1..<rule.threshold) = $0 { true } else { false } }
      }
    }
    guard isSmall else { return }
    throw Diagnostic(
      .confidential, at: command.clauses.suppress?.span ?? command.span,
      "nothing can be shown with suppress \(rule.threshold): agreement is computed from all counts, small ones among them",
      hints: ["min N leaves rare labels out", "suppress 0 shows it on screen, to you only"])
  }

  /// The notes that tell no counts.
  private func plainNotes(_ notes: [String]) -> [String] {
    notes.filter { note in note.hasPrefix("whole sets") || !note.contains(where: \.isNumber) }
  }

  private func agreementNote(_ rule: SuppressionRule) -> String {
    "suppress \(rule.threshold): no count of fewer than \(rule.threshold) had to be hidden"
  }

  private func requireCoders(_ table: CodingTable, unit: String, isByRow: Bool, at span: SourceSpan) throws(Diagnostic)
  {
    guard table.coders.count >= 2 else {
      let who = table.coders.first.map { "\($0) alone has coded anything" } ?? "nobody has coded anything"
      throw Diagnostic(
        .badValue, at: span, "\(who) in the base: agreement takes two coders",
        hints: isByRow ? ["another field may name the coders: agree … by FIELD"] : [])
    }
    guard !table.codersByUnit.contains(where: { $0 >= 2 }) else { return }
    let counts = Wording.few(zip(table.coders, table.codedByCoder).map { "\($0) \($1)" })
    throw Diagnostic(
      .badValue, at: span, "no two coders coded the same \(unit == "statements" ? "statement" : "unit") (\(counts))",
      hints: isByRow ? ["agree … per FIELD, if another field than the id says what was coded"] : [])
  }

  private func agreementMeasures(
    _ question: Question, _ clauses: ClauseSyntax, _ table: CodingTable
  ) throws(Diagnostic) -> [String] {
    for name in clauses.measures {
      let typed = try question.binder.text(of: name).lowercased()
      if typed == "kappa" || typed == "cohen", table.coders.count != 2 {
        throw Diagnostic(
          .badValue, at: name.span, "kappa is for two coders, and here are \(table.coders.count)",
          hints: ["measures fleiss takes any number"])
      }
      if typed == "masi", !table.isMulti {
        throw Diagnostic(
          .badValue, at: name.span, "masi compares sets of labels, and a statement has one label here",
          hints: ["leave it out"])
      }
    }
    let offered = AgreementFigures.measures.filter {
      $0 == "kappa" ? table.coders.count == 2 : $0 == "masi" ? table.isMulti : true
    }
    return try question.measures(
      clauses.measures, of: offered, always: ["percent-agreement", "alpha", "bootstrap"], in: "agree")
  }

  /// `categories N`, which only some measures look at.
  private func codebook(
    _ clauses: ClauseSyntax, _ table: CodingTable, _ measures: [String]
  ) throws(Diagnostic) -> Int? {
    guard let categories = clauses.categories else { return nil }
    guard !table.isMulti else {
      throw Diagnostic(
        .unknownClause, at: categories.span, "each label of several is a yes or a no: there are 2 categories",
        hints: ["leave categories out"])
    }
    guard measures.contains("ac1") || measures.contains("bp") else {
      throw Diagnostic(
        .unknownClause, at: categories.span, "only AC1 and Brennan-Prediger look at the number of categories",
        hints: ["measures ac1, bp categories \(categories.value)"])
    }
    return categories.value
  }

  private func resampling(_ clauses: ClauseSyntax, _ question: Question) throws(Diagnostic) -> AgreementResampling {
    let replicates = clauses.bootstrap?.value ?? AgreementResampling.usual
    if let bootstrap = clauses.bootstrap, replicates > AgreementResampling.most {
      throw Diagnostic(
        .badValue, at: bootstrap.span, "\(replicates) samples are more than anybody can use",
        hints: ["bootstrap \(AgreementResampling.usual)"])
    }
    if let bootstrap = clauses.bootstrap, (1..<AgreementResampling.least).contains(replicates) {
      throw Diagnostic(
        .badValue, at: bootstrap.span, "an interval needs \(AgreementResampling.least) samples at least",
        hints: ["bootstrap \(AgreementResampling.usual)", "bootstrap 0 leaves the interval out"])
    }
    if let seed = clauses.seed, replicates == 0 {
      throw Diagnostic(
        .unknownClause, at: seed.span, "bootstrap 0 draws nothing, so that a seed has no use",
        hints: ["leave one of them out"])
    }
    return AgreementResampling(
      replicates: replicates, seed: clauses.seed?.value ?? state.settings.seed, engine: question.engine)
  }

  /// What could not be looked at.
  private func leftOut(_ all: CodingTable, _ table: AgreementTable, _ question: Question) -> [String] {
    let isNarrowed = question.plan != .all
    let counts = all.codersByUnit
    let (none, one) = (counts.count { $0 == 0 }, counts.count { $0 == 1 })
    var notes: [String] = []
    if one > 0 {
      notes.append(
        "\(table.units(one)) \(isNarrowed ? "with one coding only in the base" : "coded by one coder only") left out")
    }
    if none > 0 {
      notes.append("\(table.units(none)) \(isNarrowed ? "without a coding in the base" : "that nobody coded") left out")
    }
    return notes
  }
}
