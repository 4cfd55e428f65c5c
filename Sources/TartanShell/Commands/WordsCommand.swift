import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan
import TartanStatistics

extension Session {
  /// `words [SET] [against SET]`: frequent words, and those that set one set apart from another.
  func words(_ one: SetSyntax?, against two: SetSyntax?, _ command: CommandSyntax) throws(Diagnostic) -> Reply {
    let question = try question(command)
    let clauses = command.clauses
    let field = try wordingField(of: clauses.fields, question, at: command.span)
    let subject = try one.map { set throws(Diagnostic) in try question.binder.set(set) } ?? .all
    let other = try two.map { set throws(Diagnostic) in try question.binder.set(set) }
    let comparesTwo = other != nil || subject != .all
    if !comparesTwo {
      try command.refuse([.measures], in: "words of one set", hints: ["words SET compares it with the rest"])
    }
    let stopwords = try stopwords(clauses.stopwords, question)
    let asked = try question.measures(clauses.measures, of: WordsTable.measures, in: "words")
    let order = try WordOrder(clauses.sortRows, hasTwoSets: comparesTwo, question)
    let base = try question.base()
    let inside = try question.bitmap(subject).intersection(base)
    let against = try other.map { set throws(Diagnostic) in try question.bitmap(set).intersection(base) }
    let outside = comparesTwo ? (against ?? base).subtracting(inside) : Bitmap(none: base.count)
    let both = against.map { $0.intersectionCount(inside) } ?? 0
    if let two, both > 0, outside.isEmpty {
      throw Diagnostic(
        .badValue, at: two.span, "each statement of it is in the first set too: there is nothing to compare",
        hints: ["words SET compares a set with the rest"])
    }
    let counts = try question.ask { executor throws(EngineFailure) in
      try executor.wordCounts(
        in: field.id, inside: inside, outside: outside, stems: clauses.stems != nil, leavingOut: stopwords.words)
    }
    let protected = try protectedWords(counts, question, command)
    let name = one.flatMap { $0 == .all($0.span) ? nil : withParameters(canonicalText(of: $0)) }
    let table = WordsTable(
      counts: protected.counts, set: name,
      other: comparesTwo ? two.map { withParameters(canonicalText(of: $0)) } ?? "the rest" : nil,
      measures: asked.isEmpty ? WordsTable.measures : asked, order: order, top: clauses.top?.value,
      minimum: clauses.minimum?.value ?? 1, hasStems: clauses.stems != nil)
    let remarks = WordsRemarks(
      table: table, field: field.name, stopwords: stopwords, base: base.population, statements: inside.population,
      others: comparesTwo ? outside.population : nil, inBoth: both)
    var answer = Answer(
      kind: .words, title: remarks.title, base: question.base(of: base.population), sentences: remarks.sentences,
      tables: table.frequent.isEmpty ? [] : table.tables(distinctiveFirst: two != nil),
      notes: protected.notes + (protected.rule == nil ? remarks.notes : remarks.plainNotes))
    if command.clauses.explained != nil { answer.explain(table.explanations) }
    var reply = Reply.result(
      answer, cellSets(table, question.plan, subject, other, field.id, isCompared: comparesTwo))
    reply.threshold = protected.rule?.threshold
    return reply
  }

  /// The words that may be shown: a rare one would tell who said it, so it is left out and not just its count.
  private func protectedWords(_ counts: WordCounts, _ question: Question, _ command: CommandSyntax)
    throws(Diagnostic) -> (counts: WordCounts, rule: SuppressionRule?, notes: [String])
  {
    guard let rule = try suppressionRule(command.clauses) else { return (counts, nil, []) }
    let threshold = rule.threshold
    let span = command.clauses.suppress?.span ?? command.span
    if let person = state.settings.personField {
      throw Diagnostic(
        .confidential, at: span, "words counts statements, and set person \(person) asks for people to be protected",
        hints: ["set person none"])
    }
    func isSmall(_ count: Int) -> Bool { count > 0 && count < threshold }
    guard !isSmall(counts.inside.statements), !isSmall(counts.outside.statements) else {
      throw Diagnostic(
        .confidential, at: span,
        "nothing can be shown with suppress \(threshold): a set has fewer than \(threshold) "
          + "statements", hints: ["suppress 0 shows it on screen, to you only"])
    }
    let kept = counts.keeping { word in
      !isSmall(word.statements) && !isSmall(word.statementsOutside)
        && !isSmall(counts.inside.statements - word.statements)
        && !isSmall(counts.outside.statements - word.statementsOutside)
    }
    return (
      kept, rule,
      ["suppress \(threshold): words left out that fewer than \(threshold) statements of a set have, or lack"]
    )
  }

  private func cellSets(
    _ table: WordsTable, _ base: SetPlan, _ subject: SetPlan, _ other: SetPlan?, _ field: FieldID, isCompared: Bool
  ) -> CellSets {
    let rest = SetPlan.intersection([other ?? .all, subject.negated])
    var cells = CellSets(base: .intersection([base, isCompared ? .union([subject, rest]) : subject]))
    // A name alone means the set that was asked about; the other one is a column.
    cells.rows = table.shown.map { word in
      (word.form, .intersection([subject, .wording(field, table.hasStems ? .stem(word.key) : .word(word.key))]))
    }
    guard isCompared, let other = table.other else { return cells }
    cells.columns = [(table.here, subject), (other, rest)]
    for word in table.shown {
      let wording = SetPlan.wording(field, table.hasStems ? .stem(word.key) : .word(word.key))
      cells.single[word.form] = [other: .intersection([rest, wording])]
    }
    return cells
  }

  private func stopwords(_ name: Name?, _ question: Question) throws(Diagnostic) -> Stopwords {
    guard let name else { return .english }
    let typed = try question.binder.text(of: name).lowercased()
    if let list = Stopwords(rawValue: typed) { return list }
    throw Diagnostic(
      .badValue, at: name.span, "no list of stop words '\(name.text)'",
      hints: ["stopwords \(Stopwords.allCases.map(\.rawValue).joined(separator: ", stopwords "))"])
  }

  /// The one field of wording that `fields` names, or the usual one.
  private func wordingField(
    of names: [Name], _ question: Question, at span: SourceSpan
  ) throws(Diagnostic) -> FieldDescription {
    guard let name = names.first else {
      if let field = question.catalog.wordingField { return field }
      throw Diagnostic(
        .wrongKind, at: span, "\(question.open.name) has no wording to look in",
        hints: ["load it again with text from \"Column\""])
    }
    if names.count > 1 {
      throw Diagnostic(
        .badValue, at: names[1].span, "words looks at one field of wording", hints: ["fields \(nameText(name.text))"])
    }
    let field = try question.binder.field(name)
    guard field.kind == .text else {
      let fitting = question.catalog.fields.filter { $0.kind == .text }.map { nameText($0.name) }
      throw Diagnostic(
        .wrongKind, at: name.span, "\(field.name) is a \(field.kind.rawValue) field, not wording",
        hints: fitting.isEmpty ? [] : ["fields of wording: \(fitting.joined(separator: ", "))"])
    }
    return field
  }
}
