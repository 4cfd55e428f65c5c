import TartanEngine
import TartanLanguage
import TartanModel
import TartanPlan

extension Question {
  /// How the counts of a list are printed.
  ///
  /// - Throws: a diagnostic where nothing of it can be shown.
  func presenter(
    list axis: AxisPlan, of base: SetPlan, _ statements: Bitmap, _ protection: Protection, _ command: CommandSyntax
  ) throws(Diagnostic) -> CountPresenter {
    let table = try protected(protection, base, statements, command) { protector throws(Diagnostic) in
      try protector.list(axis)
    }
    return CountPresenter(
      self, protection, table, screen: TableScreen(rows: axis.items.count), statements: statements,
      published: PublishedSets(dataset: open.name, base: base, rows: axis.publishedSets, columns: []))
  }

  /// How the count of one set is printed.
  ///
  /// - Throws: a diagnostic where nothing of it can be shown.
  func presenter(
    part name: String, _ set: SetPlan, of base: SetPlan, _ statements: Bitmap, _ protection: Protection,
    _ command: CommandSyntax
  ) throws(Diagnostic) -> CountPresenter {
    let axis = sides([(name, set)], title: "set")
    let table = try protected(protection, base, statements, command) { protector throws(Diagnostic) in
      try protector.part(axis)
    }
    return CountPresenter(
      self, protection, table, screen: TableScreen(rows: axis.items.count), statements: statements,
      published: PublishedSets(dataset: open.name, base: base, rows: axis.publishedSets, columns: []))
  }

  /// How the counts of a two-way table are printed.
  ///
  /// - Throws: a diagnostic where nothing of it can be shown.
  func presenter(
    _ rows: AxisPlan, _ columns: AxisPlan, of base: SetPlan, _ statements: Bitmap, _ protection: Protection,
    _ command: CommandSyntax
  ) throws(Diagnostic) -> CountPresenter {
    let table = try protected(protection, base, statements, command) { protector throws(Diagnostic) in
      try protector.cross(rows, columns)
    }
    return CountPresenter(
      self, protection, table, screen: TableScreen(rows: rows.items.count, columns: columns.items.count),
      statements: statements,
      published: PublishedSets(
        dataset: open.name, base: base, rows: rows.publishedSets, columns: columns.publishedSets))
  }

  /// Asks a protector, if counts are to be hidden.
  func protected<Table>(
    _ protection: Protection, _ base: SetPlan, _ statements: Bitmap, _ command: CommandSyntax,
    _ ask: (TableProtector) throws(Diagnostic) -> Table
  ) throws(Diagnostic) -> Table? {
    guard let rule = protection.rule else { return nil }
    do throws(Diagnostic) {
      return try ask(try TableProtector(self, protection, rule, base, statements))
    } catch {
      throw error.located(at: command.clauses.suppress?.span ?? command.span)
    }
  }
}

extension Question {
  /// Sets as lines of a table, each with the statements outside of it.
  func sides(_ sets: [(name: String, set: SetPlan)], title: String) -> AxisPlan {
    let items = sets.flatMap { name, set in
      [
        AxisItem(name: name, set: set, term: name),
        AxisItem(name: "not \(name)", set: set.negated, term: "not \(name)"),
      ]
    }
    return AxisPlan(source: .sets, title: title, items: items, top: nil)
  }
}

extension AxisPlan {
  /// The statements of its lines, and of those without a value.
  var publishedSets: [SetPlan] { items.map(\.set) + (field.map { [.missing($0)] } ?? []) }
}

extension CommandSyntax {
  /// Refuses what would say more than the table: figures of the whole, worked through or of taggings.
  ///
  /// - Throws: a diagnostic at the first clause that cannot go with hidden counts.
  func refuseBesideHidden(_ presenter: CountPresenter) throws(Diagnostic) {
    let isHiding = presenter.screen.hidesAny
    let reasons: [(SourceSpan?, String)] = [
      (isHiding ? clauses.explained : nil, "explain works figures through, and hidden counts with them"),
      (
        clauses.base.flatMap { presenter.isProtected && $0.text.lowercased() == "taggings" ? $0.span : nil },
        "the number of taggings is a sum from which a hidden count could be worked out"
      ),
      (
        isHiding ? clauses.test?.span ?? clauses.bootstrap?.span : nil,
        "a test is one figure from all counts, hidden ones among them"
      ),
    ]
    for (span, reason) in reasons {
      guard let span else { continue }
      throw Diagnostic(
        .confidential, at: span, "\(reason): it does not go with suppress",
        hints: ["suppress 0 shows it on screen, to you only"])
    }
    guard presenter.isRounded, let span = clauses.test?.span ?? clauses.bootstrap?.span ?? clauses.explained else {
      return
    }
    throw Diagnostic(
      .confidential, at: span, "tests and explanations are of counts as they are: they do not go with round",
      hints: ["round 0 leaves counts as they are"])
  }

  /// Refuses an answer that is made of all counts of a table, where some of them are hidden.
  func refuseIfHidden(_ presenter: CountPresenter, _ reason: String) throws(Diagnostic) {
    guard presenter.isProtected, presenter.screen.hidesLines, let threshold = presenter.threshold else { return }
    throw Diagnostic(
      .confidential, at: clauses.suppress?.span ?? span,
      "nothing can be shown with suppress \(threshold): \(reason), hidden ones among them",
      hints: ["fewer, larger groups: FIELD in (A, B)", "suppress 0 shows it on screen, to you only"])
  }

  /// Refuses statements without a label as a line of their own where their number is hidden everywhere.
  func refuseHiddenMissing(_ rows: AxisPlan, _ columns: AxisPlan, _ presenter: CountPresenter) throws(Diagnostic) {
    guard presenter.isProtected, let place = clauses.withMissing else { return }
    let isHidden =
      (rows.mayOverlap && presenter.screen.hides(.missing, .total))
      || (columns.mayOverlap && presenter.screen.hides(.total, .missing))
    guard isHidden else { return }
    let axis = columns.mayOverlap ? columns : rows
    throw Diagnostic(
      .confidential, at: place, "how many statements have no \(axis.title) must be hidden here",
      hints: ["leave with missing out", "suppress 0 shows it on screen, to you only"])
  }

  /// Refuses percentages of a number that is hidden.
  func refuseHiddenBase(_ isHidden: Bool) throws(Diagnostic) {
    guard isHidden, let base = clauses.base else { return }
    throw Diagnostic(
      .confidential, at: base.span,
      "how many statements have a label must be hidden here: there is no percentage of them",
      hints: ["leave base tagged out", "suppress 0 shows it on screen, to you only"])
  }
}

extension Reply {
  /// The same with what its file would tell.
  func published(_ presenter: CountPresenter) -> Reply {
    var reply = self
    reply.published = presenter.published
    reply.threshold = presenter.threshold
    return reply
  }
}
